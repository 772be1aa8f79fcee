"""What changes together on a route."""

import datetime as dt
import hashlib
from pathlib import Path

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock, facts
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.guests import end_guests
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.people.models import Region
from rondom.people.terms import Role
from rondom.routes import access, engine, gates, queries
from rondom.routes.definition import Route, RouteError, lint, parse_route
from rondom.routes.events import KeyQuestionAnswered, RouteEnded, RoutePublished, RouteStarted, StepMoved
from rondom.routes.models import KeyAnswer, RouteVersion, StepVisit
from rondom.routes.scaling_down import scale_down

LIBRARY = Path(__file__).parent / "data"


@transaction.atomic
def publish_route(actor: Actor, *, text: str) -> RouteVersion:
    """Check a route and make it a new, unchangeable version of the actor's region.

    The same text again returns the version that is there. Errors: Refused, RouteError with every problem.
    """
    access.may_publish(actor).enforce()
    route = parse_route(text)
    problems = lint(route, facts=facts.names(), capacities=set(Role.values))
    if problems:
        raise RouteError(problems)
    lock_routes(actor.region_id)
    newest = queries.newest_route(actor.region_id, route.route)
    if newest and newest.checksum == _checksum(text):
        return newest
    return new_version(actor, route, text=text, newest=newest)


def new_version(
    actor: Actor, route: Route, *, text: str, newest: RouteVersion | None, note: str = ""
) -> RouteVersion:
    """Store a checked route as the version after `newest`. The caller asked who may, and holds `lock_routes`."""
    version = RouteVersion.objects.create(
        region_id=actor.region_id,
        key=route.route,
        version=newest.version + 1 if newest else 1,
        title=route.title,
        text=text,
        checksum=_checksum(text),
        published_at=clock.now(),
        published_by_id=actor.person_id or None,
        note=note,
    )
    happened(RoutePublished(route_version_id=version.pk), by=actor)
    return version


def lock_routes(region_id: int) -> None:
    """Two who publish in one region come one after the other."""
    Region.objects.select_for_update().filter(pk=region_id).first()


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def start_route(actor: Actor, *, dossier_id: int, route_key: str) -> StepVisit:
    """Put a dossier at the first step of the newest version of a route of its region."""
    dossier = locked_dossier(actor, dossier_id)  # two starts come one after the other
    access.may_start(actor, dossier).enforce()
    version = on_at_school(dossier, route_key)
    route = queries.route_of(version)
    missing = queries.start_gaps(dossier.pk, route, capacity=actor.role)
    access.may_begin(actor, dossier, route, missing=missing).enforce()
    opener = gates.opener_of(route, actor.role)
    first = engine.begin(route, on=clock.today(), step=opener.step if opener else "")
    visit = _arrive(actor, dossier, version, first.step, first.track)
    happened(RouteStarted(**_about(dossier), route_version_id=version.pk, step=first.step), by=actor)
    return visit


def on_at_school(dossier: Dossier, route_key: str) -> RouteVersion:
    """The newest version of a route that is on at the school of the child. Errors: Refused."""
    version = queries.newest_route(dossier.region_id, route_key)
    if version is None:
        refuse("route.not_published", _("Deze route is in uw regio nog niet gepubliceerd.")).enforce()
    assert version is not None  # noqa: S101 - enforce raised
    if route_key not in {row.key for row in queries.routes_for(dossier.region_id, dossier.school_id)}:
        refuse("route.not_at_school", _("Deze route staat bij uw school niet aan.")).enforce()
    return version


@transaction.atomic
def move(
    actor: Actor, *, dossier_id: int, leaving: str, to: str, reason: str = "", beside: bool = False
) -> StepVisit:
    """Move a dossier from an open step to another. beside: keep the first step open when the track allows it.

    Errors: Refused (see access.may_move), Http404 when the dossier is not at `leaving` (somebody moved it).
    """
    dossier = visible_dossier(actor, dossier_id=dossier_id)
    rows = list(
        StepVisit.objects.select_for_update(of=("self",))
        .select_related("route")
        .filter(dossier=dossier)
        .order_by("arrived_on", "pk")
    )
    place = queries.place_of(dossier.pk, on=clock.today())
    try:
        step_move = place.outlook.at(leaving).move_to(to) if place else None
    except KeyError as error:
        raise Http404 from error
    if place is None or step_move is None:
        raise Http404
    access.may_move(actor, dossier, step_move, reason=reason, route=place.route).enforce()
    after = engine.arrive(
        place.route,
        queries.engine_visits(rows),
        leaving=leaving,
        to=to,
        on=clock.today(),
        beside=beside and step_move.beside,
    )
    visit = _store(actor, dossier, place, rows, after, reason=reason, usual=step_move.usual)
    event = StepMoved(
        **_about(dossier), visit_id=visit.pk, from_step=leaving, to_step=to, usual=step_move.usual
    )
    happened(event, by=actor)
    if step_move.scaling and not step_move.up:
        scale_down(actor, dossier, step_move.scaling, queries.engine_visits(rows))
    _end_guests(actor, dossier, place, after)
    return visit


def _end_guests(
    actor: Actor, dossier: Dossier, place: queries.Place, visits: tuple[engine.Visit, ...]
) -> None:
    """Who had a place at a step that is behind us, leaves with it."""
    here = (place.route.step(visit.step) for visit in engine.open_visits(place.route, visits))
    end_guests(actor, dossier=dossier, staying={guest for step in here for guest in step.guests})


def _store(
    actor: Actor,
    dossier: Dossier,
    place: queries.Place,
    rows: list[StepVisit],
    after: tuple[engine.Visit, ...],
    *,
    reason: str,
    usual: bool,
) -> StepVisit:
    """Write what the engine answered: the rows stand in the same order as its visits; a new one comes last."""
    for row, visit in zip(rows, after, strict=False):
        if row.left_on != visit.left_on:
            row.left_on = visit.left_on
            row.save(update_fields=["left_on"])
    if len(after) == len(rows):
        return next(row for row in reversed(rows) if row.left_on is None)
    return _arrive(
        actor, dossier, place.version, after[-1].step, after[-1].track, reason=reason.strip(), usual=usual
    )


def _arrive(
    actor: Actor,
    dossier: Dossier,
    version: RouteVersion,
    step: str,
    track: str,
    *,
    reason: str = "",
    usual: bool = True,
) -> StepVisit:
    return StepVisit.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        route=version,
        track=track,
        step=step,
        arrived_on=clock.today(),
        moved_by_id=actor.person_id,
        reason=reason,
        usual=usual,
    )


@transaction.atomic
def end_route(actor: Actor, *, dossier_id: int, outcome: str, until_on: dt.date | None = None) -> None:
    """End the route with one of its outcomes; an outcome that needs a date gets one.

    What the route wants first (`end_needs`) must be there. Errors: Refused, Http404 for an unknown outcome.
    """
    dossier = visible_dossier(actor, dossier_id=dossier_id)
    place = queries.place_of(dossier.pk, on=clock.today())
    found = next((row for row in place.route.outcomes if row.key == outcome), None) if place else None
    if place is None or found is None or not place.is_running:
        raise Http404
    access.may_end(actor, dossier, place.route, missing=place.end_gaps).enforce()
    if found.needs_date and until_on is None:
        refuse("route.outcome_needs_a_date", _("Kies tot welke dag dit duurt.")).enforce()
    StepVisit.objects.filter(dossier=dossier, left_on__isnull=True).update(
        left_on=clock.today(), outcome=outcome, outcome_until_on=until_on
    )
    happened(RouteEnded(**_about(dossier), outcome=outcome), by=actor)
    end_guests(actor, dossier=dossier)


@transaction.atomic
def answer_key_question(actor: Actor, *, dossier_id: int, question: str, text: str) -> KeyAnswer:
    """Write an answer to a key question; earlier answers stay. Errors: Refused, Http404."""
    dossier = visible_dossier(actor, dossier_id=dossier_id)
    access.may_answer_key_question(actor, dossier).enforce()
    place = queries.place_of(dossier.pk, on=clock.today())
    if place is None or question not in {row.key for row in place.route.key_questions}:
        raise Http404
    if not text.strip():
        refuse("route.answer_empty", _("Schrijf eerst een antwoord op.")).enforce()
    step = place.outlook.here[0].step.key if place.is_running else ""
    answer = KeyAnswer.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        step=step,
        question=question,
        text=text.strip(),
        author_id=actor.person_id,
        author_role=actor.role,
        written_at=clock.now(),
    )
    happened(KeyQuestionAnswered(**_about(dossier), question=question, step=step), by=actor)
    return answer


def _about(dossier: Dossier) -> dict[str, int]:
    return {"dossier_id": dossier.pk, "region_id": dossier.region_id}
