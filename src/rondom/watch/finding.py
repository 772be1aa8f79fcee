"""What the program sees by itself: around which children it is stuck, and by which rule. A fixed number of queries."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, F, Max, Min, OuterRef, Subquery

from rondom.audit.models import AuditEvent
from rondom.dossiers.models import Action, Dossier
from rondom.people.models import Membership
from rondom.people.terms import COORDINATING_ROLES
from rondom.routes.queries import OpenStep, open_steps
from rondom.triage.models import StockStay
from rondom.watch.rules import Rule, stagnation_rules
from rondom.watch.terms import StuckRule

OWN_EVENTS = ("stagnation.", "escalation.")


@dataclass(frozen=True, slots=True)
class Stand:
    """What the rules ask of one dossier. Days are None when there is nothing to count.

    still_days: since anything went forward; overdue: agreements and steps that are late; alone_days: without anybody who
    can have the regie; waiting_days: in the work stock; step_days: of the step that is late longest.
    """

    still_days: int
    overdue: int = 0
    alone_days: int | None = None
    waiting_days: int | None = None
    step_days: int | None = None

    def measure(self, rule: Rule) -> int | None:
        return {
            StuckRule.NO_PROGRESS: self.still_days,
            StuckRule.NO_COORDINATOR: self.alone_days,
            StuckRule.WAITING: self.waiting_days,
            StuckRule.STEP_LATE: self.step_days,
            StuckRule.AT_HOME: None,  # counted from absence, when a school reports it
        }[rule.code]


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that says it is stuck, with its figures."""

    rule: StuckRule
    days: int
    overdue: int


def found_in(stand: Stand) -> tuple[Found, ...]:
    """The rules that a dossier breaks, in their order. Pure: a rule is broken from its last day on."""
    return tuple(
        Found(rule.code, days, stand.overdue)
        for rule in stagnation_rules().rules
        if (days := stand.measure(rule)) is not None and days >= rule.days and stand.overdue >= rule.overdue
    )


def stands_of(dossier_ids: Collection[int], *, on: dt.date) -> dict[int, Stand]:
    """Seven queries, however many dossiers."""
    opened = dict(Dossier.objects.filter(pk__in=dossier_ids).values_list("pk", "opened_on"))
    moved = _last_progress(dossier_ids)
    late_steps = _late_steps(dossier_ids, on)
    actions = _late_actions(dossier_ids, on)
    alone, waiting = _without_coordinator(dossier_ids, on), _waiting(dossier_ids)
    return {
        dossier_id: Stand(
            still_days=(on - moved.get(dossier_id, opened_on)).days,
            overdue=actions.get(dossier_id, 0) + len(late_steps.get(dossier_id, ())),
            alone_days=_days(alone.get(dossier_id), on),
            waiting_days=_days(waiting.get(dossier_id), on),
            step_days=max(late_steps.get(dossier_id, ()), default=None),
        )
        for dossier_id, opened_on in opened.items()
    }


def _days(since: dt.date | None, on: dt.date) -> int | None:
    return None if since is None else (on - since).days


def _last_progress(dossier_ids: Collection[int]) -> Mapping[int, dt.date]:
    """The day of the last event that is a step forward."""
    rows = AuditEvent.objects.filter(dossier_id__in=dossier_ids).order_by()
    rows = rows.exclude(name__in=stagnation_rules().no_progress_events)
    for start in OWN_EVENTS:
        rows = rows.exclude(name__startswith=start)
    return dict(rows.values_list("dossier_id").annotate(last=Max("at__date")))


def _late_actions(dossier_ids: Collection[int], on: dt.date) -> Mapping[int, int]:
    rows = Action.objects.filter(dossier_id__in=dossier_ids, done_at=None, due_on__lt=on).order_by()
    return dict(rows.values_list("dossier_id").annotate(count=Count("pk")))


def _late_steps(dossier_ids: Collection[int], on: dt.date) -> dict[int, tuple[int, ...]]:
    """How many days every open step is late that still misses something."""
    return {dossier_id: _days_late(steps, on) for dossier_id, steps in open_steps(dossier_ids).items()}


def _days_late(steps: Collection[OpenStep], on: dt.date) -> tuple[int, ...]:
    return tuple(
        (on - step.due_on).days for step in steps if step.missing and step.due_on and step.due_on < on
    )


def _without_coordinator(dossier_ids: Collection[int], on: dt.date) -> Mapping[int, dt.date]:
    """Since when the holder of the regie does not work in a role any more in which he can have it."""
    there = Membership.objects.filter(
        person=OuterRef("baton__holder"),
        organisation=OuterRef("baton__organisation"),
        role__in=COORDINATING_ROLES,
    )
    rows = Dossier.objects.filter(~Exists(there.running_on(on)), pk__in=dossier_ids)
    since = Subquery(there.order_by("-valid_until").values("valid_until")[:1])
    return {
        pk: until_on or since_on
        for pk, until_on, since_on in rows.annotate(until=since).values_list("pk", "until", "baton__since_on")
    }


def _waiting(dossier_ids: Collection[int]) -> Mapping[int, dt.date]:
    rows = StockStay.objects.filter(triage__dossier__in=dossier_ids, until_on=None).order_by()
    return dict(rows.values_list(F("triage__dossier")).annotate(since=Min("since_on")))
