"""Nu aan u on the growth document and the plan: it names the next act, and the button leads to it."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from rondom.core import clock
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.plans import operations as plans
from rondom.plans.models import Goal, GrowthDocument, Paragraph, Plan, SignatureSlot
from rondom.plans.terms import Domain, FactorKind, HearingWay
from tests.plans.conftest import *  # noqa: F403 - the same set-up, at the screens

As = Callable[[str], Client]


@pytest.fixture
def asks(as_: As, dossier: Dossier) -> Callable[..., tuple[str, str]]:
    """asks("groeidocument/"): title and address of the next act; both empty without one."""

    def read(screen: str, key: str = "anouk") -> tuple[str, str]:
        found = as_(key).get(f"/plan/{dossier.ref}/{screen}").context["next"]
        return (found.title, found.url) if found else ("", "")

    return read


def test_the_document_asks_for_views_first(
    asks: Callable[..., tuple[str, str]], dossier: Dossier, views: Callable[..., None]
) -> None:
    assert asks("groeidocument/") == ("Schrijf op hoe de school naar Sami kijkt", "#mijn-beeld")
    assert asks("groeidocument/", "rania")[0] == "Schrijf op hoe u naar Sami kijkt"
    views("daan", "rania")
    assert asks("groeidocument/") == (
        "Vraag ook de anderen hoe zij kijken",
        f"/plan/{dossier.ref}/groeidocument/verteld/",
    )
    assert asks("groeidocument/", "rania") == ("", "")


def test_then_for_the_picture_the_goals_and_the_plan(
    asks: Callable[..., tuple[str, str]],
    dossier: Dossier,
    picture: GrowthDocument,
    world: Demo,
    today: dt.date,
    goal_text: plans.GoalText,
) -> None:
    anouk, base = world.actors["anouk"], f"/plan/{dossier.ref}"
    assert asks("groeidocument/")[1] == "#begrijpen"
    for kind in FactorKind:
        plans.add_factor(anouk, dossier_id=dossier.pk, domain=Domain.SCHOOL, kind=kind, text="Strips.")
    assert asks("groeidocument/") == ("Luister naar Sami", f"{base}/stem/")
    plans.record_hearing(anouk, dossier_id=dossier.pk, ways=[HearingWay.TALK], words="Rust.", heard_on=today)
    plans.tell_influence(anouk, dossier_id=dossier.pk, text="Een rustige plek.")
    plans.tell_back(anouk, dossier_id=dossier.pk, told_back_on=today)
    assert asks("groeidocument/") == ("Maak een doel", f"{base}/doelen/nieuw/")
    goal = plans.add_goal(anouk, dossier_id=dossier.pk, goal=goal_text)
    assert asks("groeidocument/")[1] == f"{base}/doelen/{goal.pk}/#past"
    plans.choose_effort(anouk, goal_id=goal.pk, effort="Samen lezen.")
    assert asks("groeidocument/") == ("Ga verder met het plan", f"{base}/")


def test_the_plan_asks_to_freeze_and_then_for_every_signature(
    asks: Callable[..., tuple[str, str]], dossier: Dossier, whole_plan: Plan, world: Demo
) -> None:
    assert asks("") == ("Leg het plan klaar om te tekenen", f"/plan/{dossier.ref}/klaarleggen/")
    plans.freeze_version(world.actors["anouk"], plan_id=whole_plan.pk)
    assert asks("")[0] == "Lees het plan en zeg wat u vindt"
    assert asks("groeidocument/") == ("", "")


def test_who_signed_is_asked_to_let_the_others_sign(
    asks: Callable[..., tuple[str, str]], world: Demo, slot_of: Callable[[str], SignatureSlot]
) -> None:
    plans.sign(world.actors["anouk"], slot_id=slot_of("anouk").pk, confirmed_at=clock.now())
    title, url = asks("")
    assert title.endswith("tekenen")
    assert url.endswith("/papier/")


def test_words_of_a_file_are_not_the_readers_own(as_: As, dossier: Dossier, goal: Goal, world: Demo) -> None:
    """Own words stand beside them, and can be saved."""
    first = goal.document.paragraphs.filter(voice="school").get()
    first.source, first.section, first.author = "oso", "school_career", world.people["anouk"]
    first.save()
    page = as_("anouk").get(f"/plan/{dossier.ref}/groeidocument/").content.decode()
    assert "overgenomen uit het overstapdossier" in page
    address = f"/plan/{dossier.ref}/groeidocument/schrijf/school_career/"
    answer = as_("anouk").post(address, {"text": "Ook vier jaar hier.", "revision": "0"})
    assert answer.status_code == 302
    assert Paragraph.objects.filter(section="school_career").count() == 2
