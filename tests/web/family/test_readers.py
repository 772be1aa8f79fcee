"""Wie mag wat zien, and wie keek er."""

import datetime as dt

import time_machine

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.access import get_dossier
from rondom.dossiers.models import Dossier
from tests.web.family.conftest import AskConsent
from tests.web.family.test_home import HOME, As, text_of

READERS, LOOKS = "/ons-gezin/wie-mag-wat-zien/", "/ons-gezin/wie-keek/"


def test_everybody_with_what_since_until_why_and_who_waits(
    as_: As, dossier: Dossier, ask: AskConsent
) -> None:
    consent = ask(dossier, "priya")
    words = text_of(as_("rania"), READERS)
    assert "Anouk Terpstra" in words
    assert "uw coördinator" in words
    assert "Ziet nog niets. Wacht op toestemming." in words
    assert "Waarom: denkt mee over thuis" in words
    for key in ("rania", "thomas"):
        as_(key).post(f"/ons-gezin/toestemming/{consent.pk}/", {"answer": "yes"})
    priya = text_of(as_("rania"), READERS).split("Priya Ramdin")[1]
    assert "Hulp en opvoeden." in priya
    assert "Gezondheid" not in priya.split("Waarom")[0]
    assert "Wat is verteld over thuis" not in priya.split("Waarom")[0], "not asked, so not shared"
    assert "tot " in priya.split("Waarom")[0]


def test_looks_have_name_place_and_what_without_the_own_family(
    as_: As, world: Demo, dossier: Dossier
) -> None:
    get_dossier(world.actors["daan"], dossier.ref, looking_at="het kind")
    as_("thomas").get(HOME)
    words = text_of(as_("rania"))
    assert "In 90 dagen keek 1 mens, samen 1 keer." in words
    page = text_of(as_("rania"), LOOKS)
    assert "Daan Kuipers, basisschool De Klimboom keek naar het kind van Sami" in page
    assert "Thomas" not in page
    assert "Thomas de Wit" in text_of(as_("rania"), f"{LOOKS}?gezin=1")


def test_looks_of_longer_than_90_days_ago_are_not_shown(as_: As, world: Demo, dossier: Dossier) -> None:
    get_dossier(world.actors["daan"], dossier.ref, looking_at="het kind")
    with time_machine.travel(clock.now() + dt.timedelta(days=91)):
        assert "Er keek niemand." in text_of(as_("rania"), LOOKS)


def test_looks_come_in_pages(as_: As, world: Demo, dossier: Dossier) -> None:
    for _turn in range(51):
        get_dossier(world.actors["daan"], dossier.ref, looking_at="het kind")
    client = as_("rania")
    assert "Bladzijde 1 van 2" in text_of(client, LOOKS)
    second = text_of(client, f"{LOOKS}?pagina=2")
    assert second.count("Daan Kuipers") == 1
