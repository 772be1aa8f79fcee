"""A running dossier goes on by another route of its school, with a report first: for a child that came from elsewhere.

What was done on the route of before stays in its history; on the new one the dossier stands at one step.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.http import Http404

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.routes import access, engine, queries
from rondom.routes.definition import Step
from rondom.routes.drafting.preview import fact_words
from rondom.routes.events import RouteChanged
from rondom.routes.models import RouteVersion, StepVisit


@dataclass(frozen=True, slots=True)
class Way:
    """A route that the school offers: where the dossier would stand, what that step would miss and what it needs first."""

    version: RouteVersion
    step: Step
    missing: tuple[str, ...]
    blocked: tuple[str, ...]


def ways_on(actor: Actor, dossier: Dossier, *, on: dt.date) -> list[Way]:
    """Every route of the school that the dossier is not on, by title."""
    opened = _opened(dossier)
    running = opened[0].route.key if opened else ""
    offered = queries.routes_for(dossier.region_id, dossier.school_id)
    return [_way(actor, dossier, version, on=on) for version in offered if version.key != running]


def _way(actor: Actor, dossier: Dossier, version: RouteVersion, *, on: dt.date) -> Way:
    """Nothing of before counts as done at a step that the dossier comes to today, but for what stands, as a consent."""
    route = queries.route_of(version)
    first = engine.begin(route, on=on)
    step, words = route.step(first.step), fact_words(route)
    known = queries.facts_about([dossier.pk], sorted({*step.asks, *step.hard}))[dossier.pk]
    gaps = queries.start_gaps(dossier.pk, route, capacity=actor.role)
    return Way(
        version=version,
        step=step,
        missing=tuple(words[name] for name in engine.missing_at(route, first, known)),
        blocked=(
            *(queries.label_of(route, name) for name in gaps),
            *(words[name] for name in step.hard if name not in known),
        ),
    )


@transaction.atomic
def change_route(actor: Actor, *, dossier_id: int, route_key: str, reason: str) -> StepVisit:
    """End the route of before and begin another one that is on at the school. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    way = next(
        (row for row in ways_on(actor, dossier, on=clock.today()) if row.version.key == route_key), None
    )
    opened = _opened(dossier)
    if way is None or not opened:
        raise Http404
    access.may_change_route(actor, dossier, blocked=way.blocked, reason=reason).enforce()
    before = opened[0].route_id
    StepVisit.objects.filter(pk__in=[row.pk for row in opened]).update(left_on=clock.today())
    visit = StepVisit.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        route=way.version,
        track=way.step.track,
        step=way.step.key,
        arrived_on=clock.today(),
        moved_by_id=actor.person_id,
        reason=reason.strip(),
        usual=False,
    )
    event = RouteChanged(
        dossier_id=dossier.pk,
        region_id=dossier.region_id,
        from_version_id=before,
        to_version_id=way.version.pk,
    )
    happened(event, by=actor)
    return visit


def _opened(dossier: Dossier) -> list[StepVisit]:
    rows = StepVisit.objects.filter(dossier=dossier, left_on__isnull=True)
    return list(rows.select_related("route").order_by("pk"))
