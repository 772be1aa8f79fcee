"""Goals, what fits best, actions, and how far somebody thinks we are."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Action, Dossier
from rondom.dossiers.operations import make_action
from rondom.dossiers.untold import may_own
from rondom.events.record import happened
from rondom.plans import access
from rondom.plans.bank import is_known
from rondom.plans.events import EffortChosen, GoalAdded, GoalBound, GoalChanged, GoalEnded, GoalScored
from rondom.plans.kind_access import CATEGORY_OF, has_plan, usual_kind_for
from rondom.plans.models import Goal, GoalAction, GoalScore, Plan
from rondom.plans.operations.document import about, open_document
from rondom.plans.operations.text import short_text
from rondom.plans.terms import VOICE_BY_ROLE, BankKind, Domain, GoalState, PlanKind
from rondom.triage.access import may_answer_for_goal

LARGEST = Decimal("999999.99")
TO_CENTS = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalText:
    """What a goal says. Values in the unit of the measure ("keren per week"), kept to 0.01.

    bank_key: the text of the bank that a new goal begins with; a later change of the goal leaves it.
    """

    domain: str
    text: str
    owner_id: int
    measure: str
    start_value: Decimal
    target_value: Decimal
    target_on: dt.date
    bank_key: str = ""


@transaction.atomic
def add_goal(actor: Actor, *, dossier_id: int, goal: GoalText, plan_kind: str = "") -> Goal:
    """plan_kind: the plan it belongs to; without it the usual one for this domain and this reader.

    Errors: Refused (also while somebody's view is missing: picture before offer), Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    kind = PlanKind(plan_kind or usual_kind_for(actor, dossier, domain=goal.domain))
    access.may_add_goal(actor, dossier, kind=kind).enforce()
    if kind == PlanKind.FAMILY and not has_plan(dossier.pk, kind):
        refuse("goal.no_such_plan", _("Er is nog geen gezinsplan.")).enforce()
    row = Goal(
        plan_kind=kind,
        region_id=dossier.region_id,
        document=open_document(actor, dossier),
        made_by_id=actor.person_id,
        made_at=clock.now(),
    )
    _fill(row, _checked(goal, dossier))
    row.bank_key = _known(actor, goal.bank_key, BankKind.GOAL)
    row.save()
    happened(GoalAdded(**about(dossier), goal_id=row.pk), by=actor)
    return row


@transaction.atomic
def bind_goal(actor: Actor, *, goal_id: int, plan_kind: str, revision: int) -> Goal:
    """Move a goal to the other plan: it is in one of them, never in both. Who leads the plan it is in decides.

    Errors: Refused, Http404, Goal.DoesNotExist, Conflict.
    """
    row, dossier = _open_goal(actor, goal_id)
    if row.revision != revision:
        raise Conflict(theirs=row.text, revision=row.revision)
    kind, plans = PlanKind(plan_kind), {row.kind: row for row in Plan.objects.filter(dossier=dossier)}
    access.may_write_plan(actor, dossier, plans.get(row.plan_kind)).enforce()
    if kind not in plans:
        refuse("goal.no_such_plan", _("Dat plan is er nog niet.")).enforce()
    if kind == row.plan_kind:
        return row
    row.plan_kind, row.revision = kind, row.revision + 1
    row.save(update_fields=["plan_kind", "revision"])
    Action.objects.filter(goal_action__goal=row).update(category=CATEGORY_OF[kind])
    happened(GoalBound(**about(dossier), goal_id=row.pk, kind=kind.value), by=actor)
    return row


@transaction.atomic
def change_goal(actor: Actor, *, goal_id: int, goal: GoalText, revision: int) -> Goal:
    """revision: the one the writer started from. Errors: Refused, Http404, Goal.DoesNotExist, Conflict."""
    row, dossier = _open_goal(actor, goal_id)
    if row.revision != revision:
        raise Conflict(theirs=row.text, revision=row.revision)
    _fill(row, _checked(goal, dossier))
    row.revision += 1
    row.save()
    happened(GoalChanged(**about(dossier), goal_id=row.pk, revision=row.revision), by=actor)
    return row


@transaction.atomic
def choose_effort(actor: Actor, *, goal_id: int, effort: str, bank_key: str = "") -> Goal:
    """The most fitting effort for a goal: chosen after the goal, never before. Errors: Refused, Http404.

    bank_key: the text of the bank it began with; without one, what it began with before stays.
    """
    row, dossier = _open_goal(actor, goal_id)
    access.may_choose_effort(actor, dossier, kind=row.plan_kind).enforce()
    row.effort = short_text(effort, 500)
    row.effort_key = _known(actor, bank_key, BankKind.EFFORT) or row.effort_key
    row.revision += 1
    row.save(update_fields=["effort", "effort_key", "revision"])
    happened(EffortChosen(**about(dossier), goal_id=row.pk), by=actor)
    return row


@transaction.atomic
def end_goal(actor: Actor, *, goal_id: int, state: str) -> Goal:
    """The goal is reached, or we stop with it. state: reached or stopped. Errors: Refused, Http404."""
    row, dossier = _open_goal(actor, goal_id)
    if state not in (GoalState.REACHED, GoalState.STOPPED):
        refuse("goal.end_how", _("Kies ‘gehaald’ of ‘gestopt’.")).enforce()
    row.state = GoalState(state)
    row.revision += 1
    row.save(update_fields=["state", "revision"])
    happened(GoalEnded(**about(dossier), goal_id=row.pk, state=str(state)), by=actor)
    return row


@transaction.atomic
def score_goal(actor: Actor, *, goal_id: int, value: Decimal, scored_on: dt.date | None = None) -> GoalScore:
    """How far the goal is in the eyes of the actor. One score per person per day; a second one replaces it."""
    row, dossier = _open_goal(actor, goal_id)
    day = scored_on or clock.today()
    if day > clock.today():
        refuse("goal.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    voice = VOICE_BY_ROLE[actor.role]
    score, _made = GoalScore.objects.update_or_create(
        goal=row,
        author_id=actor.person_id,
        scored_on=day,
        defaults={"voice": voice, "value": _value(value)},
    )
    happened(GoalScored(**about(dossier), goal_id=row.pk, voice=str(voice)), by=actor)
    return score


@transaction.atomic
def add_goal_action(
    actor: Actor,
    *,
    goal_id: int,
    what: str,
    due_on: dt.date,
    owner_id: int | None = None,
    owner_name: str = "",
) -> GoalAction:
    """Who does what for a goal before when: somebody of the circle, or a name from the family's own network.

    Errors: Refused, Http404, Goal.DoesNotExist.
    """
    row, dossier = _open_goal(actor, goal_id)
    access.may_choose_effort(actor, dossier, kind=row.plan_kind).enforce()
    if bool(owner_id) == bool(owner_name.strip()):
        refuse("action.one_owner", _("Kies wie het doet, of schrijf een naam op. Niet allebei.")).enforce()
    action = make_action(
        actor,
        dossier_id=dossier.pk,
        what=short_text(what, 500),
        due_on=due_on,
        owner_id=owner_id,
        owner_name=owner_name.strip()[:200],
        category=CATEGORY_OF[row.plan_kind],
    )
    return GoalAction.objects.create(goal=row, action=action)


def _known(actor: Actor, key: str, kind: BankKind) -> str:
    """A text that left the bank while somebody wrote is no reason to refuse his own words."""
    return key if key and is_known(actor.region_id, key, kind=kind) else ""


def _open_goal(actor: Actor, goal_id: int) -> tuple[Goal, Dossier]:
    """The goal, locked, and its dossier. Errors: Refused, Http404, Goal.DoesNotExist."""
    row = (
        Goal.objects.select_for_update(of=("self",))
        .select_related("document")
        .get(pk=goal_id, document__dossier__isnull=False)
    )
    dossier = locked_dossier(actor, row.document.dossier_id)
    access.may_change_goal(actor, row, dossier).enforce()
    return row, dossier


def _fill(row: Goal, goal: GoalText) -> None:
    row.domain, row.text, row.owner_id = Domain(goal.domain), goal.text, goal.owner_id
    row.measure, row.target_on = goal.measure, goal.target_on
    row.start_value, row.target_value = goal.start_value, goal.target_value


def _checked(goal: GoalText, dossier: Dossier) -> GoalText:
    """The goal as it is stored. Errors: Refused, with the words of the form."""
    start, target = _value(goal.start_value), _value(goal.target_value)
    if start == target:
        refuse("goal.no_change", _("Het doel is hetzelfde als het begin. Wat moet er veranderen?")).enforce()
    if goal.target_on < clock.today():
        refuse("goal.day_has_passed", _("Kies een dag die nog komt.")).enforce()
    may_own(dossier, goal.owner_id, code="goal.owner_not_around").enforce()
    may_answer_for_goal(dossier, domain=goal.domain, person_id=goal.owner_id).enforce()
    return GoalText(
        domain=goal.domain,
        text=short_text(goal.text, 500),
        owner_id=goal.owner_id,
        measure=short_text(goal.measure, 200),
        start_value=start,
        target_value=target,
        target_on=goal.target_on,
    )


def _value(value: Decimal) -> Decimal:
    if not value.is_finite() or abs(value) > LARGEST:
        refuse("goal.value_too_big", _("Dit getal is te groot.")).enforce()
    return value.quantize(TO_CENTS)
