"""Which schools of a region are behind, for who follows it. No child is in it."""

import datetime as dt
from dataclasses import dataclass

from django.http import Http404

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.meetings.models import NormFigure, PlannedDate
from rondom.meetings.norm import Held, PlanKind, held_days, kinds_in, routes_at
from rondom.meetings.norm_rules import expected_by, norm_rules
from rondom.meetings.year import missing_days
from rondom.meetings.year_plan import days_of_year, school_year_of
from rondom.people.queries import organisations_of
from rondom.people.terms import OrganisationKind


def sees_norm(actor: Actor) -> bool:
    """Who follows the schools of the region, says data/norm.yaml."""
    return actor.role in norm_rules().readers and actor.organisation_id is not None


def check_sees_norm(actor: Actor) -> int:
    """The region. Errors: Http404 for anybody who does not follow the schools."""
    if not sees_norm(actor):
        raise Http404
    return actor.region_id


@dataclass(frozen=True, slots=True)
class SchoolStand:
    """One school and one kind with a norm, this school year. expected: how many by today, evenly spread over the year."""

    school: str
    kind: PlanKind
    held: int
    expected: int
    dates: list[dt.date]

    @property
    def is_behind(self) -> bool:
        return self.held < self.expected

    @property
    def missing(self) -> int:
        return missing_days(self.kind.norm, held=self.held, dates=self.dates)

    @property
    def to_come(self) -> list[dt.date]:
        return [day for day in self.dates if day >= clock.today()]


def stand_of_schools(region_id: int) -> list[SchoolStand]:
    """Every school with a kind that has a norm, by name; for this school year. At most seven queries."""
    year = school_year_of(clock.today())
    names = dict(organisations_of(region_id, kinds=[OrganisationKind.SCHOOL]))
    schools = routes_at(region_id, list(names))
    held, dates = held_days(schools, year=year), _dates(list(names), year)
    return [
        SchoolStand(
            school=names[school_id],
            kind=kind,
            held=len(held.get((school_id, kind.key), Held()).days),
            expected=expected_by(clock.today(), norm=kind.norm, year=year),
            dates=dates.get((school_id, kind.key), []),
        )
        for school_id, routes in schools.items()
        for kind in kinds_in(routes).values()
        if kind.norm
    ]


def _dates(school_ids: list[int], year: int) -> dict[tuple[int, str], list[dt.date]]:
    first, last = days_of_year(year)
    rows = PlannedDate.objects.filter(school_id__in=school_ids, on__gte=first, on__lte=last).order_by("on")
    found: dict[tuple[int, str], list[dt.date]] = {}
    for school_id, kind, day in rows.values_list("school_id", "kind", "on"):
        found.setdefault((school_id, kind), []).append(day)
    return found


def figures_of_region(region_id: int) -> list[NormFigure]:
    """What froze last, by school. One query."""
    rows = NormFigure.objects.filter(region_id=region_id).select_related("school")
    newest = rows.order_by("-school_year").values("school_year")[:1]
    return list(rows.filter(school_year=newest).order_by("school__name", "kind"))


def figures_of_school(school_id: int) -> list[NormFigure]:
    """Frozen years of one school, the last first; at most ten. One query."""
    return list(NormFigure.objects.filter(school_id=school_id).order_by("-school_year", "kind")[:10])
