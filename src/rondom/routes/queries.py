"""Where a dossier is: route, visits and facts put before the engine."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Max

from rondom.core import facts
from rondom.core.facts import facts_of
from rondom.core.school_days import free_days
from rondom.routes import engine, gates
from rondom.routes.definition import Check, Route, parse_route
from rondom.routes.models import KeyAnswer, RouteAtSchool, RouteVersion, SaidCheck, StepResult, StepVisit
from rondom.routes.terms import CHECK, PARTICIPANT, PRECONDITION


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


def version_of(rows: Sequence[StepVisit]) -> RouteVersion:
    """The version a dossier runs on: that of its open steps, which may be newer than that of its last visit."""
    return next((row.route for row in reversed(rows) if row.left_on is None), rows[-1].route)


def label_of(route: Route, name: str) -> str:
    """The Dutch words for a fact: those of the route itself, else those of who registered it."""
    own = route.own_facts().get(name)
    return own.title if own else facts.label_of(name)


def facts_about(dossier_ids: Collection[int], wanted: Collection[str]) -> dict[int, engine.Facts]:
    """Return {dossier_id: {fact: latest day}}: of the other apps, and what people said of preconditions and checks.

    Cost: one query, and one more when something is wanted that people say.
    """
    said = [name for name in wanted if name.startswith((PRECONDITION, CHECK))]
    found = {
        key: dict(days) for key, days in facts_of(dossier_ids, [n for n in wanted if n not in said]).items()
    }
    if said:
        rows = SaidCheck.objects.filter(dossier__in=dossier_ids, name__in=said, taken_back_at__isnull=True)
        for key, name, day in (
            rows.values_list("dossier_id", "name").annotate(Max("said_at__date")).order_by()
        ):
            found[key][name] = day
    return dict(found)


def wanted_facts(rows: Sequence[StepVisit]) -> frozenset[str]:
    """What an outlook reads: what every step asks before or after it, and what completes the open ones."""
    route = route_of(version_of(rows))
    opened = {row.step for row in rows if row.left_on is None}
    asked = {name for step in route.steps for name in (*step.hard, *step.closes_with)}
    asked |= {PARTICIPANT + party for step in route.steps for party in step.parties}
    asked |= {name for names in (route.end_needs, *route.locks.values()) for name in names}
    return frozenset(asked | {name for step in route.steps if step.key in opened for name in step.asks})


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
    end_gaps: tuple[str, ...] = ()  # what is missing to end with an outcome
    locked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # closed field -> what it waits for

    @property
    def is_running(self) -> bool:
        return bool(self.outlook.here)

    def label_of(self, name: str) -> str:
        return label_of(self.route, name)

    def result_title(self, kind: str) -> str:
        """The key itself for a result that this version does not have."""
        return next((row.title for row in self.route.results if row.key == kind), kind)


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
    known = facts_about(list(visits), sorted(wanted))
    return {
        dossier_id: _place(dossier_id, rows, known[dossier_id], on) for dossier_id, rows in visits.items()
    }


@dataclass(frozen=True, slots=True)
class OpenStep:
    """Where a dossier is now, for lists: what the step still misses and until when. No moves."""

    key: str
    title: str
    missing: tuple[str, ...]
    first_words: str  # what the first missing part is called
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
        name for group in visits.values() for row in group for name in route_of(row.route).step(row.step).asks
    }
    known = facts_about(list(visits), sorted(wanted))
    return {dossier_id: _open_steps(group, known[dossier_id]) for dossier_id, group in visits.items()}


def _open_steps(rows: Sequence[StepVisit], known: engine.Facts) -> list[OpenStep]:
    route = route_of(rows[-1].route)
    return [
        OpenStep(
            key=visit.step,
            title=route.step(visit.step).title,
            missing=missing,
            first_words=label_of(route, missing[0]) if missing else "",
            due_on=engine.due_on(
                route.step(visit.step), visit.arrived_on, holidays=free_days(route.holidays)
            ),
        )
        for visit in engine.open_visits(route, engine_visits(rows))
        for missing in (engine.missing_at(route, visit, known),)
    ]


def _place(dossier_id: int, rows: list[StepVisit], known: engine.Facts, on: dt.date) -> Place:
    version = version_of(rows)
    route = route_of(version)
    # Steps of a route of before, at another school, are not those of this one.
    visits = engine_visits([row for row in rows if row.route.key == version.key])
    last = rows[-1]
    return Place(
        dossier_id=dossier_id,
        version=version,
        route=route,
        outlook=engine.outlook(route, visits, known, today=on, holidays=free_days(route.holidays)),
        line=engine.line(route, visits, known),
        visit_ids={row.step: row.pk for row in rows if row.left_on is None},
        outcome=last.outcome,
        outcome_until_on=last.outcome_until_on,
        end_gaps=gates.end_gaps(route, known),
        locked=gates.locked(route, known),
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


def published_routes(region_id: int, *, until: dt.datetime | None = None) -> list[RouteVersion]:
    """The newest version of every route of a region, by title; as it was at a moment, or now."""
    newest: dict[str, RouteVersion] = {}
    rows = RouteVersion.objects.filter(region_id=region_id)
    for version in (rows.filter(published_at__lt=until) if until else rows).order_by("version"):
        newest[version.key] = version
    return sorted(newest.values(), key=lambda version: version.title)


def answers_to(dossier_id: int, question: str) -> list[KeyAnswer]:
    """Every answer to a key question, newest first."""
    rows = KeyAnswer.objects.filter(dossier_id=dossier_id, question=question).select_related("author")
    return list(rows.order_by("-written_at", "-pk"))


@dataclass(frozen=True, slots=True)
class Said:
    """A precondition or a check with what was said last. row: None when nobody said it, or it was taken back."""

    name: str
    check: Check
    row: SaidCheck | None


def said_of(dossier_id: int, route: Route) -> list[Said]:
    """Every precondition and check of a route, in its order. One query."""
    newest: dict[str, SaidCheck] = {}
    rows = SaidCheck.objects.filter(dossier_id=dossier_id, taken_back_at__isnull=True)
    for row in rows.select_related("said_by").order_by("said_at", "pk"):
        newest[row.name] = row
    return [Said(name, check, newest.get(name)) for name, check in route.own_facts().items()]


def results_of(dossier_id: int) -> list[StepResult]:
    """What came out of the steps, newest first. One query."""
    rows = StepResult.objects.filter(dossier_id=dossier_id)
    return list(rows.select_related("helper__person", "helper__organisation").order_by("-recorded_at", "-pk"))


def routes_for(region_id: int, school_id: int) -> list[RouteVersion]:
    """The newest version of every route that is on at a school; a school that chose none has them all."""
    chosen = set(RouteAtSchool.objects.filter(school_id=school_id).values_list("key", flat=True))
    return [row for row in published_routes(region_id) if not chosen or row.key in chosen]


def routes_at_schools(region_id: int) -> dict[int, set[str]]:
    """{school: keys of the routes that are on}; a school that chose nothing is not in it."""
    found: dict[int, set[str]] = {}
    for school_id, key in RouteAtSchool.objects.filter(region_id=region_id).values_list("school_id", "key"):
        found.setdefault(school_id, set()).add(key)
    return found


def running_route(dossier_id: int) -> Route | None:
    """The route a dossier is on now. One query."""
    visit = (
        StepVisit.objects.filter(dossier_id=dossier_id, left_on__isnull=True)
        .select_related("route")
        .defer("route__text")
        .first()
    )
    return route_of(visit.route) if visit else None


def locks_of(dossier_id: int, route: Route) -> dict[str, tuple[str, ...]]:
    """The fields that are closed now, each with what it waits for. One query, none for a route without locks."""
    if not route.locks:
        return {}
    wanted = {name for names in route.locks.values() for name in names}
    return gates.locked(route, facts_about([dossier_id], sorted(wanted))[dossier_id])


def start_gaps(dossier_id: int, route: Route, *, capacity: str) -> tuple[str, ...]:
    """Preconditions of a route that are missing for this dossier."""
    wanted = [PRECONDITION + row.key for row in route.preconditions]
    return gates.start_gaps(route, facts_about([dossier_id], wanted)[dossier_id], capacity=capacity)
