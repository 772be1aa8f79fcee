"""The year plan of a school: who may change it, and what is shown of it."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.school_days import free_days
from rondom.dossiers.models import Dossier
from rondom.dossiers.terms import SCHOOL_CAPACITIES
from rondom.meetings.models import PlannedDate
from rondom.meetings.norm import Held, PlanKind, held_days, kinds_in, routes_at
from rondom.meetings.year_plan import days_of_year, is_school_day, meeting_days, propose, year_plan_rules
from rondom.people.terms import COORDINATING_ROLES, Role
from rondom.routes.definition import Route
from rondom.routes.terms import HolidayRegion

PLANNERS = (COORDINATING_ROLES & SCHOOL_CAPACITIES) | {Role.DIRECTOR}


def check_sees_year_plan(actor: Actor) -> int:
    """The school of the hat, for everybody who works there. Errors: Http404 for anybody else."""
    if actor.role not in SCHOOL_CAPACITIES or actor.organisation_id is None:
        raise Http404
    return actor.organisation_id


def may_plan_year(actor: Actor) -> Decision:
    """Plan and change the days: who coordinates at the school, and its director."""
    if actor.role in PLANNERS and actor.organisation_id is not None:
        return ALLOWED
    return refuse("year_plan.role", _("Het jaarplan maakt de intern begeleider of de directeur."))


def get_planned_date(actor: Actor, date_id: int) -> PlannedDate:
    """A day of the year plan of the own school. Errors: Http404."""
    row = PlannedDate.objects.filter(pk=date_id, school_id=check_sees_year_plan(actor)).first()
    if row is None:
        raise Http404
    return row


def may_use_day(day: dt.date, *, free: Collection[dt.date]) -> Decision:
    """A day on which children go to school, that is still to come."""
    if day <= clock.today():
        return refuse("year_plan.in_the_past", _("Kies een dag die nog komt."))
    if not is_school_day(day, free):
        return refuse(
            "year_plan.no_school_day", _("Op deze dag is er geen school: het is weekend of vakantie.")
        )
    return ALLOWED


@dataclass(frozen=True, slots=True)
class SchoolKinds:
    """What can be planned at a school, on which days there is no school, and the routes that say so."""

    kinds: tuple[PlanKind, ...]
    free: frozenset[dt.date]
    routes: tuple[Route, ...]

    def find(self, key: str) -> PlanKind | None:
        return next((kind for kind in self.kinds if kind.key == key), None)


def kinds_of_school(region_id: int, school_id: int) -> SchoolKinds:
    """The kinds that the routes of a school name, each once; the strictest norm counts. Two queries.

    The holidays are those that a route of the school counts with; when none says which, those of the whole country.
    """
    routes = tuple(routes_at(region_id, [school_id])[school_id])
    parts = [str(route.holidays.value) for route in routes if route.holidays]
    free = free_days(parts[0]) if parts else _free_everywhere()
    return SchoolKinds(tuple(kinds_in(routes).values()), free, routes)


def _free_everywhere() -> frozenset[dt.date]:
    first, *others = (free_days(part.value) for part in HolidayRegion if part)
    return first.intersection(*others)


@dataclass(frozen=True, slots=True)
class YearPlan:
    """One kind of meeting in one school year.

    held:     on how many days one was held that counts; see meetings/norm.py
    open:     on how many days there was one that does not count (yet)
    dates:    what is planned
    proposed: days for what the norm still asks
    """

    kind: PlanKind
    dates: list[PlannedDate]
    held: int
    open: int
    proposed: list[dt.date]

    @property
    def missing(self) -> int:
        return missing_days(self.kind.norm, held=self.held, dates=[row.on for row in self.dates])

    @property
    def to_come(self) -> list[PlannedDate]:
        return [row for row in self.dates if row.on >= clock.today()]


def missing_days(norm: int | None, *, held: int, dates: Collection[dt.date]) -> int:
    """How many the norm still asks, held and planned together."""
    return max(0, (norm or 0) - held - sum(day >= clock.today() for day in dates))


def year_plan_of(actor: Actor, school_id: int, *, year: int) -> list[YearPlan]:
    """Every kind that has a norm, or a day, or was held in a school year. At most six queries.

    talks: of each day, how many talks the actor may see.
    """
    first, last = days_of_year(year)
    rows = PlannedDate.objects.filter(school_id=school_id, on__gte=first, on__lte=last)
    dates: dict[str, list[PlannedDate]] = {}
    seen = Q(meetings__dossier__in=Dossier.objects.visible_to(actor, on=clock.today()).values("pk"))
    for row in rows.annotate(talks=Count("meetings", filter=seen)).order_by("on", "begins"):
        dates.setdefault(row.kind, []).append(row)
    school = kinds_of_school(actor.region_id, school_id)
    held = held_days({school_id: school.routes}, year=year)
    return [
        _year_plan(kind, dates.get(kind.key, []), held.get((school_id, kind.key), Held()), school.free, year)
        for kind in school.kinds
        if kind.norm or kind.key in dates or (school_id, kind.key) in held
    ]


def _year_plan(
    kind: PlanKind, dates: list[PlannedDate], held: Held, free: frozenset[dt.date], year: int
) -> YearPlan:
    days = [row.on for row in dates]
    missing = missing_days(kind.norm, held=len(held.days), dates=days)
    weekday = days[-1].weekday() if days else year_plan_rules().weekday
    proposed = _propose(missing, year=year, weekday=weekday, free=free, taken={*days, *held.days})
    return YearPlan(kind, dates, len(held.days), len(held.open_days), proposed)


def proposed_days(
    school_id: int, *, kind: str, free: Collection[dt.date], year: int, count: int, weekday: int
) -> list[dt.date]:
    """Days to choose from, from tomorrow on, beside what is planned already. free: of kinds_of_school. One query."""
    rows = PlannedDate.objects.filter(school_id=school_id, kind=kind)
    taken = set(rows.values_list("on", flat=True))
    return _propose(count, year=year, weekday=weekday, free=free, taken=taken)


def _propose(
    count: int, *, year: int, weekday: int, free: Collection[dt.date], taken: Collection[dt.date]
) -> list[dt.date]:
    """From tomorrow on, or from the first day for meetings of a year that is still to come."""
    first, last = meeting_days(year)
    begins = max(first, clock.today() + dt.timedelta(days=1))
    return propose(count, first=begins, last=last, weekday=weekday, free=free, taken=taken)


def dates_to_come(school_id: int, *, kinds: Collection[str]) -> list[PlannedDate]:
    """Days of the year plan from today on, for who plans a meeting. One query."""
    rows = PlannedDate.objects.filter(school_id=school_id, kind__in=kinds, on__gte=clock.today())
    return list(rows.order_by("on", "begins")[:20])
