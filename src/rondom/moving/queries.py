"""What is shown of a move to another school: the schools to choose from, the checklist, what has to be asked again."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from rondom.consent.models import Consent, ConsentGiver
from rondom.consent.terms import Purpose
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.dossiers.models import Dossier
from rondom.moving.models import MoveTick, SchoolMove, SchoolMoveQuerySet, consents_to_move
from rondom.moving.rules import Item, move_rules
from rondom.moving.terms import MoveState, Side
from rondom.people.models import Membership, Organisation, Region
from rondom.people.terms import OrganisationKind
from rondom.routes.models import StepVisit
from rondom.routes.queries import routes_for

SHOWN = (
    *("pupil__person", "from_school", "to_school", "from_region", "to_region"),
    *("announced_by", "answered_by"),
)


@dataclass(frozen=True, slots=True)
class School:
    """A school as it takes part in one region: whether somebody there can take the regie, and a route is on."""

    organisation_id: int
    name: str
    region_id: int
    has_coordinator: bool
    has_route: bool


def regions() -> list[tuple[str, str]]:
    """(slug, name) of every region of this installation."""
    return list(Region.objects.order_by("name", "pk").values_list("slug", "name"))


def region_of(slug: str) -> Region | None:
    return Region.objects.filter(slug=slug).first()


def schools_in(region_id: int, *, without: int = 0) -> list[tuple[int, str]]:
    """(id, name) of the schools of a region, by name; without: the school where the child is."""
    rows = Organisation.objects.filter(regions=region_id, kind=OrganisationKind.SCHOOL).exclude(pk=without)
    return list(rows.order_by("name", "pk").values_list("pk", "name"))


def school(organisation_id: int, region_id: int, *, on: dt.date) -> School | None:
    """None when it is no school of this region."""
    rows = Organisation.objects.filter(pk=organisation_id, regions=region_id, kind=OrganisationKind.SCHOOL)
    found = rows.first()
    if found is None:
        return None
    return School(
        organisation_id=found.pk,
        name=found.name,
        region_id=region_id,
        has_coordinator=bool(answering_people(found.pk, region_id, on=on)),
        has_route=bool(routes_for(region_id, found.pk)),
    )


def answering_people(organisation_id: int, region_id: int, *, on: dt.date) -> list[int]:
    """Who at a school may answer that it takes a child."""
    rows = Membership.objects.running_on(on).filter(
        organisation_id=organisation_id, region_id=region_id, role__in=move_rules().answering_roles
    )
    return list(rows.order_by("pk").values_list("person_id", flat=True))


def family_agrees(move: SchoolMove, *, on: dt.date) -> bool:
    with as_system("whether the family said yes, for the school that answers before it sees the child"):
        return consents_to_move(on, pupil=move.pupil_id, to_school=move.to_school_id).exists()


def last_move(dossier_id: int) -> SchoolMove | None:
    """The newest move of a dossier, also one that is over. One query."""
    return SchoolMove.objects.filter(dossier_id=dossier_id).select_related(*SHOWN).order_by("-pk").first()


def seen_moves(actor: Actor, rows: SchoolMoveQuerySet, *, on: dt.date) -> SchoolMoveQuerySet:
    """Those of some moves that the actor may see. The rows themselves are fetched under the second lock. One query."""
    with as_system(
        "whether the family said yes: the school that is asked may know that, and not the answers"
    ):
        keys = list(rows.visible_to(actor, on=on).values_list("pk", flat=True))
    return SchoolMove.objects.filter(pk__in=keys)


def moves_of(actor: Actor, *, on: dt.date) -> list[SchoolMove]:
    """Open moves, and those of lately, that the actor may see; by day. Two queries."""
    since = on - dt.timedelta(days=move_rules().read_days_after)
    rows = SchoolMove.objects.exclude(done_on__lt=since).exclude(state=MoveState.WITHDRAWN)
    found = seen_moves(actor, rows, on=on).select_related(*SHOWN)
    return list(found.order_by("moves_on", "pk"))


# What has to be asked again -----------------------------------------------------------


def asked_for_before(move: SchoolMove) -> QuerySet[Any]:
    """What the family agreed to in this dossier and ends on the day of the move; has_new: asked for after it, too."""
    new = Consent.objects.filter(renews=OuterRef("pk"), ended_at__isnull=True)
    rows = Consent.objects.filter(dossier_id=move.dossier_id, ended_at__isnull=True)
    for_after = Q(renews__valid_until__gt=F("valid_from"), valid_from__gte=move.moves_on)
    rows = rows.filter(valid_until__gt=max(move.moves_on, clock.today())).exclude(
        Q(purpose=Purpose.MOVE) | for_after
    )
    answered = ConsentGiver.objects.filter(consent=OuterRef("pk"), answer="yes", withdrawn_at__isnull=True)
    rows = rows.filter(Exists(answered)).annotate(has_new=Exists(new))
    return rows.select_related("recipient").order_by("recipient__name", "pk")


# The checklist ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the checklist: on which day it was done, and who said so; None and "" while it is open."""

    item: Item
    done_on: dt.date | None
    by: str
    is_ticked: bool

    @property
    def is_done(self) -> bool:
        return self.done_on is not None


def checklist(move: SchoolMove) -> list[Point]:
    """Every point of this move with how it stands."""
    ticks = {tick.item: tick for tick in MoveTick.objects.filter(move=move).select_related("ticked_by")}
    known = known_days(move)
    return [_point(item, ticks.get(item.key), known.get(item.known)) for item in move.items]


def _point(item: Item, tick: MoveTick | None, known: dt.date | None) -> Point:
    if tick is not None:
        return Point(item, tick.happened_on, tick.ticked_by.name, is_ticked=True)
    return Point(item, known, "", is_ticked=False)


def known_days(move: SchoolMove) -> Mapping[str, dt.date | None]:
    """What the program sees by itself: {sign: the day since which it is so, None when it is not}."""
    with as_system("signs of the checklist, days only, for both schools: neither sees the whole dossier"):
        dossier = Dossier.objects.select_related("baton").get(pk=move.dossier_id)
        return {
            "parents_agree": _agreed_on(move),
            "school_accepts": move.answered_on
            if move.state in (MoveState.ACCEPTED, MoveState.DONE)
            else None,
            "consents_asked": _asked_on(move),
            "coordinator": _coordinator_since(move, dossier),
            "route_fits": _route_fits_since(move, dossier),
        }


def _agreed_on(move: SchoolMove) -> dt.date | None:
    """Carried out: then everybody had said yes."""
    if move.state == MoveState.DONE:
        return move.answered_on
    said = consents_to_move(clock.today(), pupil=move.pupil_id, to_school=move.to_school_id)
    found = said.order_by("pk").first()
    if found is None:
        return None
    last = found.givers.order_by("-answered_at").values_list("answered_at", flat=True).first()
    return localdate(last) if last else None


def _asked_on(move: SchoolMove) -> dt.date | None:
    if move.state == MoveState.DONE:
        left = Consent.objects.cut_off_by_school(clock.today()).filter(dossier_id=move.dossier_id)
        return None if left.exists() else move.done_on
    waits = any(not row.has_new for row in asked_for_before(move))
    return None if waits else localdate(move.announced_at)


def _coordinator_since(move: SchoolMove, dossier: Dossier) -> dt.date | None:
    """Not while somebody of the school that the child left has the regie."""
    if move.state != MoveState.DONE or dossier.baton.organisation_id == move.from_school_id:
        return None
    return dossier.baton.since_on


def _route_fits_since(move: SchoolMove, dossier: Dossier) -> dt.date | None:
    """The route of the dossier is on at the school where it is now; or none runs."""
    if move.state != MoveState.DONE:
        return None
    running = StepVisit.objects.filter(dossier=dossier, left_on__isnull=True).select_related("route").first()
    keys = {row.key for row in routes_for(dossier.region_id, dossier.school_id)}
    return move.done_on if running is None or running.route.key in keys else None


# Mijn werk ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Owed:
    """What a move asks of one actor. points: open points of the list that his role ticks now."""

    move: Any
    side: Side
    is_asked: bool
    points: int


def owed_by(actor: Actor, *, on: dt.date) -> list[Owed]:
    """Moves with something for this actor to do, in his hat. One query."""
    if actor.is_family:
        return []
    found: dict[int, SchoolMove] = {}
    ticked: dict[int, set[str]] = {}
    with as_system(
        "the child's name, for who is asked to take it or announced it, and sees it not yet or no more"
    ):
        rows = at_desk(actor, on=on).annotate(tick=F("ticks__item"))
        rows = rows.select_related("pupil__person", "from_school", "to_school").order_by("moves_on", "pk")
        for move in rows:  # one row for every point that was ticked
            found[move.pk] = move
            ticked.setdefault(move.pk, set()).add(move.tick)
    owed = (_owed(actor, move, ticked[pk]) for pk, move in found.items())
    return [row for row in owed if row.is_asked or row.points]


def at_desk(actor: Actor, *, on: dt.date) -> SchoolMoveQuerySet:
    """Moves that may ask something of the actor, which the second lock hides from him before and after."""
    return SchoolMove.objects.of_desk(actor, on=on)


def _owed(actor: Actor, move: SchoolMove, ticked: set[str]) -> Owed:
    side = move.side_of(actor) or Side.OLD
    is_asked = (
        side == Side.NEW and move.state == MoveState.ANNOUNCED and actor.role in move_rules().answering_roles
    )
    mine = (item for item in move.items if item.side == side and actor.role in item.roles and not item.known)
    ready = (item for item in mine if move.state == MoveState.DONE or not item.after)
    points = 0 if is_asked else sum(item.key not in ticked for item in ready)
    return Owed(move, side, is_asked=is_asked, points=points)
