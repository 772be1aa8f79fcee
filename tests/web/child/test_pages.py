"""The page of a child: what each reader sees, and what it costs."""

import pytest
from django.urls import reverse

from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier

PROFESSIONAL_PAGES = [
    "page",
    "note_new",
    "people_add",
    "consent_ask",
    "baton_offer",
    "route_start",
    "action_new",
    "events",
    "looks",
    "details",
]


def address(name: str, dossier: Dossier, **values: object) -> str:
    return reverse(f"child:{name}", kwargs={"ref": dossier.ref, **values})


@pytest.mark.parametrize("name", PROFESSIONAL_PAGES)
def test_the_coordinator_opens_every_page_and_a_stranger_none(dossier: Dossier, as_, name: str) -> None:
    assert as_("anouk").get(address(name, dossier)).status_code == 200
    assert as_("hanneke").get(address(name, dossier)).status_code == 404
    assert as_("ilse").get(address(name, dossier)).status_code == 404


@pytest.mark.parametrize("name", ["list", "begin", "register"])
def test_pages_without_a_child_open(world: Demo, as_, name: str) -> None:
    assert as_("anouk").get(reverse(f"child:{name}")).status_code == 200
