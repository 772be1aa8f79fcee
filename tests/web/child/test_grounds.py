"""Screens of the grounds: until when, answers on paper, sharing by law, handing over; as a role, and refused."""

import datetime as dt

import page
import pytest
from django.urls import reverse

from rondom.consent.models import Consent, ConsentGiver, LegalShare
from rondom.consent.operations import withdraw_consent
from rondom.core import clock
from rondom.core.periods import birthday
from rondom.dossiers import operations
from rondom.dossiers.models import Action
from rondom.web.work.rows import work_of


def words(client, url) -> str:
    return " ".join(client.get(url).content.decode().split())


@pytest.fixture
def consent_page(address, dossier):
    return address("consent_ask", dossier)


# Until when -------------------------------------------------------------------------------


def test_the_form_proposes_the_latest_day_and_says_why(world, dossier, address, as_, today):
    turns = today + dt.timedelta(days=60)
    dossier.pupil.person.born_on = birthday(turns, -12)
    dossier.pupil.person.save()
    url = address("consent_ask_one", dossier, membership_id=world.actors["ilse"].membership_id)
    page = words(as_("anouk"), url)
    assert "want dan wordt Sami 12 jaar" in page
    assert turns.strftime("%Y-%m-%d") in page or f"{turns:%d-%m-%Y}" in page
    late = {
        "purpose": "think_along", "categories": ["education"], "vraag": "1",
        "valid_until": (turns + dt.timedelta(days=1)).isoformat(),
    }  # fmt: skip
    answer = as_("anouk").post(url, late)
    assert "Dan wordt Sami 12 jaar, en vragen wij het opnieuw." in answer.content.decode()
    assert not Consent.objects.exists()


# On paper ---------------------------------------------------------------------------------


@pytest.fixture
def giver(dossier, ask, world):
    consent = ask(dossier, "ilse", "rania")
    return ConsentGiver.objects.get(consent=consent, person=world.people["thomas"])


def test_a_spoken_answer_is_written_down_on_the_screen(dossier, address, as_, giver, consent_page, today):
    url = address("consent_record", dossier, giver_id=giver.pk)
    assert url in words(as_("anouk"), consent_page)
    assert "Een kind vertaalt nooit voor zijn ouders" in words(as_("anouk"), url)
    said = {"answer": "yes", "method": "spoken", "said_on": today.isoformat(), "said_how": ""}
    answer = as_("anouk").post(url, said)
    assert "Schrijf op tegen wie het is gezegd" in answer.content.decode()
    assert as_("anouk").post(url, said | {"said_how": "aan de telefoon"}).status_code == 302
    assert "Schrijf op dat deze persoon stopt" in words(as_("anouk"), consent_page)
    stop = said | {"answer": "withdraw", "said_how": "aan de deur"}
    assert as_("anouk").post(url, stop).status_code == 302
    giver.refresh_from_db()
    assert giver.withdrawn_at is not None


@pytest.mark.parametrize(("who", "status"), [("anouk", 200), ("daan", 404), ("rania", 404), ("hanneke", 404)])
def test_the_letter_is_for_who_steers(dossier, address, as_, giver, who, status):
    assert as_(who).get(address("consent_letter", dossier, giver_id=giver.pk)).status_code == status


def test_the_letter_stands_in_both_languages(dossier, address, as_, giver):
    giver.person.language = "tr"
    giver.person.save()
    answer = as_("anouk").get(address("consent_letter", dossier, giver_id=giver.pk))
    assert answer["Content-Type"] == "application/pdf"
    assert page.is_pdf_compliant_bytes(answer.content, profile="ua1")
    assert page.is_pdf_compliant_bytes(answer.content, profile="3a")
    assert "Sami" not in answer["Content-Disposition"]


# By law -----------------------------------------------------------------------------------


def share_values(world, today, **more):
    return {
        "recipient": world.organisations["jgh"].pk,
        "categories": ["process", "care"],
        "reason": "Er is direct gevaar en de ouders zijn niet te bereiken.",
        "valid_until": (today + dt.timedelta(days=7)).isoformat(),
        "told_on": "",
        "not_because": "Dat is nu niet veilig.",
        "before_on": (today + dt.timedelta(days=2)).isoformat(),
    } | more


def test_the_coordinator_decides_tells_and_stops(world, dossier, address, as_, consent_page, today):
    url = address("legal_share", dossier, code="vital_interest")
    assert "AVG art. 6 lid 1 onder d" in words(as_("anouk"), address("legal_choose", dossier))
    answer = as_("anouk").post(url, share_values(world, today, reason="kort"))
    assert "Schrijf in een paar zinnen op waarom dit nodig is." in answer.content.decode()
    assert as_("anouk").post(url, share_values(world, today)).status_code == 302
    share = LegalShare.objects.get()
    page = words(as_("anouk"), consent_page)
    assert "Jeugd- en gezinshulp Veenrand" in page
    assert "Ernstig gevaar" in page
    work = work_of(world.actors["anouk"], now=clock.now())
    assert [row.what for row in work.you if "Vertel de ouders" in row.what] == [
        "Vertel de ouders dat er gedeeld is met Jeugd- en gezinshulp Veenrand"
    ]
    readers_page = reverse("family:readers")
    assert "Ernstig gevaar" not in words(as_("rania"), readers_page)

    told = {"told_on": today.isoformat()}
    assert as_("anouk").post(address("legal_told", dossier, share_id=share.pk), told).status_code == 302
    assert "Ernstig gevaar" in words(as_("rania"), readers_page)
    assert as_("anouk").post(address("legal_stop", dossier, share_id=share.pk)).status_code == 302
    share.refresh_from_db()
    assert share.ended_at is not None


def test_telling_that_waits_too_long_is_late_work(world, dossier, address, as_, today, time_machine_days):
    as_("anouk").post(address("legal_share", dossier, code="vital_interest"), share_values(world, today))
    time_machine_days(3)
    work = work_of(world.actors["anouk"], now=clock.now())
    assert any("Vertel de ouders" in row.what for row in work.late)


@pytest.mark.parametrize(
    ("name", "more"), [("legal_choose", {}), ("legal_share", {"code": "vital_interest"})]
)
@pytest.mark.parametrize(("who", "status"), [("anouk", 200), ("rania", 404), ("hanneke", 404)])
def test_the_family_and_strangers_have_no_such_page(dossier, address, as_, name, more, who, status):
    assert as_(who).get(address(name, dossier, **more)).status_code == status


def test_another_role_gets_the_reason(world, dossier, address, as_, today):
    url = address("legal_share", dossier, code="vital_interest")
    assert "In uw rol beslist u dit niet" in words(as_("daan"), url)
    as_("daan").post(url, share_values(world, today))
    assert not LegalShare.objects.exists()


# Who takes over -----------------------------------------------------------------------------


def test_what_somebody_promised_is_flagged_when_he_may_not_look_any_more(
    world, dossier, ask, join, address, as_, today
):
    join(dossier, "ilse")
    consent = ask(dossier, "ilse", "rania", "thomas")
    action = operations.make_action(
        world.actors["ilse"], dossier_id=dossier.pk, what="Kijken in de klas", due_on=today,
        owner_id=world.people["ilse"].pk, category="education",
    )  # fmt: skip
    hand = address("action_hand", dossier, action_id=action.pk)
    page = address("page", dossier)
    assert "mag niet meer meekijken" not in words(as_("anouk"), page)

    withdraw_consent(world.actors["thomas"], consent_id=consent.pk)

    assert "Ilse van Rooij mag niet meer meekijken. Wie neemt dit over?" in words(as_("anouk"), page)
    work = work_of(world.actors["anouk"], now=clock.now())
    assert [row.url for row in work.you if "Wie neemt dit over?" in row.what] == [hand]
    assert as_("anouk").post(hand, {"owner": world.people["ilse"].pk}).status_code == 200
    assert as_("anouk").post(hand, {"owner": world.people["daan"].pk}).status_code == 302
    assert Action.objects.get().owner == world.people["daan"]
    assert "mag niet meer meekijken" not in words(as_("anouk"), page)


def test_who_has_not_the_regie_hands_nothing_over(world, dossier, address, as_, today):
    action = operations.make_action(
        world.actors["anouk"], dossier_id=dossier.pk, what="Bellen", due_on=today,
        owner_id=world.people["anouk"].pk,
    )  # fmt: skip
    url = address("action_hand", dossier, action_id=action.pk)
    as_("daan").post(url, {"owner": world.people["daan"].pk})
    assert Action.objects.get().owner == world.people["anouk"]


# Authority --------------------------------------------------------------------------------


def test_one_more_guardian_on_the_screen(dossier, address, as_):
    url = address("details", dossier)
    page = words(as_("anouk"), url)
    assert "artikel 377c" in page
    new = {
        "nieuw": "1", "nieuw-relation": "institution_guardian", "nieuw-call_name": "Vera", "nieuw-last_name": "Vos",
        "nieuw-authority": "yes", "nieuw-proof": "court", "nieuw-email": "", "nieuw-phone": "",
    }  # fmt: skip
    assert as_("anouk").post(url, new | {"nieuw-call_name": ""}).status_code == 200
    assert as_("anouk").post(url, new).status_code == 302
    assert "Vera Vos" in words(as_("anouk"), url)
    assert as_("daan").post(url, new | {"nieuw-call_name": "Piet"}).status_code == 200
    assert "Piet" not in words(as_("anouk"), url)
