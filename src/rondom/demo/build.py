"""Builds the whole demo region in one transaction."""

from django.db import transaction

from rondom.demo.people import Demo, build_people
from rondom.people.operations import create_region
from rondom.routes.operations import LIBRARY, publish_route


@transaction.atomic
def build() -> Demo:
    """People, families and the published route. Running dossiers are added by the modules beside this one."""
    demo = build_people(create_region(name="Regio Veenrand", slug="veenrand"))
    for path in sorted(LIBRARY.glob("*.yaml")):
        publish_route(demo.system, text=path.read_text())
    return demo
