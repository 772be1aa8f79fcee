"""How many dossiers run on a version and stand at a step: counts, never which ones.

An administrator sees no dossier. The counts are asked past the second lock, and nothing else leaves this module.
"""

from dataclasses import dataclass

from django.db.models import Count

from rondom.core.second_lock import as_system
from rondom.routes.definition import Route, parse_route
from rondom.routes.drafting.starting import library_names, library_text
from rondom.routes.models import RouteDraft, RouteVersion, StepVisit
from rondom.routes.terms import Certainty


@as_system("how many dossiers run on each version, for the administrator, who sees none of them")
def running_by_version(region_id: int) -> dict[int, int]:
    """{id of the version: running dossiers}; a version without any is not in it. One query."""
    rows = _running(region_id).values_list("route_id").annotate(Count("dossier_id", distinct=True))
    return dict(rows)


@as_system("how many dossiers stand at each step, for the administrator, who sees none of them")
def running_by_step(region_id: int, key: str) -> dict[str, int]:
    """{step: running dossiers} over all versions of a route. One query."""
    rows = _running(region_id).filter(route__key=key).values_list("step")
    return dict(rows.annotate(Count("dossier_id", distinct=True)))


def _running(region_id: int):  # type: ignore[no-untyped-def]
    open_visits = StepVisit.objects.filter(region_id=region_id, left_on__isnull=True)
    return open_visits.filter(dossier__closed_on__isnull=True).order_by()


def draft_is_there(region_id: int, key: str) -> bool:
    return RouteDraft.objects.filter(region_id=region_id, key=key).exists()


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A route of a region: its versions (newest first) with their running dossiers, and its draft."""

    key: str
    title: str
    versions: tuple[tuple[RouteVersion, int], ...]
    draft: RouteDraft | None

    @property
    def newest(self) -> RouteVersion | None:
        return self.versions[0][0] if self.versions else None

    @property
    def older_running(self) -> int:
        return sum(count for _version, count in self.versions[1:])


def routes_of(region_id: int) -> list[RouteRow]:
    """Every route of the region, also one that is only a draft, by title. Three queries."""
    counts = running_by_version(region_id)
    versions: dict[str, list[tuple[RouteVersion, int]]] = {}
    rows = RouteVersion.objects.filter(region_id=region_id).select_related("published_by").defer("text")
    for version in rows.order_by("-version"):
        versions.setdefault(version.key, []).append((version, counts.get(version.pk, 0)))
    drafts = {
        draft.key: draft
        for draft in RouteDraft.objects.filter(region_id=region_id).select_related("changed_by")
    }
    found = [_row(key, versions.get(key, []), drafts.get(key)) for key in {*versions, *drafts}]
    return sorted(found, key=lambda row: row.title)


def _row(key: str, versions: list[tuple[RouteVersion, int]], draft: RouteDraft | None) -> RouteRow:
    title = versions[0][0].title if versions else str(draft.definition.get("title") if draft else key)
    return RouteRow(key, title, tuple(versions), draft)


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """A route file that comes with the program. there: the region has this route, or a draft of it, already."""

    name: str
    route: Route
    there: bool

    @property
    def unconfirmed(self) -> int:
        return len(unconfirmed(self.route))


def library(region_id: int) -> list[LibraryRow]:
    mine = {row.key for row in routes_of(region_id)}
    found = [(name, parse_route(library_text(name))) for name in library_names()]
    return [LibraryRow(name, route, route.route in mine) for name, route in found]


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """What the sources do not say for sure. step: its key, "" for a meeting."""

    step: str
    title: str
    certainty: Certainty
    note: str


def unconfirmed(route: Route) -> tuple[Unconfirmed, ...]:
    steps = [
        Unconfirmed(row.key, row.title, row.confirmed, row.note)
        for row in route.steps
        if row.confirmed != Certainty.CONFIRMED
    ]
    meetings = [
        Unconfirmed("", row.title, row.confirmed, row.note)
        for row in route.meeting_kinds
        if row.confirmed != Certainty.CONFIRMED
    ]
    return (*steps, *meetings)
