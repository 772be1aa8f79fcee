"""Looking back on a plan: begin, own scores, what came of each goal, who was there, and finish."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.canonical import canonical_json, file_hash
from rondom.core.decision import Conflict, refuse
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.plans import evaluation_access, queries
from rondom.plans.evaluation_content import evaluation_content
from rondom.plans.evaluation_rules import last_day_for, rhythm_of
from rondom.plans.events import (
    EvaluationBegun,
    EvaluationFinished,
    EvaluationWritten,
    GoalEnded,
    PlanWritten,
)
from rondom.plans.models import Evaluation, EvaluationPresence, Goal, GoalReview, Plan
from rondom.plans.operations.document import about
from rondom.plans.operations.goals import score_goal
from rondom.plans.operations.text import short_text
from rondom.plans.terms import EvaluationKind, GoalResult, GoalState, Outcome, PlanKind, PlanPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What came of a goal, and what people do with it now."""

    result: str
    words: str
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """To the three questions of the end; empty is fine until it is finished."""

    needs_right: str
    goals_right: str
    help_right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """reason: why somebody was not there. seen: (was_there, reason) as the writer saw it; None for not said yet."""

    person_id: int
    was_there: bool
    reason: str = ""
    seen: tuple[bool, str] | None = None


@transaction.atomic
def begin_evaluation(
    actor: Actor, *, dossier_id: int, kind: str, plan_kind: str = PlanKind.OPP
) -> Evaluation:
    """Begin to look back on one of the plans, or return the one that runs. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    plan = Plan.objects.filter(dossier=dossier, kind=PlanKind(plan_kind)).first()
    evaluation_access.may_begin_evaluation(actor, dossier, kind=kind, plan=plan).enforce()
    dues = queries.dues_in([dossier.pk], on=clock.today()).get(dossier.pk, [])
    due = next((row for row in dues if (row.plan_kind, row.kind) == (plan_kind, kind)), None)
    if due is None:
        refuse("evaluation.no_plan", _("Eerst moet er een plan zijn dat geldt.")).enforce()
        raise AssertionError
    running = Evaluation.objects.filter(plan_id=due.plan_id, kind=kind, finished_at__isnull=True).first()
    if running:
        return running
    row = Evaluation.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        plan_id=due.plan_id,
        kind=kind,
        due_on=due.due_on,
        begun_on=clock.today(),
        begun_by_id=actor.person_id,
    )
    happened(EvaluationBegun(**about(dossier), evaluation_id=row.pk, kind=kind), by=actor)
    return row


@transaction.atomic
def score_goals(actor: Actor, *, evaluation_id: int, values: Mapping[int, Decimal]) -> None:
    """The own scores of the actor, all or none. values: {goal: value}. Errors: Refused, Http404, Goal.DoesNotExist."""
    _lock_goals(evaluation_id)
    row, dossier = _locked_evaluation(actor, evaluation_id)
    if row.is_finished:
        refuse("evaluation.finished", _("Dit is af. Wat er staat, verandert niet meer.")).enforce()
    goals = Goal.objects.filter(document__dossier=dossier, plan_kind=row.plan.kind, pk__in=values)
    mine = set(goals.values_list("pk", flat=True))
    for goal_id, value in values.items():
        if goal_id not in mine:
            raise Goal.DoesNotExist
        score_goal(actor, goal_id=goal_id, value=value)


@transaction.atomic
def review_goal(
    actor: Actor, *, evaluation_id: int, goal_id: int, review: Review, revision: int
) -> GoalReview:
    """Write down what came of a goal. revision: the one the writer started from, 0 for none yet.

    Errors: Refused, Http404, Conflict, Goal.DoesNotExist, Evaluation.DoesNotExist.
    """
    evaluation, dossier = _changing(actor, evaluation_id)
    goal = Goal.objects.get(pk=goal_id, document__plans=evaluation.plan_id, plan_kind=evaluation.plan.kind)
    row = evaluation.reviews.select_related("changed_by").filter(goal=goal).first()
    stored = row.revision if row else 0
    if row and stored != revision:
        theirs = f"{row.get_result_display()}: {row.words}\n{row.get_outcome_display()}: {row.reason}"
        raise Conflict(theirs=theirs, revision=stored, theirs_by=row.changed_by.name)
    row = row or GoalReview(evaluation=evaluation, goal=goal)
    row.result, row.outcome = GoalResult(review.result), Outcome(review.outcome)
    row.words, row.reason = short_text(review.words, 2000), short_text(review.reason, 1000)
    row.revision, row.changed_by_id = stored + 1, actor.person_id
    row.save()
    _written(actor, dossier, evaluation, "goal")
    return row


@transaction.atomic
def answer_questions(actor: Actor, *, evaluation_id: int, answers: Answers, revision: int) -> Evaluation:
    """The three questions. revision: the one the writer started from. Errors: Refused, Http404, Conflict."""
    row, dossier = _changing(actor, evaluation_id)
    if row.revision != revision:
        theirs = "\n".join(filter(None, (row.needs_right, row.goals_right, row.help_right)))
        by = row.changed_by.name if row.changed_by else ""
        raise Conflict(theirs=theirs, revision=row.revision, theirs_by=by)
    row.needs_right = short_text(answers.needs_right, 2000, empty=True)
    row.goals_right = short_text(answers.goals_right, 2000, empty=True)
    row.help_right = short_text(answers.help_right, 2000, empty=True)
    row.revision, row.changed_by_id = revision + 1, actor.person_id
    row.save()
    _written(actor, dossier, row, "questions")
    return row


@transaction.atomic
def record_presence(actor: Actor, *, evaluation_id: int, people: Sequence[Presence]) -> None:
    """Who was there; of the family also who was not, with the reason. Who is not named, stays as he was.

    Errors: Refused, Http404, Conflict when somebody else said it of the same person in the meantime.
    """
    row, dossier = _changing(actor, evaluation_id)
    known = {person.person_id: person for person in queries.attendees_of(row, dossier)}
    for said in people:
        if said.person_id not in known:
            refuse("evaluation.not_around", _("Kies iemand uit de kring om het kind.")).enforce()
        _say_presence(row, said, known[said.person_id])
    if people:
        _written(actor, dossier, row, "people")


def _say_presence(row: Evaluation, said: Presence, known: queries.Attendee) -> None:
    reason = "" if said.was_there else short_text(said.reason, 500, empty=True)
    if not said.was_there and not reason and known.must:
        words = _("Schrijf op waarom %(name)s er niet bij was.")
        refuse("evaluation.why_not", words % {"name": known.name}).enforce()
    stored = None if known.was_there is None else (known.was_there, known.reason)
    if stored not in (said.seen, (said.was_there, reason)):
        there = _("was erbij") if known.was_there else known.reason
        raise Conflict(theirs=f"{known.name}: {there}", revision=0)
    if not said.was_there and not reason:
        row.people.filter(person_id=said.person_id).delete()
        return
    EvaluationPresence.objects.update_or_create(
        evaluation=row, person_id=said.person_id, defaults={"was_there": said.was_there, "reason": reason}
    )


@transaction.atomic
def finish_evaluation(actor: Actor, *, evaluation_id: int, next_on: dt.date | None) -> Evaluation:
    """Freeze what was said, end the goals people stop with, and put the next day in the plan.

    A goal that is stopped or reached leaves the plan, so that its next version begins here.
    Errors: Refused, Http404, Evaluation.DoesNotExist.
    """
    _lock_goals(evaluation_id)
    Plan.objects.select_for_update(of=("self",)).filter(evaluations=evaluation_id).first()
    row, dossier = _locked_evaluation(actor, evaluation_id)
    goals, people = queries.prepared_goals(row), queries.attendees_of(row, dossier)
    missing = queries.missing_in_evaluation(row, dossier, goals, people)
    evaluation_access.may_finish_evaluation(actor, row, dossier, missing=missing).enforce()
    row.next_on = _next_day(row, dossier, next_on)
    row.held_on, row.finished_at, row.finished_by_id = clock.today(), clock.now(), actor.person_id
    words = canonical_json(evaluation_content(row, dossier, goals, people))
    row.content, row.digest = words.decode(), file_hash(words)
    row.save()
    reviews = [goal.review for goal in goals if goal.review]
    _end_goals(actor, dossier, reviews)
    if row.next_on:
        _put_in_plan(actor, dossier, row.plan_id, row.next_on)
    event = EvaluationFinished(
        **about(dossier),
        evaluation_id=row.pk,
        kind=row.kind,
        changed=any(review.outcome != Outcome.CONTINUE for review in reviews),
        digest=row.digest,
    )
    happened(event, by=actor)
    return row


def _next_day(row: Evaluation, dossier: Dossier, next_on: dt.date | None) -> dt.date | None:
    """Only looking back together has a day that people agree on; the law says how late it may be."""
    rhythm = rhythm_of(dossier.region.slug, row.kind, plan=row.plan.kind)
    if row.kind != EvaluationKind.TOGETHER or rhythm is None:
        return None
    today = clock.today()
    if next_on is None or next_on <= today:
        refuse("evaluation.next_day", _("Kies de dag waarop u weer samen terugkijkt.")).enforce()
        raise AssertionError
    last = last_day_for(rhythm, started_on=today, held_on=today)
    if next_on > last:
        reason = _("Kies een dag tot en met %(day)s. De wet vraagt elk schooljaar een terugblik.")
        refuse("evaluation.next_too_late", reason % {"day": f"{last:%d-%m-%Y}"}).enforce()
    return next_on


def _end_goals(actor: Actor, dossier: Dossier, reviews: Sequence[GoalReview]) -> None:
    for review in reviews:
        goal = review.goal
        if review.outcome != Outcome.STOP or goal.state != GoalState.OPEN:
            continue
        goal.state = GoalState.REACHED if review.result == GoalResult.REACHED else GoalState.STOPPED
        goal.revision += 1
        goal.save(update_fields=["state", "revision"])
        happened(GoalEnded(**about(dossier), goal_id=goal.pk, state=str(goal.state)), by=actor)


def _put_in_plan(actor: Actor, dossier: Dossier, plan_id: int, next_on: dt.date) -> None:
    plan = Plan.objects.get(pk=plan_id)
    part = PlanPart.EVALUATE_ON.value
    revision = plan.revision_of(part) + 1
    plan.evaluate_on, plan.revisions = next_on, plan.revisions | {part: revision}
    plan.changed_at, plan.changed_by_id = clock.now(), actor.person_id
    plan.save(update_fields=["evaluate_on", "revisions", "changed_at", "changed_by"])
    happened(PlanWritten(**about(dossier), plan_id=plan.pk, revision=revision, kind=plan.kind), by=actor)


def _lock_goals(evaluation_id: int) -> None:
    """Goal, plan and then dossier: in this order everybody locks them."""
    rows = Goal.objects.filter(document__plans__evaluations=evaluation_id)
    list(rows.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _locked_evaluation(actor: Actor, evaluation_id: int) -> tuple[Evaluation, Dossier]:
    """With the dossier locked, so that it is read after whoever was first. Errors: Http404, Evaluation.DoesNotExist."""
    rows = Evaluation.objects.select_related("changed_by", "plan")
    dossier = locked_dossier(actor, rows.get(pk=evaluation_id).dossier_id)
    evaluation_access.get_evaluation(dossier, evaluation_id)
    return rows.get(pk=evaluation_id), dossier


def _changing(actor: Actor, evaluation_id: int) -> tuple[Evaluation, Dossier]:
    """The same for who may write in it. Errors: Refused, Http404, Evaluation.DoesNotExist."""
    row, dossier = _locked_evaluation(actor, evaluation_id)
    evaluation_access.may_change_evaluation(actor, row, dossier).enforce()
    return row, dossier


def _written(actor: Actor, dossier: Dossier, row: Evaluation, what: str) -> None:
    happened(EvaluationWritten(**about(dossier), evaluation_id=row.pk, what=what), by=actor)
