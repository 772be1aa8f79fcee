"""Looking back: the rhythm, own scores, a result and an outcome per goal, and a text that never changes (AT-24)."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.http import Http404

from rondom.core import clock
from rondom.core.decision import Conflict, Refused
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.events.models import Notice
from rondom.plans import evaluation_reminders, queries
from rondom.plans import operations as plans
from rondom.plans.evaluation_rules import due_day, end_of_period, evaluation_rules, rhythm_of, rhythms_of
from rondom.plans.facts import evaluated
from rondom.plans.models import Evaluation, EvaluationReminder, Goal, Plan
from rondom.plans.terms import GoalState

LookBack = Callable[..., Evaluation]
REVIEW = plans.Review(result="partly", words="Drie keer.", outcome="continue", reason="Het helpt.")


def next_day() -> dt.date:
    return clock.today() + dt.timedelta(days=90)


def finish(world: Demo, row: Evaluation) -> Evaluation:
    return plans.finish_evaluation(world.actors["anouk"], evaluation_id=row.pk, next_on=next_day())


# When -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "times", "last"),
    [
        ("2026-08-01", 1, "2027-07-31"),
        ("2027-07-31", 1, "2027-07-31"),
        ("2026-08-01", 2, "2027-01-31"),
        ("2027-01-31", 2, "2027-01-31"),
        ("2027-02-01", 2, "2027-07-31"),
        ("2026-12-31", 2, "2027-01-31"),
    ],
)
def test_a_school_year_falls_in_parts(day: str, times: int, last: str) -> None:
    assert end_of_period(dt.date.fromisoformat(day), times) == dt.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("held", "agreed", "due"),
    [
        (None, None, "2027-07-31"),
        (None, "2027-03-01", "2027-03-01"),
        (None, "2028-03-01", "2027-07-31"),
        ("2027-03-01", "2027-03-01", "2028-07-31"),
        ("2027-03-01", "2027-11-01", "2027-11-01"),
    ],
)
def test_the_law_asks_it_every_school_year(held: str | None, agreed: str | None, due: str) -> None:
    rhythm = rhythms_of("somewhere")[0]
    found = due_day(
        rhythm,
        started_on=dt.date(2026, 10, 1),
        held_on=dt.date.fromisoformat(held) if held else None,
        agreed_on=dt.date.fromisoformat(agreed) if agreed else None,
    )
    assert (rhythm.by_law, found) == (True, dt.date.fromisoformat(due))


def test_midden_groningen_asks_more_and_every_rhythm_has_a_source() -> None:
    kinds = [
        (row.kind.value, row.times_a_school_year, row.every_days) for row in rhythms_of("midden-groningen")
    ]
    assert kinds == [("together", 1, 0), ("teacher", 2, 0), ("committee", 0, 7)]
    rules = evaluation_rules()
    for rows in (rules.usual, *rules.regions.values()):
        assert rows[0] == rules.usual[0]  # what the law asks holds everywhere
        assert all(rules.sources[row.source] for row in rows)


def test_a_week_of_the_committee() -> None:
    rhythm = rhythm_of("midden-groningen", "committee")
    assert rhythm is not None
    day = dt.date(2026, 11, 2)
    assert due_day(rhythm, started_on=day, held_on=None, agreed_on=None) == dt.date(2026, 11, 9)


@pytest.fixture
def in_groningen(world: Demo, in_force: Plan) -> Plan:
    world.region.slug = "midden-groningen"
    world.region.save()
    return in_force


def test_a_committee_looks_only_while_it_is_around(
    world: Demo, dossier: Dossier, in_groningen: Plan, today: dt.date
) -> None:
    def kinds() -> set[str]:
        return {due.kind for due in queries.dues_in([dossier.pk], on=today)[dossier.pk]}

    assert kinds() == {"together", "teacher"}
    dossier.participants.filter(person=world.people["daan"]).update(capacity="guidance_committee")
    assert kinds() == {"together", "teacher", "committee"}


def test_the_teacher_ends_alone_and_no_day_of_the_law_moves(
    world: Demo, dossier: Dossier, in_groningen: Plan, goal: Goal, today: dt.date
) -> None:
    anouk = world.actors["anouk"]
    row = plans.begin_evaluation(world.actors["daan"], dossier_id=dossier.pk, kind="teacher")
    plans.review_goal(anouk, evaluation_id=row.pk, goal_id=goal.pk, review=REVIEW, revision=0)
    before = queries.due_by_law(dossier.pk, on=today)
    plans.finish_evaluation(anouk, evaluation_id=row.pk, next_on=None)
    assert queries.due_by_law(dossier.pk, on=today) == before


def test_other_regions_know_no_teacher_kind(world: Demo, in_force: Plan) -> None:
    with pytest.raises(Refused) as refused:
        plans.begin_evaluation(world.actors["anouk"], dossier_id=in_force.dossier_id, kind="teacher")
    assert refused.value.decision.code == "evaluation.not_here"


def test_nothing_is_due_before_a_plan_is_in_force(dossier: Dossier, version: object, today: dt.date) -> None:
    assert queries.dues_in([dossier.pk], on=today) == {}


def test_nothing_is_due_of_a_plan_that_ended(world: Demo, in_force: Plan, today: dt.date) -> None:
    assert queries.due_by_law(in_force.dossier_id, on=today)
    plans.end_plan(world.actors["anouk"], plan_id=in_force.pk, ended_on=today)
    assert queries.due_by_law(in_force.dossier_id, on=today) is None


def test_the_coordinator_is_reminded_once_before_the_day(
    world: Demo, in_force: Plan, time_machine_days: Callable[[int], None]
) -> None:
    assert evaluation_reminders.send_due() == 0
    time_machine_days(80)
    assert [evaluation_reminders.send_due(), evaluation_reminders.send_due()] == [1, 0]
    told = Notice.objects.filter(template="evaluation_due")
    assert [row.recipient_id for row in told] == [world.people["anouk"].pk]
    assert EvaluationReminder.objects.get().plan == in_force


def test_no_reminder_while_people_look_back(
    evaluation: Evaluation, time_machine_days: Callable[[int], None]
) -> None:
    time_machine_days(80)
    assert evaluation_reminders.send_due() == 0


# Who ------------------------------------------------------------------------------------


def test_the_school_begins_and_there_is_one_at_a_time(world: Demo, evaluation: Evaluation) -> None:
    again = plans.begin_evaluation(world.actors["daan"], dossier_id=evaluation.dossier_id, kind="together")
    assert again == evaluation
    with pytest.raises(Refused):
        plans.begin_evaluation(world.actors["rania"], dossier_id=evaluation.dossier_id, kind="together")


def test_everybody_scores_for_himself(world: Demo, evaluation: Evaluation, goal: Goal) -> None:
    for key, value in (("anouk", "2"), ("rania", "2.5"), ("sami", "3")):
        plans.score_goals(world.actors[key], evaluation_id=evaluation.pk, values={goal.pk: Decimal(value)})
    (prepared,) = queries.prepared_goals(evaluation)
    assert [(side.voice, side.value, side.is_new) for side in prepared.sides] == [
        ("pupil", Decimal(3), True),
        ("parent", Decimal("2.5"), True),
        ("school", Decimal(2), True),
    ]
    assert {row.author_id for row in goal.scores.all()} == {
        world.people[key].pk for key in ("anouk", "rania", "sami")
    }


def test_a_side_without_a_score_stays_visible(evaluation: Evaluation) -> None:
    (prepared,) = queries.prepared_goals(evaluation)
    assert [(side.voice, side.value) for side in prepared.sides] == [
        ("pupil", None),
        ("parent", None),
        ("school", None),
    ]


def test_a_goal_of_another_child_is_not_scored_here(world: Demo, evaluation: Evaluation, goal: Goal) -> None:
    with pytest.raises(Goal.DoesNotExist):
        plans.score_goals(
            world.actors["rania"], evaluation_id=evaluation.pk, values={goal.pk + 999: Decimal(1)}
        )


@pytest.mark.parametrize("key", ["rania", "sami"])
def test_the_family_does_not_write_the_outcome(
    world: Demo, evaluation: Evaluation, goal: Goal, key: str
) -> None:
    with pytest.raises(Refused):
        plans.review_goal(
            world.actors[key], evaluation_id=evaluation.pk, goal_id=goal.pk, review=REVIEW, revision=0
        )


def test_who_is_not_around_finds_nothing(world: Demo, evaluation: Evaluation, goal: Goal) -> None:
    with pytest.raises(Http404):
        plans.review_goal(
            world.actors["zeynep"], evaluation_id=evaluation.pk, goal_id=goal.pk, review=REVIEW, revision=0
        )


# Two at once -------------------------------------------------------------------------------


def test_two_who_write_about_one_goal_lose_nothing(world: Demo, evaluation: Evaluation, goal: Goal) -> None:
    ids = {"evaluation_id": evaluation.pk, "goal_id": goal.pk}
    plans.review_goal(world.actors["anouk"], **ids, review=REVIEW, revision=0)
    with pytest.raises(Conflict) as conflict:
        plans.review_goal(world.actors["daan"], **ids, review=REVIEW, revision=0)
    assert "Drie keer." in conflict.value.theirs
    plans.review_goal(world.actors["daan"], **ids, review=REVIEW, revision=1)


def test_two_who_answer_the_questions_lose_nothing(world: Demo, evaluation: Evaluation) -> None:
    answers = plans.Answers(needs_right="Ja.", goals_right="", help_right="")
    plans.answer_questions(world.actors["anouk"], evaluation_id=evaluation.pk, answers=answers, revision=0)
    with pytest.raises(Conflict):
        plans.answer_questions(world.actors["daan"], evaluation_id=evaluation.pk, answers=answers, revision=0)


def test_two_who_say_who_was_there_lose_nothing(world: Demo, evaluation: Evaluation) -> None:
    def say(key: str, *, there: bool, reason: str = "") -> None:
        row = plans.Presence(person_id=world.people["thomas"].pk, was_there=there, reason=reason)
        plans.record_presence(world.actors[key], evaluation_id=evaluation.pk, people=[row])

    say("anouk", there=False, reason="Hij werkte.")
    say("daan", there=False, reason="Hij werkte.")
    with pytest.raises(Conflict):
        say("daan", there=True)


# Finishing ---------------------------------------------------------------------------------


def test_what_is_missing_is_said_in_words(world: Demo, evaluation: Evaluation) -> None:
    with pytest.raises(Refused) as refused:
        finish(world, evaluation)
    for words in ("de uitkomst van", "de drie vragen", "Rania", "Thomas", "Sami"):
        assert words in refused.value.decision.reason


def test_an_absence_of_the_family_needs_a_reason(world: Demo, evaluation: Evaluation) -> None:
    row = plans.Presence(person_id=world.people["thomas"].pk, was_there=False)
    with pytest.raises(Refused) as refused:
        plans.record_presence(world.actors["anouk"], evaluation_id=evaluation.pk, people=[row])
    assert refused.value.decision.code == "evaluation.why_not"


def test_of_others_only_who_was_there_is_kept(world: Demo, evaluation: Evaluation, dossier: Dossier) -> None:
    def say(*, there: bool, seen: tuple[bool, str] | None) -> None:
        row = plans.Presence(person_id=world.people["daan"].pk, was_there=there, seen=seen)
        plans.record_presence(world.actors["anouk"], evaluation_id=evaluation.pk, people=[row])

    say(there=True, seen=None)
    assert [row.person for row in evaluation.people.all()] == [world.people["daan"]]
    say(there=False, seen=(True, ""))
    assert not evaluation.people.exists()


def test_only_people_around_the_child_were_there(world: Demo, evaluation: Evaluation) -> None:
    row = plans.Presence(person_id=world.people["zeynep"].pk, was_there=True)
    with pytest.raises(Refused) as refused:
        plans.record_presence(world.actors["anouk"], evaluation_id=evaluation.pk, people=[row])
    assert refused.value.decision.code == "evaluation.not_around"


@pytest.mark.parametrize(("days", "code"), [(0, "evaluation.next_day"), (700, "evaluation.next_too_late")])
def test_the_next_day_is_one_the_law_allows(
    world: Demo, look_back: LookBack, today: dt.date, days: int, code: str
) -> None:
    row = look_back()
    with pytest.raises(Refused) as refused:
        plans.finish_evaluation(
            world.actors["anouk"], evaluation_id=row.pk, next_on=today + dt.timedelta(days=days)
        )
    assert refused.value.decision.code == code


@pytest.mark.parametrize(
    ("outcome", "result", "state"),
    [
        ("continue", "reached", GoalState.OPEN),
        ("adjust", "partly", GoalState.OPEN),
        ("scale_up", "not", GoalState.OPEN),
        ("scale_down", "reached", GoalState.OPEN),
        ("stop", "reached", GoalState.REACHED),
        ("stop", "not", GoalState.STOPPED),
    ],
)
def test_the_outcome_says_what_becomes_of_the_goal(
    world: Demo, look_back: LookBack, goal: Goal, outcome: str, result: str, state: str
) -> None:
    finish(world, look_back(outcome=outcome, result=result))
    goal.refresh_from_db()
    assert goal.state == state


def test_it_is_frozen_told_and_counts_for_the_route(
    world: Demo, look_back: LookBack, goal: Goal, today: dt.date
) -> None:
    row = look_back()
    assert list(evaluated([row.dossier_id])) == []
    plans.score_goals(world.actors["rania"], evaluation_id=row.pk, values={goal.pk: Decimal("2.5")})
    finish(world, row)
    row.refresh_from_db()
    words = queries.frozen_evaluation(row)
    assert (words["held_on"], words["next_on"]) == (today, next_day())
    assert [(score["voice"], score["value"]) for score in words["goals"][0]["scores"]] == [("ouders", "2,5")]
    away = next(one for one in words["people"] if not one["was_there"])
    assert (away["name"], away["reason"]) == (world.people["thomas"].name, "Hij werkte.")
    assert len(words["questions"]) == 3
    told = Notice.objects.filter(template="evaluation_finished").values_list("recipient_id", flat=True)
    assert {world.people["rania"].pk, world.people["sami"].pk} <= set(told)
    assert len(list(evaluated([row.dossier_id]))) == 1


def test_a_finished_one_never_changes(world: Demo, look_back: LookBack, goal: Goal) -> None:
    row, anouk = finish(world, look_back()), world.actors["anouk"]
    answers = plans.Answers(needs_right="Nee.", goals_right="", help_right="")
    acts: list[Callable[[], object]] = [
        lambda: plans.review_goal(anouk, evaluation_id=row.pk, goal_id=goal.pk, review=REVIEW, revision=1),
        lambda: plans.answer_questions(anouk, evaluation_id=row.pk, answers=answers, revision=1),
        lambda: plans.record_presence(anouk, evaluation_id=row.pk, people=[]),
        lambda: plans.score_goals(anouk, evaluation_id=row.pk, values={goal.pk: Decimal(4)}),
        lambda: finish(world, row),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.decision.code == "evaluation.finished"
    changed = plans.GoalText(
        domain=goal.domain,
        text="Een ander doel",
        owner_id=goal.owner_id,
        measure=goal.measure,
        start_value=goal.start_value,
        target_value=goal.target_value,
        target_on=goal.target_on,
    )
    goal.refresh_from_db()
    plans.change_goal(anouk, goal_id=goal.pk, goal=changed, revision=goal.revision)
    row.refresh_from_db()
    assert queries.frozen_evaluation(row)["goals"][0]["text"] == "Sami leest elke dag tien minuten."


def test_the_next_version_of_the_plan_begins(world: Demo, look_back: LookBack, in_force: Plan) -> None:
    with pytest.raises(Refused):
        plans.freeze_version(world.actors["anouk"], plan_id=in_force.pk)
    finish(world, look_back(outcome="adjust"))
    in_force.refresh_from_db()
    assert in_force.evaluate_on == next_day()
    version = plans.freeze_version(world.actors["anouk"], plan_id=in_force.pk)
    assert version.number == 2


def test_the_next_day_is_the_day_that_is_due(
    world: Demo, look_back: LookBack, dossier: Dossier, today: dt.date
) -> None:
    finish(world, look_back())
    due = queries.due_by_law(dossier.pk, on=today)
    assert due is not None
    assert (due.due_on, due.held_on) == (next_day(), today)
