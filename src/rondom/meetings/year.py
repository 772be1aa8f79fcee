"""The year plan of a school: who may change it, and what is shown of it."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.school_days import free_days
from rondom.core.second_lock import as_system
from rondom.dossiers.terms import SCHOOL_CAPACITIES
from rondom.meetings.models import Meeting, PlannedDate
from rondom.meetings.terms import MeetingState
from rondom.meetings.year_plan import days_of_year, is_school_day, meeting_days, propose
from rondom.people.terms import COORDINATING_ROLES, Role
from rondom.routes.queries import route_of, routes_for
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
class PlanKind:
    """A kind of meeting that the routes of a school know. norm: how often a year at least, None without a rule."""

    key: str
    title: str
    norm: int | None


@dataclass(frozen=True, slots=True)
class SchoolKinds:
    """What can be planned at a school, and on which days there is no school."""

    kinds: tuple[PlanKind, ...]
    free: frozenset[dt.date]

    def find(self, key: str) -> PlanKind | None:
        return next((kind for kind in self.kinds if kind.key == key), None)


def kinds_of_school(region_id: int, school_id: int) -> SchoolKinds:
    """The kinds that the routes of a school name, each once; the strictest norm counts. Two queries.

    The holidays are those that a route of the school counts with; when none says which, those of the whole country.
    """
    found: dict[str, PlanKind] = {}
    routes = [route_of(version) for version in routes_for(region_id, school_id)]
    for kind in (kind for route in routes for kind in route.meeting_kinds):
        before = found.get(kind.key)
        norms = [norm for norm in (kind.times_a_school_year, before.norm if before else None) if norm]
        found[kind.key] = PlanKind(kind.key, before.title if before else kind.title, max(norms, default=None))
    parts = [str(route.holidays.value) for route in routes if route.holidays]
    return SchoolKinds(tuple(found.values()), free_days(parts[0]) if parts else _free_everywhere())


def _free_everywhere() -> frozenset[dt.date]:
    first, *others = (free_days(part.value) for part in HolidayRegion if part)
    return first.intersection(*others)


@dataclass(frozen=True, slots=True)
class YearPlan:
    """One kind of meeting in one school year. held: on how many days one was closed; dates: what is planned."""

    kind: PlanKind
    dates: list[PlannedDate]
    held: int

    @property
    def missing(self) -> int:
        """How many the norm still asks, held and planned together."""
        to_come = [row for row in self.dates if row.on >= clock.today()]
        return max(0, (self.kind.norm or 0) - self.held - len(to_come))


def year_plan_of(region_id: int, school_id: int, *, year: int) -> list[YearPlan]:
    """Every kind that has a norm, or a day, or was held in a school year. Four queries."""
    first, last = days_of_year(year)
    rows = PlannedDate.objects.filter(school_id=school_id, on__gte=first, on__lte=last)
    dates: dict[str, list[PlannedDate]] = {}
    for row in rows.annotate(talks=Count("meetings")).order_by("on", "begins"):
        dates.setdefault(row.kind, []).append(row)
    held = _held(school_id, first, last)
    return [
        YearPlan(kind, dates.get(kind.key, []), held.get(kind.key, 0))
        for kind in kinds_of_school(region_id, school_id).kinds
        if kind.norm or kind.key in dates or kind.key in held
    ]


@as_system("how often a school met in a year; of which children is not asked")
def _held(school_id: int, first: dt.date, last: dt.date) -> dict[str, int]:
    """{kind: days on which a meeting was closed}."""
    rows = Meeting.objects.filter(
        dossier__school_id=school_id,
        state=MeetingState.CLOSED,
        starts_at__date__gte=first,
        starts_at__date__lte=last,
    )
    return dict(rows.order_by().values_list("kind").annotate(Count("starts_at__date", distinct=True)))


def proposed_days(
    school_id: int, *, kind: str, free: Collection[dt.date], year: int, count: int, weekday: int
) -> list[dt.date]:
    """Days to choose from, from tomorrow on, beside what is planned already. free: of kinds_of_school. One query."""
    first, last = meeting_days(year)
    rows = PlannedDate.objects.filter(school_id=school_id, kind=kind)
    return propose(
        count,
        first=max(first, clock.today() + dt.timedelta(days=1)),
        last=last,
        weekday=weekday,
        free=free,
        taken=set(rows.values_list("on", flat=True)),
    )


def dates_to_come(school_id: int, *, kinds: Collection[str]) -> list[PlannedDate]:
    """Days of the year plan from today on, for who plans a meeting. One query."""
    rows = PlannedDate.objects.filter(school_id=school_id, kind__in=kinds, on__gte=clock.today())
    return list(rows.order_by("on", "begins")[:20])
