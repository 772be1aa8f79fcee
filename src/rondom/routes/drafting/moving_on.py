"""Running dossiers go on by the newest version of their route: one by one, or all that can, with a report first.

A dossier stays at its step since the day it came there. It stays with its version when the new one does not have
the step, when two open steps would share a track, or when the new one asks something hard that is not there.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.http import Http404

from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.routes import access, engine, queries
from rondom.routes.definition import Route
from rondom.routes.drafting.preview import obstacle_words
from rondom.routes.events import RouteVersionChanged
from rondom.routes.models import RouteVersion, StepVisit

MOST_AT_ONCE = 200  # some four seconds of work: longer than that nobody waits for a page


@dataclass(slots=True)
class Report:
    """goes: dossiers that can, or did; left: that still can; stays: {(reason, step): dossiers}."""

    goes: int = 0
    left: int = 0
    stays: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.goes + self.left + sum(self.stays.values())

    def lines(self) -> list[tuple[str, str, int]]:
        """(why, at which step, how many) of those that stay, the most first."""
        return [(obstacle_words(reason), step, count) for (reason, step), count in self.stays.most_common()]


def obstacle(route: Route, opened: Sequence[StepVisit], true_facts: Iterable[str]) -> tuple[str, str]:
    """(reason, step) why open visits do not fit a version; ("", "") when they do."""
    known = {step.key: step for step in route.steps}
    tracks: set[str] = set()
    for visit in opened:
        step = known.get(visit.step)
        if step is None:
            return "step_gone", visit.step
        if step.track in tracks:
            return "track_taken", visit.step
        tracks.add(step.track)
        if not set(step.hard) <= set(true_facts):
            return "need_missing", visit.step
    return "", ""


@as_system("counts of dossiers that can go on, for the administrator, who sees none of them")
def report(version: RouteVersion) -> Report:
    """What moving every dossier on an older version would do, without doing it."""
    found = Report()
    groups = _behind(version)
    route, days = queries.route_of(version), _facts_of(version, groups)
    for dossier_id, opened in groups.items():
        reason, step = obstacle(route, opened, days[dossier_id])
        if reason:
            found.stays[reason, step] += 1
        else:
            found.goes += 1
    return found


def move_all(actor: Actor, *, version_id: int) -> Report:
    """Let dossiers that can go on by this version, which must be the newest of its route, MOST_AT_ONCE at a time.

    Each dossier by itself: what somebody does in one meanwhile waits for that one only. The answer tells what is
    left to do, too. Errors: Refused, Http404.
    """
    access.may_edit_routes(actor).enforce()
    version = access.get_version(actor, version_id)
    newest = queries.newest_route(actor.region_id, version.key)
    if newest != version:
        raise Http404
    moved = 0
    with as_system("the administrator moves dossiers that he does not see"):
        for dossier_id in _behind(version):
            reason, _step = _move_one(actor, dossier_id, version)
            moved += not reason
            if moved >= MOST_AT_ONCE:
                break
    left = report(version)
    return Report(goes=moved, stays=left.stays, left=left.goes)


@transaction.atomic
def move_on(actor: Actor, *, dossier_id: int) -> None:
    """Let one dossier go on by the newest version of its route. Errors: Refused, Http404 when it has that one."""
    dossier = visible_dossier(actor, dossier_id=dossier_id)
    newer = newer_version(dossier.pk)
    if newer is None:
        raise Http404
    access.may_change_version(actor, dossier, obstacle=obstacle_of(dossier.pk, newer)).enforce()
    _move_one(actor, dossier.pk, newer)


def newer_version(dossier_id: int) -> RouteVersion | None:
    """The newest version of the route that this dossier runs on, None when it has that one, or does not run.

    Of the region where the child is now: after a move the same route of another region.
    """
    opened = _opened(dossier_id).first()
    if opened is None:
        return None
    newest = queries.newest_route(opened.region_id, opened.route.key)
    return newest if newest != opened.route else None


def obstacle_of(dossier_id: int, version: RouteVersion) -> str:
    """Why this dossier cannot go on by this version, in words; "" when it can."""
    opened = list(_opened(dossier_id))
    days = _facts_of(version, {dossier_id: opened})
    reason, _step = obstacle(queries.route_of(version), opened, days[dossier_id])
    return obstacle_words(reason)


@transaction.atomic
def _move_one(actor: Actor, dossier_id: int, version: RouteVersion) -> tuple[str, str]:
    """Judge again with the visits locked, then change the version of the open ones. Returns the obstacle."""
    opened = list(_opened(dossier_id).select_for_update(of=("self",)))
    if not opened or opened[0].route_id == version.pk:
        return "", ""
    route = queries.route_of(version)
    reason = obstacle(route, opened, _facts_of(version, {dossier_id: opened})[dossier_id])
    if reason[0]:
        return reason
    before = opened[0].route_id
    _leave_tracks(opened, route)
    dossier = Dossier.objects.only("pk", "region_id").get(pk=dossier_id)
    event = RouteVersionChanged(
        dossier_id=dossier.pk,
        region_id=dossier.region_id,
        from_version_id=before,
        to_version_id=version.pk,
    )
    for visit in opened:
        visit.route = version
        visit.track = route.step(visit.step).track
        visit.save(update_fields=["route", "track"])
    happened(event, by=actor)
    return reason


def _leave_tracks(opened: list[StepVisit], route: Route) -> None:
    """Two open steps may change places between tracks: first both leave theirs."""
    changing = [visit for visit in opened if visit.track != route.step(visit.step).track]
    for place, visit in enumerate(changing):
        visit.track = f"-{place}"
        visit.save(update_fields=["track"])


def _opened(dossier_id: int):  # type: ignore[no-untyped-def]
    rows = StepVisit.objects.filter(dossier_id=dossier_id, left_on__isnull=True)
    return rows.select_related("route").order_by("pk")


def _behind(version: RouteVersion) -> dict[int, list[StepVisit]]:
    """{dossier: its open visits} of running dossiers on another version of the same route."""
    rows = StepVisit.objects.filter(
        region_id=version.region_id,
        route__key=version.key,
        left_on__isnull=True,
        dossier__closed_on__isnull=True,
    ).exclude(route=version)
    groups: dict[int, list[StepVisit]] = {}
    for row in rows.order_by("dossier_id", "pk"):
        groups.setdefault(row.dossier_id, []).append(row)
    return groups


def _facts_of(version: RouteVersion, groups: dict[int, list[StepVisit]]) -> dict[int, engine.Facts]:
    route = queries.route_of(version)
    hard = {name for step in route.steps for name in step.hard}
    return queries.facts_about(list(groups), sorted(hard))
