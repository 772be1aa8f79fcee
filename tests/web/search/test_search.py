"""Zoeken: own children, colleagues of the region, own meetings; another's child is like no child."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.meetings.models import Meeting

As = Callable[[str], Client]
Join = Callable[[Dossier, str], Participant]


def search(client: Client, words: str) -> str:
    response = client.post("/zoeken/", {"q": words})
    assert response.status_code == 200
    return response.content.decode()


def without_token(html: str) -> str:
    """The page without the one thing that is new in every answer."""
    return re.sub(r"\b\w{64}\b", "", html)


@pytest.mark.parametrize("words", ["sami", "Sami de Wit", "wit sa"])
def test_own_child_is_found(dossier: Dossier, as_: As, words: str) -> None:
    assert "Sami de Wit" in search(as_("anouk"), words)


def test_words_in_an_address_are_not_read(dossier: Dossier, as_: As) -> None:
    """No name stands in an address: addresses are kept in logs."""
    assert "Sami" not in as_("anouk").get("/zoeken/", {"q": "sami"}).content.decode()


def test_the_child_of_another_is_like_no_child(dossier: Dossier, join: Join, as_: As) -> None:
    join(dossier, "ilse")  # in the circle, without a consent
    for key in ("hanneke", "ilse", "esra"):
        client = as_(key)
        there, nowhere = search(client, "Sami de Wit"), search(client, "Xxxx yy Zzz")
        assert "Niets gevonden" in there
        assert without_token(there).replace("Sami de Wit", "Xxxx yy Zzz") == without_token(nowhere)


def test_colleagues_are_found_with_role_and_organisation(world: Demo, as_: As) -> None:
    html = search(as_("anouk"), "ilse van rooij")
    assert "Ilse van Rooij" in html
    assert "SWV Veenrand" in html


def test_parents_are_no_colleagues(dossier: Dossier, as_: As) -> None:
    assert "Niets gevonden" in search(as_("anouk"), "rania")


def test_meetings_are_found_by_the_child(world: Demo, dossier: Dossier, as_: As) -> None:
    Meeting.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        kind="ihi",
        starts_at=clock.now(),
        ends_at=clock.now() + dt.timedelta(hours=1),
        place="lokaal 4",
        goal="verder",
        organiser=world.people["anouk"],
    )
    assert "IHI-overleg" in search(as_("anouk"), "sami")
    assert "IHI-overleg" not in search(as_("daan"), "sami")


def test_nothing_typed_and_too_much_typed(world: Demo, as_: As) -> None:
    assert "Typ een naam" in search(as_("anouk"), "  ")
    assert "hooguit 100 letters" in search(as_("anouk"), "a" * 101)
    assert "Niets gevonden" in search(as_("anouk"), "%_'\"\\")


def test_the_words_are_written_nowhere(dossier: Dossier, as_: As, caplog: pytest.LogCaptureFixture) -> None:
    client = as_("anouk")
    with CaptureQueriesContext(connection) as captured:
        search(client, "sami")
    assert not [row for row in captured.captured_queries if row["sql"].startswith("INSERT")]
    assert "sami" not in caplog.text.lower()


def test_the_family_does_not_search(dossier: Dossier, as_: As) -> None:
    assert as_("rania").get("/zoeken/", {"q": "ilse"}).headers["Location"] == "/ons-gezin/"
