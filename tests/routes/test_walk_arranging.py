"""Integraal arrangeren (AT-05): preconditions with evidence, two explanations, picture before offer, what closes a step."""

import datetime as dt
from decimal import Decimal

import pytest
from django.http import Http404

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.plans import operations as plans
from rondom.plans.models import Evaluation
from rondom.plans.operations import goals, picture, writing
from rondom.routes import operations, queries, saying
from rondom.routes.models import SaidCheck, StepVisit

KEY = "integraal_arrangeren"
PRECONDITIONS = ("precondition.own_route", "precondition.expert_consulted")


@pytest.fixture
def hanneke(library):
    return library.actors["hanneke"]


def say(actor, dossier, *names: str, route_key: str = "") -> SaidCheck:
    for name in names:
        said = saying.say_check(
            actor, dossier_id=dossier.pk, name=name, evidence="Dat staat in het verslag.", route_key=route_key
        )
    return said


def start(actor, dossier) -> None:
    operations.start_route(actor, dossier_id=dossier.pk, route_key=KEY)


@pytest.mark.parametrize("said", [(), PRECONDITIONS[:1], PRECONDITIONS[1:]])
def test_at_05_it_does_not_start_before_both_preconditions(hanneke, lina, said) -> None:
    if said:
        say(hanneke, lina, *said, route_key=KEY)
    with pytest.raises(Refused) as refusal:
        start(hanneke, lina)
    assert refusal.value.decision.code == "route.precondition"


def test_at_05_a_precondition_has_evidence(hanneke, lina) -> None:
    with pytest.raises(Refused) as refusal:
        saying.say_check(hanneke, dossier_id=lina.pk, name=PRECONDITIONS[0], evidence="  ", route_key=KEY)
    assert refusal.value.decision.code == "route.evidence_needed"


def test_a_precondition_is_for_who_steers_and_a_check_not_for_the_family(library, lina, hanneke) -> None:
    with pytest.raises(Refused) as refusal:
        say(library.actors["rania"], lina, PRECONDITIONS[0], route_key=KEY)
    assert refusal.value.decision.code == "dossier.role_does_not_steer"
    say(hanneke, lina, *PRECONDITIONS, route_key=KEY)
    start(hanneke, lina)
    with pytest.raises(Refused) as refusal:
        say(library.actors["rania"], lina, "check.parents_know")
    assert refusal.value.decision.code == "route.check_by_professional"


def test_what_the_route_does_not_ask_cannot_be_said(hanneke, lina) -> None:
    with pytest.raises(Http404):
        say(hanneke, lina, "precondition.weather", route_key=KEY)


def test_a_precondition_that_is_taken_back_closes_the_start_again(hanneke, lina) -> None:
    say(hanneke, lina, PRECONDITIONS[0], route_key=KEY)
    said = say(hanneke, lina, PRECONDITIONS[1], route_key=KEY)
    saying.take_back_check(hanneke, check_id=said.pk)
    with pytest.raises(Refused):
        start(hanneke, lina)
    with pytest.raises(Http404):
        saying.take_back_check(hanneke, check_id=said.pk)


def test_somebody_else_does_not_take_back_what_was_said(library, lina, hanneke) -> None:
    said = say(hanneke, lina, PRECONDITIONS[0], route_key=KEY)
    with pytest.raises(Refused):
        saying.take_back_check(library.actors["rania"], check_id=said.pk)


def test_who_does_not_see_the_child_says_nothing_of_it(library, lina, hanneke) -> None:
    said = say(hanneke, lina, PRECONDITIONS[0], route_key=KEY)
    for act in (
        lambda: say(library.actors["anouk"], lina, PRECONDITIONS[1], route_key=KEY),
        lambda: saying.take_back_check(library.actors["anouk"], check_id=said.pk),
    ):
        with pytest.raises(Http404):
            act()


def test_at_05_the_youth_team_may_begin_and_then_starts_where_the_school_comes_in(
    library, lina, bring, agree, today
) -> None:
    agree(lina, "hanneke", "bram", "lina", "rania", "thomas")
    bring(lina, "hanneke", "bram")
    start(library.actors["bram"], lina)
    assert StepVisit.objects.get(dossier=lina, left_on=None).step == "2"


@pytest.fixture
def begun(hanneke, lina):
    say(hanneke, lina, *PRECONDITIONS, route_key=KEY)
    start(hanneke, lina)
    return lina


def move(actor, dossier, leaving: str, to: str) -> None:
    operations.move(actor, dossier_id=dossier.pk, leaving=leaving, to=to)


def test_at_05_one_explanation_is_not_enough(hanneke, begun) -> None:
    picture.add_hypothesis(hanneke, dossier_id=begun.pk, text="Te weinig slaap.")
    with pytest.raises(Refused) as refusal:
        move(hanneke, begun, "1", "2")
    assert "minstens twee mogelijke verklaringen" in refusal.value.decision.reason
    picture.add_hypothesis(hanneke, dossier_id=begun.pk, text="De opdrachten zijn te groot.")
    move(hanneke, begun, "1", "2")


@pytest.fixture
def at_picture(hanneke, begun, agree):
    """At step 4, with what step 1 to 3 close with."""
    for text in ("Te weinig slaap.", "De opdrachten zijn te groot."):
        picture.add_hypothesis(hanneke, dossier_id=begun.pk, text=text)
    for who in ("ilse", "samira"):
        agree(begun, "hanneke", who, "lina", "rania", "thomas")
    for leaving, to in (("1", "2"), ("2", "3"), ("3", "4")):
        move(hanneke, begun, leaving, to)
    return begun


def test_at_05_step_4_ends_with_needs_own_contribution_frames_and_regie(hanneke, at_picture, today) -> None:
    here = queries.place_of(at_picture.pk, on=today).outlook.at("4")
    assert here.unclosed == ("plan.needs", "check.own_contribution", "check.frames_and_regie")
    with pytest.raises(Refused):
        move(hanneke, at_picture, "4", "5")


def close_picture(library, dossier) -> None:
    hanneke = library.actors["hanneke"]
    picture.add_need(
        hanneke, dossier_id=dossier.pk, subject="pupil", category="support", text="hulp bij plannen"
    )
    say(hanneke, dossier, "check.own_contribution", "check.frames_and_regie")
    move(hanneke, dossier, "4", "5")


def views_of_all(library, dossier) -> None:
    for who in ("lina", "rania", "thomas", "hanneke"):
        for section in ("goes_well", "is_hard", "wish"):
            writing.write_paragraph(
                library.actors[who], dossier_id=dossier.pk, section=section, text="Zo is het."
            )


def add_goal(library, dossier, today):
    return goals.add_goal(
        library.actors["hanneke"],
        dossier_id=dossier.pk,
        goal=goals.GoalText(
            domain="school",
            text="Lina is vier dagen op tijd.",
            owner_id=library.people["hanneke"].pk,
            measure="dagen per week",
            start_value=Decimal(1),
            target_value=Decimal(4),
            target_on=today + dt.timedelta(days=90),
        ),
    )


def test_at_05_nothing_is_offered_before_every_view_is_in(library, hanneke, at_picture, today) -> None:
    close_picture(library, at_picture)
    locked = queries.place_of(at_picture.pk, on=today).locked
    assert locked == {"goals": ("view.all",), "offers": ("view.all", "plan.goals_set")}
    with pytest.raises(Refused):
        add_goal(library, at_picture, today)
    views_of_all(library, at_picture)
    goal = add_goal(library, at_picture, today)
    goals.choose_effort(hanneke, goal_id=goal.pk, effort="Elke week een half uur.")
    assert queries.place_of(at_picture.pk, on=today).locked == {}
    move(hanneke, at_picture, "5", "6")


def looked_back(actor, dossier, today):
    """People finished looking back together, with the three questions."""
    plan = plans.start_plan(actor, dossier_id=dossier.pk, started_on=today)
    Evaluation.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        plan=plan,
        kind="together",
        due_on=today,
        begun_on=today,
        begun_by_id=actor.person_id,
        needs_right="Ja.",
        goals_right="Ja.",
        help_right="Ja.",
        held_on=today,
        finished_at=clock.now(),
        finished_by_id=actor.person_id,
        content="{}",
        digest="0" * 64,
    )


def test_at_05_from_arranging_to_the_three_questions_and_round_again(
    library, hanneke, at_picture, today
) -> None:
    close_picture(library, at_picture)
    views_of_all(library, at_picture)
    add_goal(library, at_picture, today)
    move(hanneke, at_picture, "5", "6")
    with pytest.raises(Refused):
        move(hanneke, at_picture, "6", "7")
    say(hanneke, at_picture, *(f"check.{key}" for key in ("who_what_when", "regie_split", "bridging")))
    say(hanneke, at_picture, "check.evaluation_date")
    for leaving, to in (("6", "7"), ("7", "8"), ("8", "9"), ("9", "7"), ("7", "8"), ("8", "9")):
        move(hanneke, at_picture, leaving, to)
    assert queries.place_of(at_picture.pk, on=today).outlook.at("9").round == 2
    end = {"dossier_id": at_picture.pk, "outcome": "support_works"}
    with pytest.raises(Refused) as refusal:
        operations.end_route(hanneke, **end)
    assert refusal.value.decision.code == "route.end_too_soon"
    looked_back(hanneke, at_picture, today)
    assert queries.place_of(at_picture.pk, on=today).outlook.at("9").missing == ()
    operations.end_route(hanneke, **end)
