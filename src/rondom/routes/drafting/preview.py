"""What a draft would mean: for every dossier that runs, as counts, and for a visit that is only thought of."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from rondom.core import facts
from rondom.core.school_days import free_days
from rondom.core.second_lock import as_system
from rondom.routes import engine
from rondom.routes.definition import Route, Step
from rondom.routes.models import StepVisit
from rondom.routes.queries import Place, engine_visits, facts_about, label_of, route_of


@dataclass(slots=True)
class StepCount:
    """Dossiers at one step. now and then: how many miss a fact by their own version, and by the draft."""

    key: str
    title: str
    dossiers: int = 0
    now: Counter[str] = field(default_factory=Counter)
    then: Counter[str] = field(default_factory=Counter)
    late_now: int = 0
    late_then: int = 0
    is_gone: bool = False

    def missing(self, words: dict[str, str]) -> list[tuple[str, int, int]]:
        """(what, by their own version, by the draft), what changes first."""
        names = sorted({*self.now, *self.then}, key=lambda name: (self.now[name] == self.then[name], name))
        return [(words.get(name, name), self.now[name], self.then[name]) for name in names]


def fact_words(*routes: Route) -> dict[str, str]:
    """{fact: words} of all facts that these routes ask. What nobody knows, in a draft, keeps its name."""
    return {name: _words(route, name) for route in routes for name in route.wanted_facts()}


def _words(route: Route, name: str) -> str:
    return label_of(route, name) if name in facts.names() or route.is_own(name) else name


@as_system("counts of what running dossiers would miss, for the administrator, who sees none of them")
def counts_of(region_id: int, route: Route, *, today: dt.date) -> tuple[list[StepCount], dict[str, str]]:
    """Per step of the draft, then of steps it does not have: what would be missing; and the words for the facts.

    Changes nothing, and tells no dossier from another.
    """
    rows = list(
        StepVisit.objects.filter(
            region_id=region_id, route__key=route.route, left_on__isnull=True, dossier__closed_on__isnull=True
        )
        .select_related("route")
        .order_by("pk")
    )
    routes = {row.route_id: route_of(row.route) for row in rows}
    wanted = {name for known in (route, *routes.values()) for name in known.wanted_facts()}
    days = facts_about({row.dossier_id for row in rows}, sorted(wanted))
    found = {step.key: StepCount(step.key, step.title) for step in route.steps}
    for row in rows:
        _count(found, row, routes[row.route_id], route, days[row.dossier_id], today)
    return list(found.values()), fact_words(route, *routes.values())


def _count(
    found: dict[str, StepCount], row: StepVisit, old: Route, new: Route, days: engine.Facts, today: dt.date
) -> None:
    (visit,) = engine_visits([row])
    if row.step not in found:
        found[row.step] = StepCount(row.step, old.step(row.step).title, is_gone=True)
    count = found[row.step]
    count.dossiers += 1
    missing = engine.missing_at(old, visit, days)
    count.now.update(missing)
    count.late_now += _is_late(old, visit, missing, today)
    if not count.is_gone:
        missing = engine.missing_at(new, visit, days)
        count.then.update(missing)
        count.late_then += _is_late(new, visit, missing, today)


def _is_late(route: Route, visit: engine.Visit, missing: Collection[str], today: dt.date) -> bool:
    due = engine.due_on(route.step(visit.step), visit.arrived_on, holidays=free_days(route.holidays))
    return bool(missing and due and today > due)


def practice(
    route: Route, *, step: str, true_facts: Iterable[str], days_here: int, today: dt.date
) -> engine.Here:
    """What the engine says of a visit that nobody makes: at this step since so many days, with these facts.

    Errors: KeyError for a step that the route does not have.
    """
    visit = engine.Visit(step, route.step(step).track, today - dt.timedelta(days=days_here))
    known = route.wanted_facts()
    days = {name: today for name in true_facts if name in known}
    return engine.outlook(route, [visit], days, today=today, holidays=free_days(route.holidays)).here[0]


def missing_then(place: Place, route: Route) -> list[tuple[Step, list[str]]]:
    """What the open steps of one dossier would miss by another version that has these steps, in words."""
    words = fact_words(route)
    days = facts_about([place.dossier_id], sorted(words))[place.dossier_id]
    return [
        (
            route.step(here.step.key),
            [words[name] for name in engine.missing_at(route, here.visit, days)],
        )
        for here in place.outlook.here
    ]


def obstacle_words(reason: str) -> str:
    """Why a dossier cannot go on by another version; "" for no reason."""
    words = {
        "": "",
        "step_gone": _("De nieuwe versie heeft de stap van dit dossier niet."),
        "track_taken": _("In de nieuwe versie staan de stappen van dit dossier op hetzelfde spoor."),
        "need_missing": _("Voor de stap van dit dossier vraagt de nieuwe versie iets dat er nog niet is."),
    }
    return words[reason]
