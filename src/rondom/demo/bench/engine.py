"""How long it takes to say of every open dossier what is missing: with the queries, and the engine alone."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rondom.core import clock
from rondom.core.school_days import free_days
from rondom.dossiers.models import Dossier
from rondom.routes import engine
from rondom.routes.models import StepVisit
from rondom.routes.queries import (
    engine_visits,
    facts_about,
    places_of,
    route_of,
    version_of,
    wanted_facts,
)

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """dossiers: on a route; missing: what their open steps miss, all together."""

    dossiers: int
    missing: int
    with_queries_s: float
    engine_s: float

    def __str__(self) -> str:
        each = 1_000_000 * self.engine_s / max(1, self.dossiers)
        return (
            f"what is missing, {self.dossiers} dossiers ({self.missing} things): {self.with_queries_s:.2f} s with"
            f" the queries, {self.engine_s:.2f} s the engine alone ({each:.0f} µs each), processor time"
        )


def ask_the_engine() -> Asked:
    """Of every open dossier in the database."""
    ids = list(Dossier.objects.filter(closed_on=None).order_by("pk").values_list("pk", flat=True))
    on = clock.today()
    with_queries, _ = _timed(lambda: [places_of(some, on=on) for some in _slices(ids)])
    inputs = [row for some in _slices(ids) for row in _inputs(some)]
    alone, seen = _timed(lambda: [_outlook(*row) for row in inputs])
    missing = sum(len(here.missing) for outlook in seen for here in outlook.here)
    return Asked(len(inputs), missing, with_queries, alone)


def _outlook(route: Any, visits: tuple[engine.Visit, ...], known: engine.Facts) -> engine.Outlook:
    return engine.outlook(route, visits, known, today=clock.today(), holidays=free_days(route.holidays))


def _inputs(ids: Sequence[int]) -> Iterator[tuple[Any, tuple[engine.Visit, ...], engine.Facts]]:
    """(route, visits, facts) of each dossier that has a route, read before the clock runs."""
    found: dict[int, list[StepVisit]] = {}
    rows = StepVisit.objects.filter(dossier_id__in=ids).select_related("route").defer("route__text")
    for visit in rows.order_by("arrived_on", "pk"):
        found.setdefault(visit.dossier_id, []).append(visit)
    known = facts_about(
        list(found), sorted({name for group in found.values() for name in wanted_facts(group)})
    )
    for pk, group in found.items():
        version = version_of(group)
        mine = [row for row in group if row.route.key == version.key]
        yield route_of(version), engine_visits(mine), known[pk]


def _slices(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """(seconds of processor time, answer)."""
    begun = time.process_time()
    answer = work()
    return time.process_time() - begun, answer
