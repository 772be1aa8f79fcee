"""How often a school met in a school year, against what its routes ask. Of which children is not asked.

A meeting of a kind with a norm counts when its minutes are closed and a partner of the route was at the table. A school
that meets about three children on one day, met once.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import BigIntegerField, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localtime

from rondom.core import clock
from rondom.core.second_lock import as_system
from rondom.families.models import Enrolment
from rondom.meetings.models import Invitee, Meeting
from rondom.meetings.norm_rules import freeze_moment
from rondom.meetings.terms import MeetingState
from rondom.meetings.year_plan import days_of_year
from rondom.routes.definition import Route
from rondom.routes.models import StepVisit
from rondom.routes.queries import published_routes, route_of, routes_at_schools


@dataclass(frozen=True, slots=True)
class PlanKind:
    """A kind of meeting that the routes of a school know. norm: how often a year at least, None without a rule."""

    key: str
    title: str
    norm: int | None


def kinds_in(routes: Iterable[Route]) -> dict[str, PlanKind]:
    """The kinds that some routes name, each once; the strictest norm counts."""
    found: dict[str, PlanKind] = {}
    for kind in (kind for route in routes for kind in route.meeting_kinds):
        before = found.get(kind.key)
        norms = [norm for norm in (kind.times_a_school_year, before.norm if before else None) if norm]
        found[kind.key] = PlanKind(kind.key, before.title if before else kind.title, max(norms, default=None))
    return found


def routes_at(
    region_id: int, school_ids: Collection[int], *, until: dt.datetime | None = None
) -> dict[int, list[Route]]:
    """The routes that are on at some schools, in the newest version; those published before `until`. Two queries."""
    routes = {row.key: route_of(row) for row in published_routes(region_id, until=until)}
    chosen = routes_at_schools(region_id)
    return {
        school_id: [route for key, route in routes.items() if key in chosen.get(school_id, routes)]
        for school_id in school_ids
    }


@dataclass(frozen=True, slots=True)
class Held:
    """Days on which a school met for one kind. open_days: it met, or was to, and that does not count (yet)."""

    days: frozenset[dt.date] = frozenset()
    open_days: frozenset[dt.date] = frozenset()


@as_system("how often a school met in a year; of which children is not asked")
def held_days(schools: Mapping[int, Collection[Route]], *, year: int) -> dict[tuple[int, str], Held]:
    """{(school, kind): days} of a school year, until now or until its figure froze. At most three queries.

    schools: each with the routes that are on there now.
    """
    until = min(clock.now(), freeze_moment(year))
    rows = _talks(schools, year=year, until=until)
    present, visits = _present(rows), _visits(rows)
    kinds = {school_id: kinds_in(routes) for school_id, routes in schools.items()}
    counted: dict[tuple[int, str], set[dt.date]] = {}
    others: dict[tuple[int, str], set[dt.date]] = {}
    for row in rows:
        day, kind = localtime(row.starts_at).date(), kinds[row.held_at].get(row.kind)
        counts = bool(row.closed_at and row.closed_at < until)
        if counts and kind and kind.norm:
            own = _partners(_routes_on(day, visits.get(row.dossier_id, ())), row.kind)
            counts = bool((own or _partners(schools[row.held_at], row.kind)) & present.get(row.pk, set()))
        (counted if counts else others).setdefault((row.held_at, row.kind), set()).add(day)
    return {
        key: Held(
            frozenset(counted.get(key, ())), frozenset(others.get(key, set()) - counted.get(key, set()))
        )
        for key in {*counted, *others}
    }


class _Talk(NamedTuple):
    """held_at: the school of that day. A child that went to another school takes its dossier along."""

    pk: int
    held_at: int
    kind: str
    starts_at: dt.datetime
    closed_at: dt.datetime | None
    dossier_id: int


def _talks(schools: Collection[int], *, year: int, until: dt.datetime) -> list[_Talk]:
    first, last = days_of_year(year)
    day = OuterRef("starts_at__date")
    at_school = Enrolment.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=day),
        pupil=OuterRef("dossier__pupil"),
        valid_from__lte=day,
    )
    held_at = Coalesce(
        F("planned_date__school_id"),
        Subquery(at_school.order_by("-valid_from").values("school_id")[:1]),
        F("dossier__school_id"),
        output_field=BigIntegerField(),
    )
    rows = (
        Meeting.objects.exclude(state=MeetingState.CANCELLED)
        .filter(starts_at__date__gte=first, starts_at__date__lte=last, starts_at__lt=until)
        .annotate(held_at=held_at)
        .filter(held_at__in=list(schools))
    )
    return [_Talk(*row) for row in rows.values_list(*_Talk._fields)]


def _present(rows: Collection[_Talk]) -> dict[int, set[str]]:
    """{meeting: capacities of who was at the table}."""
    found: dict[int, set[str]] = {}
    if rows:
        there = Invitee.objects.filter(
            meeting_id__in=[row.pk for row in rows], attended=True, removed_at__isnull=True
        )
        for meeting_id, capacity in there.values_list("meeting_id", "capacity"):
            found.setdefault(meeting_id, set()).add(capacity)
    return found


def _visits(rows: Collection[_Talk]) -> dict[int, list[StepVisit]]:
    found: dict[int, list[StepVisit]] = {}
    if rows:
        visits = StepVisit.objects.filter(dossier_id__in={row.dossier_id for row in rows})
        for visit in visits.select_related("route").defer("route__text").order_by("arrived_on", "pk"):
            found.setdefault(visit.dossier_id, []).append(visit)
    return found


def _partners(routes: Iterable[Route], kind: str) -> set[str]:
    return {capacity for route in routes for capacity in route.partners_of(kind)}


def _routes_on(day: dt.date, visits: Collection[StepVisit]) -> list[Route]:
    """The route that a dossier was on on a day, also when its school uses another one by now."""
    arrived = [visit for visit in visits if visit.arrived_on <= day]
    return [route_of(arrived[-1].route)] if arrived else []
