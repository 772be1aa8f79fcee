"""The screen to close a dossier, and how a closed one looks."""

import pytest
from django.urls import reverse

WORDS = {"outcome": "goals_reached", "reason": "Het gaat goed in de klas."}


@pytest.fixture
def closed(dossier, as_):
    as_("anouk").post(reverse("child:close", args=[dossier.ref]), WORDS)
    dossier.refresh_from_db()
    return dossier


def test_the_coordinator_finds_and_fills_the_form(dossier, as_):
    client = as_("anouk")
    address = reverse("child:close", args=[dossier.ref])
    assert address in client.get(reverse("child:page", args=[dossier.ref])).content.decode()
    answer = client.post(address, WORDS | {"outcome": ""})
    assert "Kies hoe het is afgelopen" in answer.content.decode()
    assert WORDS["reason"] in answer.content.decode()
    answer = client.post(address, WORDS, follow=True)
    assert "Dit dossier is gesloten" in answer.content.decode()
    assert "De doelen zijn gehaald" in answer.content.decode()


def test_another_sees_why_not(dossier, as_):
    answer = as_("daan").get(reverse("child:close", args=[dossier.ref]))
    assert "Alleen de coördinator kan het dossier sluiten." in answer.content.decode()


def test_a_closed_dossier_stays_in_sight(closed, as_):
    page = reverse("child:page", args=[closed.ref])
    for who, where in (("daan", "child:list"), ("rania", "family:home")):
        client = as_(who)
        assert page in client.get(reverse(where)).content.decode()
        assert "Dit dossier is gesloten" in client.get(page).content.decode()


def test_the_coordinator_opens_it_again(closed, as_):
    client = as_("anouk")
    address = reverse("child:reopen", args=[closed.ref])
    assert address in client.get(reverse("child:page", args=[closed.ref])).content.decode()
    answer = client.post(address, follow=True)
    assert "Het dossier is weer open." in answer.content.decode()
    closed.refresh_from_db()
    assert closed.closed_on is None
