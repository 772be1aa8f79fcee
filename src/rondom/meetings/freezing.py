"""The yearly figure of every school, written down once at the end of the school year. Never changed afterwards."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Min
from django.utils.timezone import localtime

from rondom.core import clock
from rondom.core.actor import system_actor
from rondom.events.record import happened
from rondom.meetings.events import NormFrozen
from rondom.meetings.models import NormFigure
from rondom.meetings.norm import Held, held_days, kinds_in, routes_at
from rondom.meetings.norm_rules import freeze_moment
from rondom.meetings.year_plan import school_year_of
from rondom.people.models import Region
from rondom.people.queries import organisations_of
from rondom.people.terms import OrganisationKind
from rondom.routes.models import RouteVersion


def freeze_due() -> int:
    """For the worker: every school year that ended since a region has a route; return how many figures were made.

    A year that was missed is made up for, and counts no more than it would have then.
    """
    first = RouteVersion.objects.order_by().values_list("region_id").annotate(Min("published_at"))
    return sum(
        _freeze(region_id, year) for region_id, published_at in first for year in _ended_since(published_at)
    )


def _ended_since(moment: dt.datetime) -> Iterator[int]:
    """School years, from the one of that moment, whose figure is due."""
    year = school_year_of(localtime(moment).date())
    while freeze_moment(year) <= clock.now():
        yield year
        year += 1


@transaction.atomic
def _freeze(region_id: int, year: int) -> int:
    """All schools of a region together, once: two workers come one after the other."""
    Region.objects.select_for_update().get(pk=region_id)
    if NormFigure.objects.filter(region_id=region_id, school_year=year).exists():
        return 0
    figures = _figures(region_id, year)
    NormFigure.objects.bulk_create(figures)
    for row in figures:
        event = NormFrozen(
            school_id=row.school_id, kind=row.kind, school_year=year, norm=row.norm, held=row.held
        )
        happened(event, by=system_actor(region_id))
    return len(figures)


def _figures(region_id: int, year: int) -> list[NormFigure]:
    """A row per school and kind with a norm, by the routes as they were published then."""
    frozen_at = freeze_moment(year)
    names = organisations_of(region_id, kinds=[OrganisationKind.SCHOOL])
    schools = routes_at(region_id, [pk for pk, _name in names], until=frozen_at)
    held = held_days(schools, year=year)
    return [
        NormFigure(
            region_id=region_id,
            school_id=school_id,
            kind=kind.key,
            school_year=year,
            norm=kind.norm,
            held=len(held.get((school_id, kind.key), Held()).days),
            frozen_at=frozen_at,
        )
        for school_id, routes in schools.items()
        for kind in kinds_in(routes).values()
        if kind.norm
    ]
