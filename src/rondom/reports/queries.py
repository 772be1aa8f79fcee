"""What is counted of a school. Counted as system: who reads the figures sees none of the children behind them."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers.models import Dossier
from rondom.dossiers.queries import my_dossiers
from rondom.meetings.year import YearPlan, year_plan_of
from rondom.meetings.year_plan import school_year_of
from rondom.people.models import Membership
from rondom.people.terms import COORDINATING_ROLES
from rondom.plans.queries import Due, dues_in, together_in
from rondom.reports.small_numbers import Figure, of_group, of_parts
from rondom.routes.models import StepVisit
from rondom.routes.queries import route_of
from rondom.triage.models import StockStay

PLACE = tuple[str, str]  # (title of the route, steps); both empty without a route


@dataclass(frozen=True, slots=True)
class StepTotal:
    """route: empty for dossiers without one that runs."""

    route: str
    step: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class SchoolTotals:
    dossiers: Figure
    steps: list[StepTotal]
    without_coordinator: Figure
    in_stock: Figure
    late_look_backs: Figure
    year: str
    meetings: list[YearPlan]


def school_totals(actor: Actor, school_id: int, *, on: dt.date) -> SchoolTotals:
    """Open dossiers by step, those without a coordinator, those that wait, and the meetings of this school year.

    Twelve queries, however many dossiers. The caller was let in by access.
    """
    with as_system("a director reads how many, not who"):
        rows = Dossier.objects.open_on(on).filter(school_id=school_id)
        places = _places(list(rows.values_list("pk", flat=True)))
        alone = rows.exclude(Exists(_coordinators(on))).count()
        waiting = _in_stock(school_id, on)
        late = _late_look_backs(list(places), on)
    total, steps = of_parts(Counter(places.values()))
    start = school_year_of(on)
    return SchoolTotals(
        dossiers=total,
        steps=[StepTotal(route, step, steps[route, step]) for route, step in sorted(steps)],
        without_coordinator=of_group(alone, total=len(places)),
        in_stock=of_group(waiting, total=len(places)),
        late_look_backs=of_group(late, total=len(places)),
        year=f"{start}-{start + 1}",
        meetings=year_plan_of(actor, school_id, year=start),
    )


def _places(dossier_ids: list[int]) -> dict[int, PLACE]:
    """{dossier: where it is}. Who is at two steps at once is counted once, at both together."""
    found: dict[int, list[StepVisit]] = {pk: [] for pk in dossier_ids}
    visits = StepVisit.objects.filter(dossier__in=dossier_ids, left_on=None).select_related("route")
    for visit in visits.defer("route__text").order_by("step", "pk"):
        found[visit.dossier_id].append(visit)
    return {pk: _place(rows) for pk, rows in found.items()}


def _place(visits: list[StepVisit]) -> PLACE:
    if not visits:
        return "", ""
    route = route_of(visits[0].route)
    return route.title, " + ".join(f"{row.step}. {route.step(row.step).title}" for row in visits)


def _coordinators(on: dt.date) -> QuerySet[Membership]:
    """Who has the regie of the family, at work today in a role that can have it."""
    rows = Membership.objects.running_on(on).filter(role__in=COORDINATING_ROLES)
    return rows.filter(person=OuterRef("baton__holder"), organisation=OuterRef("baton__organisation"))


def _in_stock(school_id: int, on: dt.date) -> int:
    open_ = Dossier.objects.open_on(on).filter(school_id=school_id)
    rows = StockStay.objects.filter(until_on=None, triage__dossier__in=open_)
    return rows.values("triage__dossier").distinct().count()


def _late_look_backs(dossier_ids: list[int], on: dt.date) -> int:
    """Dossiers in which people did not look back together in time (R-OPP-4)."""
    return sum(due.is_late for due in _together(dossier_ids, on).values())


def _together(dossier_ids: list[int], on: dt.date) -> dict[int, Due]:
    """Looking back on the plan of the school, per dossier that has one."""
    found = {key: together_in(dues) for key, dues in dues_in(dossier_ids, on=on).items()}
    return {key: due for key, due in found.items() if due}


@dataclass(frozen=True, slots=True)
class LookBackRow:
    """A child of the school with a plan, and when people look back together."""

    dossier: Dossier
    due: Due


def look_backs_at(actor: Actor, school_id: int, *, on: dt.date) -> list[LookBackRow]:
    """The children of a school whom the actor may see: the latest day first. Four queries at most."""
    dossiers = {row.pk: row for row in my_dossiers(actor, on=on).filter(school_id=school_id)}
    rows = [LookBackRow(dossiers[key], due) for key, due in _together(list(dossiers), on).items()]
    return sorted(rows, key=lambda row: (row.due.due_on, row.dossier.pupil.person.last_name, row.dossier.pk))
