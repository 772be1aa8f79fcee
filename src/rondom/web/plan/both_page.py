"""Both formal plans on one page: who leads each, since when, and the goals that the reader may read (AT-22)."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from rondom.core.decision import Decision
from rondom.plans import queries
from rondom.plans.kind_access import may_read_goals, may_see_plan
from rondom.plans.terms import PlanKind
from rondom.web.plan.frame import page_name


@dataclass(frozen=True, slots=True)
class Side:
    """One of the plans as a reader sees it. plan None: it was not begun. url: for who reads the whole plan.

    reads: whether the goals may be read, or why not.
    """

    kind: str
    label: str
    plan: Any
    url: str
    reads: Decision
    goals: tuple[Any, ...]


def sides_of(dossier: Any) -> list[Side]:
    """Both plans, the one of the school first. Eight queries at most."""
    plans = {row.kind: row for row in queries.plans_of([dossier.pk]).get(dossier.pk, [])}
    return [_side(dossier, kind, plans.get(kind)) for kind in PlanKind]


def other_plan(dossier: Any, kind: str) -> Side | None:
    """What a page of one plan shows of the other; None when there is none. One query then, five at most."""
    rows = queries.plans_of([dossier.pk]).get(dossier.pk, [])
    other = next((row for row in rows if row.kind != kind), None)
    return _side(dossier, PlanKind(other.kind), other) if other else None


def _side(dossier: Any, kind: PlanKind, plan: Any) -> Side:
    sees, reads = may_see_plan(dossier, kind), may_read_goals(dossier, kind)
    goals = queries.goals_of(dossier.pk, kinds=[kind]) if plan and reads else []
    return Side(
        kind=kind.value,
        label=str(kind.label),
        plan=plan,
        url=reverse(f"plan:{page_name(kind)}", args=[dossier.ref]) if sees else "",
        reads=reads,
        goals=tuple(goal for goal in goals if goal.is_open),
    )
