"""From a signal to a signed OPP and a core of two pages: nothing is typed a second time (promise 1)."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest

from rondom.plans.models import Plan, SignatureSlot
from rondom.plans.queries import plan_of, version_content
from rondom.plans.terms import PlanState
from tests.files.test_pdf import text_of
from tests.plans.conftest import *  # noqa: F403
from tests.web.plan.typed import Hand, Typed, typed_twice


@pytest.fixture
def hand(as_):
    return Hand(as_)


def test_from_signal_to_signed_plan_and_core_nothing_is_typed_twice(hand, dossier, today, settings):
    settings.DEMO = True  # who signs says with a tick that it is he
    child, plan = f"/kinderen/{dossier.ref}/", f"/plan/{dossier.ref}/"
    later = today + timedelta(days=90)
    tell_a_signal(hand, child)
    give_views(hand, plan)
    understand(hand, plan)
    hear(hand, plan, today)
    make_a_goal(hand, plan, dossier, later)
    write_the_plan(hand, plan, today, later)
    sign(hand, plan, dossier)

    signed = plan_of(dossier.pk)
    assert signed.versions.get().state == PlanState.IN_FORCE
    assert typed_twice(hand.typed) == {}
    assert len(hand.typed) > 15

    words = {row.value for row in hand.typed if " " in row.value}
    opp = str(version_content(signed.versions.get()))
    core = hand.as_("anouk").get(f"/documenten/{dossier.ref}/kern/pdf/").content
    with pikepdf.open(BytesIO(core)) as pdf:
        assert len(pdf.pages) <= 2
    told = " ".join(text_of(core).split())
    reached = {text for text in words if text in opp or text in told}
    assert words - reached == {"De juf van groep vier.", "Rekenen kost veel moeite."}  # of the note


def tell_a_signal(hand, child):
    hand.fill(
        "anouk", f"{child}verslag/nieuw/",
        talked_with="De juf van groep vier.", what="Rekenen kost veel moeite.", no_agreements="on",
    )  # fmt: skip


def give_views(hand, plan):
    page = f"{plan}groeidocument/"
    for who, section, text in (
        ("daan", "is_hard", "Hij raakt de draad kwijt."),
        ("rania", "goes_well", "Thuis helpt hij graag mee."),
        ("thomas", "goes_well", "Hij bouwt hele steden."),
        ("sami", "wish", "Ik wil een rustige plek."),
    ):
        hand.fill(who, page, to=f"schrijf/{section}/", text=text)
    hand.fill("anouk", page, to="schrijf/tried/", text="Korte instructie hielp een week.")


def understand(hand, plan):
    page = f"{plan}groeidocument/"
    hand.fill("anouk", page, kind="promoting", domain="child", text="Hij houdt van bouwen.")
    hand.fill("anouk", page, kind="hindering", domain="school", text="De klas is erg druk.")


def hear(hand, plan, today):
    page = f"{plan}stem/"
    hand.fill("anouk", page, h__ways="talk", h__words="Ik wil naast Bo zitten.")
    hand.fill("anouk", page, i__text="Hij zit nu naast Bo.")
    hand.fill("anouk", page, b__message="We deden wat je vroeg.")


def make_a_goal(hand, plan, dossier, later):
    goal = hand.fill(
        "anouk", f"{plan}doelen/nieuw/",
        text="Rekent elke dag zelf.", measure="dagen per week", start_value="1", target_value="4",
        target_on=later.isoformat(),
    )  # fmt: skip
    assert "Rekent elke dag zelf." in goal
    number = dossier.growth_documents.get().goals.get().pk
    page = f"{plan}doelen/{number}/"
    hand.fill("anouk", page, effort="Samen oefenen na de pauze.")
    hand.fill("anouk", page, what="Legt de sommen klaar.", owner_name="oma Bep", due_on=later.isoformat())


def write_the_plan(hand, plan, today, later):
    hand.fill("anouk", plan, day=today.isoformat())
    hand.fill("anouk", f"{plan}deel/exit/", value="vmbo_gt")
    hand.fill("anouk", f"{plan}deel/talked_on/", value=today.isoformat())
    hand.fill("anouk", f"{plan}deel/evaluate_on/", value=later.isoformat())
    hand.fill("anouk", f"{plan}deel/deviations/", value="Hij rekent met minder sommen.")
    hand.press("anouk", plan, f"{plan}klaarleggen/")


def sign(hand, plan, dossier):
    for slot in SignatureSlot.objects.filter(version__plan__dossier=dossier, need="required"):
        who = {"Rania": "rania", "Thomas": "thomas", "Anouk": "anouk"}[slot.person.call_name]
        hand.fill(who, f"{plan}handtekening/{slot.pk}/", answer="yes", is_me="on")
    assert Plan.objects.filter(dossier=dossier, versions__state=PlanState.IN_FORCE).exists()


def test_what_is_asked_at_two_places_is_found():
    rows = [
        Typed("/plan/*/deel/destination/", "Waar werken we naartoe?", "vmbo"),
        Typed("/aanvragen/*/", "Waar werken we naartoe?", "vmbo"),
        Typed("/plan/*/doelen/nieuw/", "Voor wanneer?", "2030-01-01"),
        Typed("/plan/*/doelen/*/action/", "Voor wanneer?", "2030-01-01"),
    ]
    assert typed_twice(rows) == {"Waar werken we naartoe?": {"/plan/*/deel/destination/", "/aanvragen/*/"}}
