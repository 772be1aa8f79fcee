"""Who opens which screen of a child, what each reader sees, and what it costs."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rondom.demo.people import Demo
from rondom.dossiers import operations
from rondom.dossiers.models import Dossier
from rondom.notes.operations import raise_signal

PAGES = [
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
ROUTE_PAGES = ["route_step", "route_outcome", "route_explain"]
MOST_QUERIES = 30


@pytest.mark.parametrize("name", PAGES)
def test_the_coordinator_opens_every_page_and_a_stranger_none(dossier, as_, address, name) -> None:
    assert as_("anouk").get(address(name, dossier)).status_code == 200
    assert as_("hanneke").get(address(name, dossier)).status_code == 404
    assert as_("ilse").get(address(name, dossier)).status_code == 404


@pytest.mark.parametrize("name", ROUTE_PAGES)
def test_pages_of_the_route_open_once_it_began(started, as_, address, name) -> None:
    assert as_("anouk").get(address(name, started)).status_code == 200
    assert as_("daan").get(address(name, started)).status_code == 200


@pytest.mark.parametrize("name", ROUTE_PAGES)
def test_before_the_start_there_is_no_page_of_the_route(dossier, as_, address, name) -> None:
    assert as_("anouk").get(address(name, dossier)).status_code == 404


@pytest.mark.parametrize("name", ["list", "begin", "register"])
def test_pages_without_a_child_open(world: Demo, as_, name: str) -> None:
    assert as_("anouk").get(reverse(f"child:{name}")).status_code == 200


def test_a_parent_reads_the_same_facts_without_the_buttons_of_professionals(started, as_, address) -> None:
    professional = as_("anouk").get(address("page", started)).content.decode()
    parent = as_("rania").get(address("page", started)).content.decode()
    for fact in ("Sami de Wit", "Anouk Terpstra", "In de klas", "Daan Kuipers", "Thomas de Wit"):
        assert fact in professional
        assert fact in parent
    for button in ("Iemand erbij vragen", "Naar stap 2", "Verslag schrijven", "Regie overdragen"):
        assert button in professional
        assert button not in parent


def test_a_section_outside_the_reader_categories_is_not_there(
    world, started, as_, address, join, ask
) -> None:
    join(started, "theo")
    ask(started, "theo", "rania", "thomas", categories=["absence"])
    page = as_("theo").get(address("page", started)).content.decode()
    assert "Waar zijn we?" in page
    assert "Wat is nodig in het belang" not in page
    assert 'id="plan"' not in page
    assert "Gegevens en gezag" not in page
    assert as_("theo").get(address("details", started)).status_code == 404


def _grow(world: Demo, dossier: Dossier, note, count: int) -> None:
    today = dossier.opened_on
    for number in range(count):
        note(dossier, kind="observation", what=f"Gezien {number}.")
        operations.make_action(
            world.actors["anouk"],
            dossier_id=dossier.pk,
            what=f"Doet {number}",
            due_on=today + dt.timedelta(days=number),
            owner_id=world.people["daan"].pk,
        )


def _queries(client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(url).status_code == 200
    return len(found)


def test_one_and_three_of_everything_cost_the_same(world, started, as_, address, note, ask, join) -> None:
    client, url = as_("anouk"), address("page", started)
    join(started, "ilse")
    ask(started, "ilse", "rania")
    _grow(world, started, note, 1)
    client.get(url)
    one = _queries(client, url)
    for key in ("priya", "bram"):
        join(started, key)
        ask(started, key)
    _grow(world, started, note, 2)
    assert _queries(client, url) == one
    assert one <= MOST_QUERIES


def test_the_list_costs_the_same_for_one_and_two_children(world, started, as_, signal_text) -> None:
    client = as_("anouk")
    client.get(reverse("child:list"))
    one = _queries(client, reverse("child:list"))
    raise_signal(world.actors["anouk"], pupil_id=world.pupils["elif"].pk, text=signal_text)
    assert _queries(client, reverse("child:list")) == one


def test_the_page_is_light(started, as_, address) -> None:
    assert len(as_("anouk").get(address("page", started)).content) < 120_000
