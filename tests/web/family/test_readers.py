"""Wie mag wat zien, and wie keek er."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine

from rondom.consent.models import LegalShare
from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.access import get_dossier
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.operations import end_participation
from rondom.web.family import views
from tests.web.family.conftest import AskConsent
from tests.web.family.test_home import HOME, As, reads, text_of

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
    assert "Met het ja van moeder en vader, om dit te doen: meedenken." in priya
    daan = text_of(as_("rania"), READERS).split("Daan Kuipers")[1]
    assert "Dit hoort bij het werk van de school." in daan


def test_the_law_is_a_ground_too_and_says_so_when_the_parents_were_told(
    as_: As, world: Demo, dossier: Dossier, join: Callable[[Dossier, str], Participant], today: dt.date
) -> None:
    join(dossier, "ilse")
    share = LegalShare.objects.create(
        region_id=dossier.region_id,
        pupil=dossier.pupil,
        dossier_id=dossier.pk,
        recipient=world.organisations["swv"],
        ground="swv_task",
        categories=["education"],
        reason="Wij vragen advies.",
        decided_by=world.people["anouk"],
        decided_for=world.organisations["klimboom"],
        decided_at=clock.now(),
        parents_told_on=today,
        valid_from=today,
        valid_until=today + dt.timedelta(days=30),
    )
    law = "Dit mag van de wet: Wettelijke taak van het samenwerkingsverband."
    log = f"/rechten/gezin/{dossier.ref}/gedeeld/"
    assert law in text_of(as_("rania"), READERS)
    assert "Wij vragen advies." in text_of(as_("rania"), log)
    LegalShare.objects.filter(pk=share.pk).update(
        parents_told_on=None, not_told_because="gevaar", tell_before_on=today + dt.timedelta(days=14)
    )
    words = text_of(as_("rania"), READERS)
    assert law not in words
    assert "Ilse" not in words
    assert "Wij vragen advies." not in text_of(as_("rania"), log)


def test_who_left_stands_below_with_the_days(
    as_: As, world: Demo, dossier: Dossier, ask: AskConsent, today: dt.date
) -> None:
    ask(dossier, "priya")
    words = text_of(as_("rania"), READERS)
    assert "Niemand. Wie erbij kwam, doet nog mee." in words
    row = Participant.objects.get(person=world.people["priya"])
    end_participation(world.actors["anouk"], dossier_id=dossier.pk, participant_id=row.pk)
    now, before = text_of(as_("rania"), READERS).split("Wie kon er eerder bij?")
    assert "Priya Ramdin" not in now
    assert "Priya Ramdin schoolmaatschappelijk werker" in before.replace("\xad", "")
    assert "Waarom: denkt mee over thuis" in before


def test_the_page_costs_the_same_for_one_and_three_people(
    as_: As, dossier: Dossier, ask: AskConsent, join: Callable[[Dossier, str], Participant]
) -> None:
    client = as_("rania")
    ask(dossier, "priya")
    one = len(reads(client, READERS))
    join(dossier, "ilse")
    join(dossier, "theo")
    assert len(reads(client, READERS)) == one <= 20


def test_looks_have_name_place_and_what_without_the_own_family(
    as_: As, world: Demo, dossier: Dossier
) -> None:
    get_dossier(world.actors["daan"], dossier.ref, looking_at="child")
    as_("thomas").get(HOME)
    words = text_of(as_("rania"))
    assert "In 90 dagen keek 1 mens, samen 1 keer." in words
    page = text_of(as_("rania"), LOOKS)
    assert "Daan Kuipers, basisschool De Klimboom keek bij Sami naar de pagina van het kind" in page
    assert "Thomas" not in page
    assert "Thomas de Wit" in text_of(as_("rania"), f"{LOOKS}?gezin=1")


def test_looks_of_longer_than_90_days_ago_are_not_shown(as_: As, world: Demo, dossier: Dossier) -> None:
    get_dossier(world.actors["daan"], dossier.ref, looking_at="child")
    with time_machine.travel(clock.now() + dt.timedelta(days=91)):
        assert "Er keek niemand." in text_of(as_("rania"), LOOKS)


def test_looks_are_one_row_per_day_and_person(as_: As, world: Demo, dossier: Dossier) -> None:
    for part in ("child", "plan", "child"):
        get_dossier(world.actors["daan"], dossier.ref, looking_at=part)
    page = text_of(as_("rania"), LOOKS)
    assert page.count("Daan Kuipers") == 1
    assert "naar de pagina van het kind, het plan · 3 keer, het laatst om" in page


def test_who_is_not_around_any_more_is_named_as_such(
    as_: As, world: Demo, dossier: Dossier, today: dt.date
) -> None:
    get_dossier(world.actors["daan"], dossier.ref, looking_at="child")
    gone = "Deze persoon is nu niet meer bij uw kind betrokken."
    assert gone not in text_of(as_("rania"), LOOKS)
    Participant.objects.filter(person=world.people["daan"]).update(valid_until=today)
    assert gone in text_of(as_("rania"), LOOKS)


def test_looks_come_in_pages(as_: As, world: Demo, dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "LOOKS_PER_PAGE", 1)
    for key in ("daan", "anouk"):
        get_dossier(world.actors[key], dossier.ref, looking_at="child")
    client = as_("rania")
    assert "Bladzijde 1 van 2" in text_of(client, LOOKS)
    second = text_of(client, f"{LOOKS}?pagina=2")
    assert second.count("Daan Kuipers") == 1
    assert "Anouk" not in second
    monkeypatch.undo()
    one = len(reads(client, LOOKS))
    assert len(reads(client, LOOKS)) == one <= 20
