"""Where a dossier is: route, visits and facts put before the engine."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rondom.core.facts import facts_of
from rondom.routes import engine
from rondom.routes.definition import Route, parse_route
from rondom.routes.models import KeyAnswer, RouteVersion, StepVisit


@lru_cache(maxsize=256)
def _parsed(version_id: int, checksum: str) -> Route:
    """A published version never changes, so its route is read once per process."""
    return parse_route(
        RouteVersion.objects.values_list("text", flat=True).get(pk=version_id, checksum=checksum)
    )


def route_of(version: RouteVersion) -> Route:
    return _parsed(version.pk, version.checksum)


def newest_route(region_id: int, key: str) -> RouteVersion | None:
    return RouteVersion.objects.filter(region_id=region_id, key=key).order_by("-version").first()


def wanted_facts(rows: Sequence[StepVisit]) -> frozenset[str]:
    """What an outlook reads: the needs of every step, and what completes the open ones."""
    route = route_of(rows[-1].route)
    opened = {row.step for row in rows if row.left_on is None}
    needs = {name for step in route.steps for name in step.needs}
    return frozenset(needs | {name for step in route.steps if step.key in opened for name in step.done_when})


@dataclass(frozen=True, slots=True)
class Place:
    """A dossier on its route today."""

    dossier_id: int
    version: RouteVersion
    route: Route
    outlook: engine.Outlook
    line: tuple[engine.LineStep, ...]
    visit_ids: dict[str, int]  # step key -> id of the open visit
    outcome: str = ""
    outcome_until_on: dt.date | None = None

    @property
    def is_running(self) -> bool:
        return bool(self.outlook.here)


def place_of(dossier_id: int, *, on: dt.date) -> Place | None:
    """None when no route has begun."""
    return places_of([dossier_id], on=on).get(dossier_id)


def places_of(dossier_ids: Collection[int], *, on: dt.date) -> dict[int, Place]:
    """Return the place of every dossier that has a route. Cost: two queries."""
    visits: dict[int, list[StepVisit]] = {}
    rows = StepVisit.objects.filter(dossier_id__in=dossier_ids).select_related("route").defer("route__text")
    for visit in rows.order_by("arrived_on", "pk"):
        visits.setdefault(visit.dossier_id, []).append(visit)
    wanted = frozenset(name for group in visits.values() for name in wanted_facts(group))
    facts = facts_of(list(visits), sorted(wanted))
    return {
        dossier_id: _place(dossier_id, rows, facts[dossier_id], on) for dossier_id, rows in visits.items()
    }


@dataclass(frozen=True, slots=True)
class OpenStep:
    """Where a dossier is now, for lists: what the step still misses and until when. No moves."""

    key: str
    title: str
    missing: tuple[str, ...]
    due_on: dt.date | None


def open_steps(dossier_ids: Collection[int]) -> dict[int, list[OpenStep]]:
    """The open steps of every dossier that has a route, in the order of the route.

    Cost: two queries.
    """
    visits: dict[int, list[StepVisit]] = {}
    rows = (
        StepVisit.objects.filter(dossier_id__in=dossier_ids, left_on__isnull=True)
        .select_related("route")
        .defer("route__text")
    )
    for visit in rows.order_by("arrived_on", "pk"):
        visits.setdefault(visit.dossier_id, []).append(visit)
    wanted = {
        name
        for group in visits.values()
        for row in group
        for name in route_of(row.route).step(row.step).done_when
    }
    facts = facts_of(list(visits), sorted(wanted))
    return {dossier_id: _open_steps(group, facts[dossier_id]) for dossier_id, group in visits.items()}


def _open_steps(rows: Sequence[StepVisit], facts: engine.Facts) -> list[OpenStep]:
    route = route_of(rows[-1].route)
    return [
        OpenStep(
            key=visit.step,
            title=route.step(visit.step).title,
            missing=engine.missing_at(route, visit, facts),
            due_on=engine.due_on(route.step(visit.step), visit.arrived_on),
        )
        for visit in engine.open_visits(route, engine_visits(rows))
    ]


def _place(dossier_id: int, rows: list[StepVisit], facts: engine.Facts, on: dt.date) -> Place:
    version = rows[-1].route
    route = route_of(version)
    visits = engine_visits(rows)
    last = rows[-1]
    return Place(
        dossier_id=dossier_id,
        version=version,
        route=route,
        outlook=engine.outlook(route, visits, facts, today=on),
        line=engine.line(route, visits, facts),
        visit_ids={row.step: row.pk for row in rows if row.left_on is None},
        outcome=last.outcome,
        outcome_until_on=last.outcome_until_on,
    )


def engine_visits(rows: Collection[StepVisit]) -> tuple[engine.Visit, ...]:
    return tuple(engine.Visit(row.step, row.track, row.arrived_on, row.left_on) for row in rows)


@dataclass(frozen=True, slots=True)
class Question:
    """A key question with its newest answer, if any."""

    key: str
    text: str
    short: str
    answer: KeyAnswer | None


def key_questions(dossier_id: int, route: Route, *, call_name: str) -> list[Question]:
    """The key questions of a route, each with the newest answer. One query."""
    newest: dict[str, KeyAnswer] = {}
    for answer in (
        KeyAnswer.objects.filter(dossier_id=dossier_id).select_related("author").order_by("written_at")
    ):
        newest[answer.question] = answer
    return [
        Question(question.key, question.text, question.short_for(call_name), newest.get(question.key))
        for question in route.key_questions
    ]


def path_of(dossier_id: int) -> list[StepVisit]:
    """Every visit with its reason, in order."""
    rows = (
        StepVisit.objects.filter(dossier_id=dossier_id)
        .select_related("moved_by", "route")
        .defer("route__text")
    )
    return list(rows.order_by("arrived_on", "pk"))


def published_routes(region_id: int) -> list[RouteVersion]:
    """The newest version of every route of a region, by title."""
    newest: dict[str, RouteVersion] = {}
    for version in RouteVersion.objects.filter(region_id=region_id).order_by("version"):
        newest[version.key] = version
    return sorted(newest.values(), key=lambda version: version.title)


def answers_to(dossier_id: int, question: str) -> list[KeyAnswer]:
    """Every answer to a key question, newest first."""
    rows = KeyAnswer.objects.filter(dossier_id=dossier_id, question=question).select_related("author")
    return list(rows.order_by("-written_at", "-pk"))


def is_outcome_decided(dossier_id: int) -> bool:
    """Whether a closed meeting decided how the route ends."""
    return bool(facts_of([dossier_id], ["meeting.outcome_decided"])[dossier_id])
