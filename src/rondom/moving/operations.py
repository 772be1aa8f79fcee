"""What changes together when a move to another school is announced, answered, ticked off or withdrawn."""

import datetime as dt

from django.db import transaction
from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rondom.consent import operations as consent
from rondom.consent.givers import latest_until
from rondom.consent.models import Consent
from rondom.consent.terms import Purpose
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.access import may_ask_consent
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.events.record import happened
from rondom.moving import access, queries
from rondom.moving.carrying_out import carry_out
from rondom.moving.events import (
    MoveAccepted,
    MoveAnnounced,
    MoveRefused,
    MoveTicked,
    MoveUnticked,
    MoveWithdrawn,
)
from rondom.moving.models import MoveTick, SchoolMove
from rondom.moving.rules import Item, move_rules
from rondom.moving.terms import MoveKind, MoveState
from rondom.people.terms import Role


@transaction.atomic
def announce_move(
    actor: Actor, *, dossier_id: int, to_school_id: int, to_region_id: int, kind: str, moves_on: dt.date
) -> SchoolMove:
    """Say that the child goes to another school, and ask the family whether the dossier may go along.

    The other school hears of it when everybody of the family who must, said yes. When the old school has the regie, it
    is offered with the move. Errors: Refused, Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    access.may_announce(actor, dossier).enforce()
    school = queries.school(to_school_id, to_region_id, on=clock.today())
    access.may_move_to(dossier, school, on=moves_on).enforce()
    if kind not in MoveKind.values:
        refuse("move.kind_needed", _("Kies wat voor overstap het is.")).enforce()
    move = SchoolMove.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        pupil_id=dossier.pupil_id,
        kind=kind,
        from_school_id=dossier.school_id,
        from_region_id=dossier.region_id,
        to_school_id=to_school_id,
        to_region_id=to_region_id,
        moves_on=moves_on,
        announced_by_id=actor.person_id,
        announced_at=clock.now(),
    )
    happened(MoveAnnounced(**_about(move), to_school_id=to_school_id), by=actor)
    _ask_family(actor, move, dossier, school_name=school.name if school else "")
    return move


def _ask_family(actor: Actor, move: SchoolMove, dossier: Dossier, *, school_name: str) -> None:
    """The words hold the day and the school: a move to another day is another question."""
    words = _(
        "%(child)s gaat op %(day)s naar %(school)s. Het hele dossier gaat mee: doelen, afspraken en verslagen."
    )
    day = date_format(move.moves_on, "j F Y")
    asked_until = max(move.moves_on, clock.today()) + dt.timedelta(days=move_rules().asked_days_after)
    consent.ask_consent(
        actor,
        pupil=dossier.pupil,
        dossier_id=dossier.pk,
        recipient_id=move.to_school_id,
        recipient_role=Role.IB,
        purpose=Purpose.MOVE,
        categories=CATEGORIES_BY_CAPACITY[Role.IB],
        valid_until=min(asked_until, latest_until(dossier.pupil, start=clock.today()).on),
        explanation=words % {"child": dossier.pupil.person.call_name, "day": day, "school": school_name},
    )


@transaction.atomic
def withdraw_move(actor: Actor, *, dossier_id: int, move_id: int) -> SchoolMove:
    """The child does not go, or not on that day: nothing of it holds any more. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    move = _locked_move(actor, move_id)
    if move.dossier_id != dossier.pk:
        raise Http404
    access.may_withdraw(actor, move, dossier).enforce()
    move.state = MoveState.WITHDRAWN
    move.save(update_fields=["state"])
    _end_question(actor, move)
    happened(MoveWithdrawn(**_about(move), to_school_id=move.to_school_id), by=actor)
    return move


@transaction.atomic
def accept_move(actor: Actor, *, move_id: int) -> SchoolMove:
    """The new school takes the child, and who says so takes the regie on the day, when the old school has it.

    On the day itself, or after it, the child goes at once. Errors: Refused, Http404.
    """
    move = _locked_move(actor, move_id)
    access.may_answer(actor, move).enforce()
    move.state, move.answered_by_id = MoveState.ACCEPTED, actor.person_id
    move.answered_role, move.answered_on = actor.role, clock.today()
    move.save(update_fields=["state", "answered_by", "answered_role", "answered_on"])
    happened(MoveAccepted(**_about(move), person_id=actor.person_id), by=actor)
    if move.moves_on <= clock.today():
        carry_out(actor, move_id=move.pk)
        move.refresh_from_db(fields=["state", "done_on", "region"])
    return move


@transaction.atomic
def refuse_move(actor: Actor, *, move_id: int, reason: str) -> SchoolMove:
    """The new school does not take the child; a reason is needed, which both schools and the family read. Errors: Refused, Http404."""
    move = _locked_move(actor, move_id)
    access.may_answer(actor, move).enforce()
    if not reason.strip():
        refuse("move.reason_needed", _("Schrijf op waarom uw school de overstap niet aanneemt.")).enforce()
    move.state, move.answered_by_id, move.reason = MoveState.REFUSED, actor.person_id, reason.strip()
    move.answered_role, move.answered_on = actor.role, clock.today()
    with as_system("the answer itself ends what the school may see of it"):
        move.save(update_fields=["state", "answered_by", "answered_role", "answered_on", "reason"])
    happened(MoveRefused(**_about(move)), by=actor)
    _end_question(actor, move)
    return move


@as_system("the question ends with the move, also when the school that answers it sees nothing of the child")
def _end_question(actor: Actor, move: SchoolMove) -> None:
    consent.end_consents_for(actor, dossier_id=move.dossier_id, recipient_ids=[move.to_school_id])
    consent.end_asked_for_after(actor, dossier_id=move.dossier_id, from_on=move.moves_on)


@transaction.atomic
def tick_item(actor: Actor, *, move_id: int, item: str, happened_on: dt.date) -> MoveTick:
    """Say that a point of the checklist is done, and when it was. Errors: Refused, Http404 for an unknown point."""
    move = _locked_move(actor, move_id)
    acts = access.may_act(actor, move)
    access.may_tick(actor, move, _item(move, item), acts=acts).enforce()
    if happened_on > clock.today():
        refuse("move.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    tick, is_new = MoveTick.objects.get_or_create(
        move=move,
        item=item,
        defaults={
            "region_id": move.region_id,
            "happened_on": happened_on,
            "ticked_by_id": actor.person_id,
            "ticked_role": actor.role,
            "ticked_at": clock.now(),
        },
    )
    if is_new:
        happened(MoveTicked(**_about(move), code=item), by=actor)
    return tick


@transaction.atomic
def untick_item(actor: Actor, *, move_id: int, item: str) -> None:
    """It was a mistake: the point is open again. Errors: Refused, Http404."""
    move = _locked_move(actor, move_id)
    acts = access.may_act(actor, move)
    access.may_tick(actor, move, _item(move, item), acts=acts).enforce()
    gone, _rows = MoveTick.objects.filter(move=move, item=item).delete()
    if gone:
        happened(MoveUnticked(**_about(move), code=item), by=actor)


@transaction.atomic
def ask_for_after_move(actor: Actor, *, dossier_id: int, consent_id: int) -> Consent:
    """Ask the family now for what ends on the day of the move, so that the help goes on. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    move = SchoolMove.objects.open().filter(dossier=dossier).first()
    old = queries.asked_for_before(move).filter(pk=consent_id).first() if move else None
    if move is None or old is None:
        raise Http404
    may_ask_consent(actor, dossier, recipient_id=old.recipient_id).enforce()
    return consent.ask_for_after_change(actor, consent_id=old.pk, from_on=move.moves_on)


def _item(move: SchoolMove, key: str) -> Item:
    found = next((item for item in move.items if item.key == key and item.roles), None)
    if found is None:
        raise Http404
    return found


def _locked_move(actor: Actor, move_id: int) -> SchoolMove:
    """Errors: Http404."""
    SchoolMove.objects.select_for_update().filter(pk=move_id).first()
    return access.visible_move(actor, move_id=move_id)


def _about(move: SchoolMove) -> dict[str, int]:
    return {"dossier_id": move.dossier_id, "region_id": move.region_id, "move_id": move.pk}
