"""The practice dossier: visits and facts of nobody, put before the same engine as a real one."""

import datetime as dt
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from rondom.core.school_days import free_days
from rondom.routes import engine
from rondom.routes.definition import Route, Step
from rondom.routes.drafting.preview import fact_words
from rondom.routes.models import RouteVersion, Tour
from rondom.routes.queries import route_of
from rondom.routes.terms import PARTICIPANT

DAYS_AT_A_STEP = 14
NOTE = "note."


@dataclass(frozen=True, slots=True)
class Practice:
    """Where the practice dossier stands today. words: of every fact of the route."""

    version: RouteVersion
    route: Route
    here: engine.Here
    line: tuple[engine.LineStep, ...]
    words: dict[str, str]

    @property
    def open_facts(self) -> list[str]:
        """What is missing here, and what keeps the usual next steps closed."""
        usual = [name for move in self.here.moves if move.usual for name in move.blocked_by]
        return list(dict.fromkeys((*self.here.missing, *self.here.unclosed, *usual)))

    @property
    def capacities(self) -> list[str]:
        """Who belongs to the steps so far, in the order of the route; the family is always there."""
        past = [step for step in self.route.steps if step.key in {row.key for row in self._behind()}]
        parties = (party for step in (*past, self.here.step) for party in step.parties)
        return list(dict.fromkeys(("pupil", "parent", *parties)))

    def _behind(self) -> list[engine.LineStep]:
        return [row for row in self.line if row.kind == "done"]


def practice_of(tour: Tour, *, today: dt.date) -> Practice:
    """Errors: ValueError for a tour without a route."""
    if tour.route is None:
        raise ValueError("this tour has no route")
    route, visits, known = route_of(tour.route), visits_of(tour), known_of(tour)
    seen = engine.outlook(route, visits, known, today=today, holidays=free_days(route.holidays))
    return Practice(
        version=tour.route,
        route=route,
        here=seen.here[0],
        line=engine.line(route, visits, known),
        words=fact_words(route),
    )


def visits_of(tour: Tour) -> tuple[engine.Visit, ...]:
    return tuple(
        engine.Visit(
            step, track, dt.date.fromisoformat(arrived), dt.date.fromisoformat(left) if left else None
        )
        for step, track, arrived, left in tour.visits
    )


def known_of(tour: Tour) -> dict[str, dt.date]:
    return {name: dt.date.fromisoformat(day) for name, day in tour.known.items()}


def keep_visits(tour: Tour, visits: Sequence[engine.Visit]) -> None:
    tour.visits = [
        (row.step, row.track, row.arrived_on.isoformat(), row.left_on.isoformat() if row.left_on else None)
        for row in visits
    ]


def steps_of(route: Route, role: str) -> list[Step]:
    """The steps of a route that this role takes part in."""
    return [step for step in route.steps if role in (*step.parties, *step.requires)]


def first_state(route: Route, role: str, *, today: dt.date) -> tuple[list[engine.Visit], dict[str, dt.date]]:
    """Visits and facts of a child that came to the first step of this role by usual moves, with all that was asked."""
    wanted = next(iter(steps_of(route, role)), route.steps[0])
    way = way_to(route, wanted.key)
    visits: tuple[engine.Visit, ...] = ()
    known: dict[str, dt.date] = {}
    for place, key in enumerate(way):
        day = today - dt.timedelta(days=DAYS_AT_A_STEP * (len(way) - 1 - place))
        step = route.step(key)
        known |= dict.fromkeys((*step.hard, *(PARTICIPANT + party for party in step.parties)), day)
        visits = (
            engine.arrive(route, visits, leaving=way[place - 1], to=key, on=day)
            if place
            else (engine.begin(route, on=day),)
        )
        if place < len(way) - 1:
            known |= dict.fromkeys(step.asks, day)
    return list(visits), known


def way_to(route: Route, wanted: str) -> list[str]:
    """The shortest way of usual moves from the first step; only the step itself when there is none."""
    before: dict[str, str] = {}
    todo = deque([route.steps[0].key])
    while todo:
        here = todo.popleft()
        for key in route.usual_from(here):
            if key not in before and key != route.steps[0].key:
                before[key] = here
                todo.append(key)
    way = [wanted]
    while way[0] in before:
        way.insert(0, before[way[0]])
    return way if way[0] == route.steps[0].key else [route.steps[0].key]
