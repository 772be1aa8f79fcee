"""Picture before offer: goals after everybody's view, support after the goals."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from rondom.core.decision import Conflict, Refused
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.plans import access, queries
from rondom.plans import operations as plans
from rondom.plans.models import Goal, GoalScore
from rondom.plans.terms import HearingWay


@pytest.mark.parametrize(
    ("present", "reason"),
    [
        (
            (),
            "Ontbreekt: het beeld van het kind, het beeld van moeder, het beeld van vader en het beeld van de school.",
        ),
        (("daan", "rania", "sami"), "Ontbreekt: het beeld van vader."),
        (("thomas", "rania", "sami"), "Ontbreekt: het beeld van de school."),
        (("anouk", "thomas", "rania"), "Ontbreekt: het beeld van het kind."),
        (("anouk", "thomas", "rania", "sami"), ""),
    ],
)
def test_goals_wait_for_every_view(
    world: Demo,
    dossier: Dossier,
    views: Callable[..., None],
    goal_text: plans.GoalText,
    present: tuple[str, ...],
    reason: str,
) -> None:
    views(*present)
    if not reason:
        assert plans.add_goal(world.actors["anouk"], dossier_id=dossier.pk, goal=goal_text).pk
        return
    with pytest.raises(Refused) as caught:
        plans.add_goal(world.actors["anouk"], dossier_id=dossier.pk, goal=goal_text)
    assert (caught.value.decision.code, caught.value.decision.reason) == ("plan.picture_first", reason)


def test_nothing_to_add_is_a_view_and_hearing_is_the_view_of_the_pupil(
    world: Demo, dossier: Dossier, views: Callable[..., None], goal_text: plans.GoalText, today: dt.date
) -> None:
    views("daan", "rania")
    plans.write_paragraph(
        world.actors["thomas"], dossier_id=dossier.pk, section="wish", text="", nothing_to_add=True
    )
    plans.record_hearing(
        world.actors["daan"], dossier_id=dossier.pk, ways=[HearingWay.NOTHING], words="", heard_on=today
    )
    assert plans.add_goal(world.actors["rania"], dossier_id=dossier.pk, goal=goal_text).state == "open"


def test_effort_waits_for_a_goal(world: Demo, dossier: Dossier, picture: object) -> None:
    dossier.categories = frozenset({"process", "education"})
    decision = access.may_choose_effort(world.actors["anouk"], dossier)
    assert decision.code == "plan.goals_first"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"target_value": Decimal("1.004")}, "goal.no_change"),
        ({"start_value": Decimal(0), "target_value": Decimal("3.5")}, ""),
        ({"target_on": dt.date(2020, 1, 1)}, "goal.day_has_passed"),
        ({"owner_id": 999_999}, "goal.owner_not_around"),
        ({"text": "  "}, "text.empty"),
        ({"text": "a" * 501}, "text.too_long"),
        ({"target_value": Decimal("1e30")}, "goal.value_too_big"),
        ({"target_value": Decimal("NaN")}, "goal.value_too_big"),
    ],
)
def test_what_a_goal_may_say(
    world: Demo,
    dossier: Dossier,
    picture: object,
    goal_text: plans.GoalText,
    change: dict[str, object],
    code: str,
) -> None:
    wanted = replace(goal_text, **change)
    if not code:
        assert plans.add_goal(world.actors["anouk"], dossier_id=dossier.pk, goal=wanted).pk
        return
    with pytest.raises(Refused) as caught:
        plans.add_goal(world.actors["anouk"], dossier_id=dossier.pk, goal=wanted)
    assert caught.value.decision.code == code


def test_changing_a_goal_twice_from_the_same_start_conflicts(
    world: Demo, goal: Goal, goal_text: plans.GoalText
) -> None:
    anouk = world.actors["anouk"]
    plans.change_goal(anouk, goal_id=goal.pk, goal=replace(goal_text, text="Anders."), revision=1)
    with pytest.raises(Conflict) as caught:
        plans.change_goal(anouk, goal_id=goal.pk, goal=replace(goal_text, text="Nog anders."), revision=1)
    assert caught.value.theirs == "Anders."


def test_scores_of_three_voices_stand_side_by_side(world: Demo, goal: Goal) -> None:
    for key, value in (("daan", "2"), ("rania", "3.5"), ("sami", "4"), ("rania", "3")):
        plans.score_goal(world.actors[key], goal_id=goal.pk, value=Decimal(value))
    (card,) = queries.goals_of(goal.document.dossier_id, kinds=["opp"])
    assert card.voices == (("Leerling", Decimal(4)), ("Ouders", Decimal(3)), ("School", Decimal(2)))
    assert GoalScore.objects.count() == 3


def test_an_action_may_be_of_the_own_network(world: Demo, goal: Goal, today: dt.date) -> None:
    plans.add_goal_action(
        world.actors["rania"],
        goal_id=goal.pk,
        what="Elke zondag voorlezen",
        due_on=today,
        owner_name="Oma Samira",
    )
    plans.add_goal_action(
        world.actors["anouk"],
        goal_id=goal.pk,
        what="Strips lenen",
        due_on=today,
        owner_id=world.people["daan"].pk,
    )
    (card,) = queries.goals_of(goal.document.dossier_id, kinds=["opp"])
    assert [(act.who, act.is_own_network) for act in card.actions] == [
        ("Oma Samira", True),
        ("Daan Kuipers", False),
    ]
    with pytest.raises(Refused) as caught:
        plans.add_goal_action(world.actors["anouk"], goal_id=goal.pk, what="Iets", due_on=today)
    assert caught.value.decision.code == "action.one_owner"


def test_a_goal_that_has_ended_stays_as_it_is(world: Demo, goal: Goal, goal_text: plans.GoalText) -> None:
    anouk = world.actors["anouk"]
    plans.end_goal(anouk, goal_id=goal.pk, state="stopped")
    for act in (
        lambda: plans.change_goal(anouk, goal_id=goal.pk, goal=goal_text, revision=2),
        lambda: plans.score_goal(anouk, goal_id=goal.pk, value=Decimal(2)),
        lambda: plans.choose_effort(anouk, goal_id=goal.pk, effort="Nog iets."),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.decision.code == "goal.has_ended"
