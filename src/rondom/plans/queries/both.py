"""The formal plans of a dossier side by side: who leads each, since when, and how far it is (AT-22)."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from rondom.plans.models import Plan, PlanVersion
from rondom.plans.terms import PlanKind, PlanState


@dataclass(frozen=True, slots=True)
class PlanSide:
    """What everybody who takes part may know of a plan, and its state for who reads it.

    leader: by name, of a plan that one person leads; empty for the school. since_on: when it was begun, or the lead taken.
    """

    plan_id: int
    kind: str
    label: str
    leader: str
    leader_id: int | None
    organisation: str
    since_on: dt.date
    started_on: dt.date
    state: str
    state_label: str


def plans_of(dossier_ids: Collection[int]) -> dict[int, list[PlanSide]]:
    """Per dossier, the plan of the school first. One query."""
    newest = PlanVersion.objects.filter(plan=OuterRef("pk")).order_by("-number").values("state")[:1]
    rows = (
        Plan.objects.filter(dossier_id__in=dossier_ids)
        .annotate(newest=Subquery(newest))
        .select_related("led_by", "led_by_organisation", "dossier__school")
    )
    found: dict[int, list[PlanSide]] = {}
    for row in sorted(rows, key=lambda plan: PlanKind.values.index(plan.kind)):
        found.setdefault(row.dossier_id, []).append(_side(row, PlanState(row.newest or PlanState.DRAFT)))
    return found


def _side(plan: Plan, state: PlanState) -> PlanSide:
    organisation = plan.led_by_organisation or plan.dossier.school
    return PlanSide(
        plan_id=plan.pk,
        kind=plan.kind,
        label=str(PlanKind(plan.kind).label),
        leader=plan.led_by.name if plan.led_by else "",
        leader_id=plan.led_by_id,
        organisation=organisation.name,
        since_on=plan.led_since_on or plan.started_on,
        started_on=plan.started_on,
        state=state.value,
        state_label=str(state.label),
    )
