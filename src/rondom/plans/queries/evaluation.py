"""Looking back on a plan: when it is due, what the prepared page shows, and what was frozen."""

import datetime as dt
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Max, Min, Q, QuerySet
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.queries import circle, relations_of
from rondom.dossiers.untold import hidden_participants
from rondom.families.queries import deciding_guardians
from rondom.people.terms import Role
from rondom.plans.content import number, with_everything
from rondom.plans.evaluation_rules import Rhythm, due_day, evaluation_rules, rhythm_of, rhythms_of
from rondom.plans.models import Evaluation, EvaluationPresence, Goal, GoalReview, GoalScore, Plan, PlanVersion
from rondom.plans.queries.goals import GoalCard, goal_card
from rondom.plans.terms import EvaluationKind, GoalState, PlanKind

SIDES = ("pupil", "parent", "school")  # voices that always stand side by side


@dataclass(frozen=True, slots=True)
class Due:
    """When people look back on a plan again. running_id: of the one that was begun; held_on: the last time.

    leader_id: who leads a plan that one person leads.
    """

    plan_id: int
    plan_kind: str
    leader_id: int | None
    kind: str
    kind_label: str
    due_on: dt.date
    by_law: bool
    is_soon: bool
    is_late: bool
    held_on: dt.date | None
    running_id: int | None
    source: str


def plans_in_force(dossier_ids: Collection[int]) -> QuerySet[PlanVersion]:
    """Whether there is anything to look back on."""
    return PlanVersion.objects.filter(plan__dossier_id__in=dossier_ids, in_force_on__isnull=False)


def dues_in(dossier_ids: Collection[int], *, on: dt.date) -> dict[int, list[Due]]:
    """Per dossier with a plan that was once in force and did not end. Two queries; one more where a region looks at who
    is around.
    """
    plans = (
        Plan.objects.filter(
            dossier_id__in=dossier_ids, dossier__closed_on__isnull=True, ended_on__isnull=True
        )
        .annotate(force_on=Min("versions__in_force_on"))
        .filter(force_on__isnull=False)
        .values_list("pk", "dossier_id", "region__slug", "force_on", "evaluate_on", "kind", "led_by_id")
        .order_by("pk")
    )
    rows = list(plans)
    if not rows:
        return {}
    done = _held([row[0] for row in rows])
    around = _roles_around(rows, on=on)
    found: dict[int, list[Due]] = {}
    for plan_id, dossier_id, region, force_on, evaluate_on, plan_kind, leader_id in rows:
        about = (plan_id, plan_kind, leader_id)
        dues = [
            _due(about, rhythm, force_on, evaluate_on, done.get((plan_id, rhythm.kind)), on=on)
            for rhythm in rhythms_of(region, plan=plan_kind)
            if rhythm.while_around is None or (dossier_id, rhythm.while_around) in around
        ]
        found.setdefault(dossier_id, []).extend(dues)
    return {key: sorted(dues, key=lambda due: due.due_on) for key, dues in found.items()}


def _held(plan_ids: Collection[int]) -> dict[tuple[int, str], tuple[dt.date | None, int | None]]:
    """{(plan, kind): (last time, the one that runs)}. One query."""
    rows = (
        Evaluation.objects.filter(plan__in=plan_ids)
        .values_list("plan_id", "kind")
        .annotate(Max("held_on"), running=Max("pk", filter=Q(finished_at__isnull=True)))
        .order_by()
    )
    return {(plan_id, kind): (held_on, running) for plan_id, kind, held_on, running in rows}


def _roles_around(rows: Collection[Any], *, on: dt.date) -> set[tuple[int, str]]:
    roles = {
        rhythm.while_around
        for row in rows
        for rhythm in rhythms_of(row[2], plan=row[5])
        if rhythm.while_around
    }
    if not roles:
        return set()
    people = Participant.objects.running_on(on).filter(
        dossier__in=[row[1] for row in rows], capacity__in=[str(role) for role in roles]
    )
    return set(people.values_list("dossier_id", "capacity"))


def _due(
    about: tuple[int, str, int | None],
    rhythm: Rhythm,
    started_on: dt.date,
    evaluate_on: dt.date | None,
    done: tuple[dt.date | None, int | None] | None,
    *,
    on: dt.date,
) -> Due:
    held_on, running_id = done or (None, None)
    agreed_on = evaluate_on if rhythm.kind == EvaluationKind.TOGETHER else None
    due_on = due_day(rhythm, started_on=started_on, held_on=held_on, agreed_on=agreed_on)
    rules = evaluation_rules()
    before = dt.timedelta(days=min(rules.remind_days_before, rhythm.every_days or rules.remind_days_before))
    return Due(
        plan_id=about[0],
        plan_kind=about[1],
        leader_id=about[2],
        kind=rhythm.kind.value,
        kind_label=str(rhythm.kind.label),
        due_on=due_on,
        by_law=rhythm.by_law,
        is_soon=due_on - before <= on <= due_on,
        is_late=due_on < on,
        held_on=held_on,
        running_id=running_id,
        source=rules.sources[rhythm.source],
    )


def due_by_law(dossier_id: int, *, on: dt.date, plan: str = PlanKind.OPP) -> Due | None:
    """The day on which people look back together on one of the plans."""
    return together_in(dues_in([dossier_id], on=on).get(dossier_id, []), plan=plan)


def together_in(dues: Collection[Due], *, plan: str = PlanKind.OPP) -> Due | None:
    return next((due for due in dues if due.kind == EvaluationKind.TOGETHER and due.plan_kind == plan), None)


def evaluations_of(dossier_id: int, *, kinds: Collection[str] = (PlanKind.OPP,)) -> QuerySet[Evaluation]:
    """Finished ones of these plans, the newest first."""
    rows = Evaluation.objects.filter(
        dossier_id=dossier_id, plan__kind__in=kinds, finished_at__isnull=False
    ).select_related("plan")
    return rows.defer("content").order_by("-finished_at", "-pk")


def frozen_evaluation(evaluation: Evaluation) -> dict[str, Any]:
    """The words as they were when it was finished, with days as days."""
    content: dict[str, Any] = json.loads(evaluation.content)
    for name in ("held_on", "next_on"):
        content[name] = dt.date.fromisoformat(content[name]) if content[name] else None
    for goal in content["goals"]:
        goal["target_on"] = dt.date.fromisoformat(goal["target_on"])
        for score in goal["scores"]:
            score["scored_on"] = dt.date.fromisoformat(score["scored_on"])
    return content


# The prepared page ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Side:
    """The newest score of one person. value None: a side that gave none; is_new: given since people began."""

    who: str
    voice: str
    voice_label: str
    value: Decimal | None
    scored_on: dt.date | None
    is_new: bool

    @property
    def shown(self) -> str:
        return "" if self.value is None else number(self.value)


@dataclass(frozen=True, slots=True)
class PreparedGoal:
    card: GoalCard
    sides: tuple[Side, ...]
    review: GoalReview | None


def prepared_goals(evaluation: Evaluation) -> list[PreparedGoal]:
    """Every goal people work on, and what they ended while they looked back. Four queries."""
    reviews = {row.goal_id: row for row in evaluation.reviews.select_related("changed_by")}
    rows = Goal.objects.filter(
        Q(state=GoalState.OPEN, plan_kind=evaluation.plan.kind) | Q(pk__in=reviews),
        document__plans=evaluation.plan_id,
    )
    return [
        PreparedGoal(goal_card(goal), tuple(_sides(goal, evaluation)), reviews.get(goal.pk))
        for goal in with_everything(rows)
    ]


def _sides(goal: Goal, evaluation: Evaluation) -> Iterator[Side]:
    """School, parents and pupil always; others when they gave a score. By name only who is family or school."""
    newest: dict[int, GoalScore] = {}
    for score in sorted(goal.scores.all(), key=lambda row: (row.scored_on, row.pk)):
        newest[score.author_id] = score
    given = {score.voice for score in newest.values()}
    for voice in SIDES:
        if voice not in given:
            label = str(GoalScore(voice=voice).get_voice_display())
            yield Side("", voice, label, None, None, is_new=False)
        for score in newest.values():
            if score.voice == voice:
                yield _side(score, evaluation, score.author.name)
    for score in newest.values():
        if score.voice not in SIDES:
            yield _side(score, evaluation, "")


def _side(score: GoalScore, evaluation: Evaluation, who: str) -> Side:
    label, is_new = str(score.get_voice_display()), score.scored_on >= evaluation.begun_on
    return Side(who, score.voice, label, score.value, score.scored_on, is_new)


@dataclass(frozen=True, slots=True)
class Attendee:
    """must: of the family, so that it says whether he was there or why not. was_there None: not said yet."""

    person_id: int
    name: str
    label: str
    must: bool
    was_there: bool | None
    reason: str


def attendees_of(evaluation: Evaluation, dossier: Dossier) -> list[Attendee]:
    """The pupil, the parents who decide, and everybody of the circle of whom the family may know."""
    today = clock.today()
    rhythm = rhythm_of(dossier.region.slug, evaluation.kind, plan=evaluation.plan.kind)
    relations = relations_of(dossier.pupil_id, on=today)
    hidden = hidden_participants(dossier.pupil_id, on=today)
    family = {dossier.pupil.person_id: (dossier.pupil.person.name, str(Role.PUPIL.label))}
    for row in deciding_guardians(dossier.pupil_id, on=today):
        family[row.person_id] = (row.person.name, relations.get(row.person_id, str(Role.PARENT.label)))
    others = {
        row.person_id: (row.name, row.label)
        for row in circle(dossier, on=today, relations=relations)
        if row.participant_id not in hidden and row.person_id not in family
    }
    said = {row.person_id: row for row in evaluation.people.all()}
    must = bool(rhythm and rhythm.family_there)
    return [
        _attendee(person_id, *words, must=must and person_id in family, said=said.get(person_id))
        for person_id, words in (family | others).items()
    ]


def _attendee(
    person_id: int, name: str, label: str, *, must: bool, said: EvaluationPresence | None
) -> Attendee:
    was_there = said.was_there if said else None
    return Attendee(person_id, name, label, must, was_there, said.reason if said else "")


def missing_in_evaluation(
    evaluation: Evaluation, dossier: Dossier, goals: list[PreparedGoal], people: list[Attendee]
) -> list[str]:
    """What must still be said before it is finished, in words."""
    rhythm = rhythm_of(dossier.region.slug, evaluation.kind, plan=evaluation.plan.kind)
    bare = [goal.card.text for goal in goals if goal.review is None]
    missing = []
    if rhythm is None or rhythm.every_goal:
        missing += [_("de uitkomst van ‘%(goal)s’") % {"goal": text} for text in bare]
    elif len(bare) == len(goals):
        missing.append(_("de uitkomst van minstens één doel"))
    answers = (evaluation.needs_right, evaluation.goals_right, evaluation.help_right)
    if rhythm and rhythm.asks_questions and not all(answers):
        missing.append(_("het antwoord op de drie vragen"))
    missing += [
        _("of %(name)s erbij was") % {"name": row.name}
        for row in people
        if row.must and row.was_there is None
    ]
    return missing


# The family ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LookBack:
    """For one reader of the family: what is asked now, and what came of the last time."""

    asks_id: int | None = None
    last_id: int | None = None
    last_on: dt.date | None = None


def look_backs(dossier_ids: Collection[int], *, person_id: int) -> dict[int, LookBack]:
    """asks_id: of one that runs, while this person gave no score since it began. Two queries, one when nothing is there."""
    rows = list(
        Evaluation.objects.filter(dossier_id__in=dossier_ids, kind=EvaluationKind.TOGETHER)
        .defer("content")
        .order_by("pk")
    )
    if not rows:
        return {}
    scored = GoalScore.objects.filter(
        author_id=person_id, goal__document__plans__in={row.plan_id for row in rows}
    )
    last = dict(scored.values_list("goal__document__plans").annotate(Max("scored_on")).order_by())
    found: dict[int, LookBack] = {}
    for row in rows:
        before = found.get(row.dossier_id, LookBack())
        if row.is_finished:
            found[row.dossier_id] = LookBack(before.asks_id, row.pk, row.held_on)
        elif (last.get(row.plan_id) or dt.date.min) < row.begun_on:
            found[row.dossier_id] = LookBack(row.pk, before.last_id, before.last_on)
    return found
