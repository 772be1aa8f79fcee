"""The plans of a school that somebody may see: the six weeks, and what the national register must hear."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Min, Prefetch

from rondom.core.actor import Actor
from rondom.dossiers.queries import closed_dossiers, my_dossiers
from rondom.plans.models import Plan, PlanReport, PlanVersion
from rondom.plans.queries.opp import Term, term_of
from rondom.plans.terms import PlanState


@dataclass(frozen=True, slots=True)
class SchoolPlan:
    """state: empty while no plan was begun."""

    dossier: Any
    term: Term | None
    state: str
    state_label: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """Begin and end of one plan. told: what the register was told last; is_told: that it says the same."""

    plan_id: int
    dossier: Any
    began_on: dt.date
    ended_on: dt.date | None
    told: PlanReport | None

    @property
    def is_told(self) -> bool:
        told = self.told
        return bool(told and (told.began_on, told.ended_on) == (self.began_on, self.ended_on))


def school_plans(actor: Actor, school_id: int, *, on: dt.date) -> list[SchoolPlan]:
    """Every open dossier of the school that the actor may see; late first, then by the end of the term. Three queries."""
    dossiers = list(my_dossiers(actor, on=on).filter(school_id=school_id))
    newest = PlanVersion.objects.order_by("number").defer("content")
    plans = Plan.objects.filter(dossier__in=dossiers, kind="opp", ended_on=None)
    plans = plans.annotate(done_on=Min("versions__in_force_on")).prefetch_related(
        Prefetch("versions", newest)
    )
    found = {plan.dossier_id: plan for plan in plans}
    rows = [_row(dossier, found.get(dossier.pk), on) for dossier in dossiers]
    return sorted(rows, key=_urgency)


def _row(dossier: Any, plan: Any, on: dt.date) -> SchoolPlan:
    if plan is None:
        return SchoolPlan(dossier, None, "", "")
    versions = list(plan.versions.all())
    state = PlanState(versions[-1].state) if versions else PlanState.DRAFT
    term = term_of(plan.started_on, done_on=plan.done_on, on=on)
    return SchoolPlan(dossier, term, state.value, str(state.label))


def _urgency(row: SchoolPlan) -> tuple[int, dt.date]:
    """Still to be done, by the last day; then what was not begun; then what is done."""
    if row.term is None:
        return 1, dt.date.max
    return (2 if row.term.done_on else 0), row.term.due_on


def register_rows(actor: Actor, school_id: int, *, on: dt.date) -> list[RegisterRow]:
    """Plans that were once in force, also of closed dossiers; what the register does not know yet first."""
    dossiers = {
        row.pk: row
        for rows in (my_dossiers(actor, on=on), closed_dossiers(actor, on=on))
        for row in rows.filter(school_id=school_id)
    }
    plans = Plan.objects.filter(dossier__in=dossiers, kind="opp").annotate(
        began_on=Min("versions__in_force_on")
    )
    told = Prefetch("reports", PlanReport.objects.select_related("reported_by").order_by("pk"))
    rows = [
        RegisterRow(
            plan_id=plan.pk,
            dossier=dossiers[plan.dossier_id],
            began_on=plan.began_on,
            ended_on=plan.ended_on,
            told=next(reversed(plan.reports.all()), None),
        )
        for plan in plans.filter(began_on__isnull=False).prefetch_related(told).order_by("began_on", "pk")
    ]
    return sorted(rows, key=lambda row: row.is_told)
