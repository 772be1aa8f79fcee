"""What stands before a route: its start, its end, its locked fields, and scaling down. No Django, no clock."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rondom.routes.definition import Opener, Route, Scaling
from rondom.routes.engine import Facts, Visit
from rondom.routes.terms import PRECONDITION


def opener_of(route: Route, capacity: str) -> Opener | None:
    """How somebody in this capacity starts the route, when that is another way than the coordinator's."""
    return next((row for row in route.openers if row.capacity == capacity), None)


def start_gaps(route: Route, facts: Facts, *, capacity: str = "") -> tuple[str, ...]:
    """Return the preconditions that nobody said yet. capacity: of who starts; another opener may skip some."""
    opener = opener_of(route, capacity)
    skipped = opener.without if opener else ()
    wanted = (PRECONDITION + row.key for row in route.preconditions if row.key not in skipped)
    return tuple(name for name in wanted if name not in facts)


def end_gaps(route: Route, facts: Facts) -> tuple[str, ...]:
    """Return what is missing to end the route with an outcome."""
    return tuple(name for name in route.end_needs if name not in facts)


def locked(route: Route, facts: Facts) -> dict[str, tuple[str, ...]]:
    """Return the fields that are closed, each with what it waits for."""
    waits = {
        field: tuple(name for name in names if name not in facts) for field, names in route.locks.items()
    }
    return {field: names for field, names in waits.items() if names}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the team around a child. number: whatever tells the caller who it is."""

    number: int
    capacity: str
    since_on: dt.date


def goes_along(scaling: Scaling, visits: Iterable[Visit], team: Collection[Member]) -> tuple[Member, ...]:
    """Who leaves the team going down: those who came in as the larger team since the child was at the smaller step.

    Who took part before that stays, so scaling down after scaling up gives the team back.
    """
    lower = [visit.arrived_on for visit in visits if visit.step == scaling.lower]
    if not lower:
        return ()
    return tuple(row for row in team if row.capacity in scaling.joins and row.since_on >= lower[-1])
