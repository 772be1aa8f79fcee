"""Builds the whole demo region in one transaction."""

from django.db import transaction

from rondom.core import clock
from rondom.demo.people import Demo, build_newcomer, build_people
from rondom.demo.story import build_story, days_ago
from rondom.demo.tlv_story import build_sbo_with_tlv
from rondom.people.operations import create_region
from rondom.routes.operations import LIBRARY, publish_route
from rondom.routes.saying import set_school_routes
from rondom.routes.touring.access import may_take_tour
from rondom.routes.touring.operations import decline_tour

# A primary school and a secondary school do not use the same routes.
ROUTES_AT_SCHOOL = {
    "klimboom": ["ihi", "hia", "integraal_arrangeren", "ondersteuningsroute"],
    "vaart": ["flex_zat", "integraal_arrangeren"],
}


@transaction.atomic
def build() -> Demo:
    """People, families, the published routes, and three children with a past."""
    today = clock.today()
    with days_ago(400):
        demo = build_people(create_region(name="Regio Veenrand", slug="veenrand"), today=today)
    for path in sorted(LIBRARY.glob("*.yaml")):
        publish_route(demo.system, text=path.read_text())
    for school, keys in ROUTES_AT_SCHOOL.items():
        set_school_routes(demo.system, school_id=demo.organisations[school].pk, keys=keys)
    build_story(demo)
    build_sbo_with_tlv(demo)
    for actor in demo.actors.values():
        if may_take_tour(actor):
            decline_tour(actor)  # they know their route; only who is new is offered the tour
    build_newcomer(demo)
    return demo
