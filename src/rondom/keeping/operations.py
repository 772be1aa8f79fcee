"""What an administrator does: place and lift a legal hold, switch destruction on and off."""

import datetime as dt
import uuid

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.keeping.access import may_confirm_destruction, may_steer_keeping
from rondom.keeping.events import DestructionConfirmed, DestructionSwitched, HoldLifted, HoldPlaced
from rondom.keeping.locks import lock_region
from rondom.keeping.models import DestructionSwitch, LegalHold
from rondom.keeping.planning import plan, plan_digest
from rondom.keeping.queries import switch_of


@transaction.atomic
def place_hold(
    actor: Actor,
    *,
    dossier_ref: uuid.UUID,
    whole_pupil: bool,
    reason: str,
    valid_until: dt.date | None = None,
) -> LegalHold:
    """Stop the destruction of a dossier, or of everything about its child. Errors: Refused.

    The region is locked: the night waits, or has been.
    """
    may_steer_keeping(actor).enforce()
    if not reason.strip():
        refuse("hold.reason_needed", _("Schrijf op waarom dit bewaard moet blijven.")).enforce()
    if valid_until is not None and valid_until <= clock.today():
        refuse("hold.day_has_passed", _("Kies een dag die nog komt.")).enforce()
    lock_region(actor.region_id)
    with as_system("who places a hold has the mark of a dossier, and does not see it"):
        dossier = Dossier.objects.filter(ref=dossier_ref, region_id=actor.region_id).first()
    if dossier is None:
        refuse("hold.no_dossier", _("Er is geen dossier met dit kenmerk in uw regio.")).enforce()
    assert dossier is not None  # noqa: S101 - refused above
    hold = LegalHold.objects.create(
        region_id=actor.region_id,
        dossier_id=None if whole_pupil else dossier.pk,
        pupil_id=dossier.pupil_id if whole_pupil else None,
        reason=reason.strip(),
        placed_by_id=actor.person_id,
        placed_at=clock.now(),
        valid_from=clock.today(),
        valid_until=valid_until,
    )
    happened(HoldPlaced(hold_id=hold.pk), by=actor)
    return hold


@transaction.atomic
def lift_hold(actor: Actor, *, hold_id: int) -> None:
    """From today the term counts again. Errors: Refused, Http404."""
    may_steer_keeping(actor).enforce()
    running = LegalHold.objects.running_on(clock.today()).select_for_update(of=("self",))
    hold = running.filter(pk=hold_id, region_id=actor.region_id).first()
    if hold is None:
        raise Http404
    hold.valid_until, hold.lifted_by_id = clock.today(), actor.person_id
    hold.save(update_fields=["valid_until", "lifted_by"])
    happened(HoldLifted(hold_id=hold.pk), by=actor)


@transaction.atomic
def switch_destruction(actor: Actor, *, on: bool, read_digest: str = "") -> DestructionSwitch:
    """Propose that the nights destroy what is past its term, or stop it at once. read_digest: of the list that the
    actor has read. It begins when another one confirms it.

    Errors: Refused, also when the list is another one by now.
    """
    may_steer_keeping(actor).enforce()
    lock_region(actor.region_id)
    if on:
        _check_read(actor, read_digest)
    row = DestructionSwitch.objects.create(
        region_id=actor.region_id,
        is_on=on,
        plan_digest=read_digest if on else "",
        decided_by_id=actor.person_id,
        decided_at=clock.now(),
    )
    happened(DestructionSwitched(is_on=on, digest=row.plan_digest), by=actor)
    return row


@transaction.atomic
def confirm_destruction(actor: Actor, *, read_digest: str = "") -> DestructionSwitch:
    """Let the nights destroy what another one proposed. read_digest: of the list that the actor has read himself.

    Errors: Refused, also when the list is another one by now.
    """
    lock_region(actor.region_id)
    row = switch_of(actor.region_id)
    may_confirm_destruction(actor, row).enforce()
    assert row is not None  # noqa: S101 - enforce raised
    _check_read(actor, read_digest)
    row.confirmed_by_id, row.confirmed_at, row.confirmed_digest = actor.person_id, clock.now(), read_digest
    row.save(update_fields=["confirmed_by", "confirmed_at", "confirmed_digest"])
    happened(DestructionConfirmed(digest=read_digest), by=actor)
    return row


def _check_read(actor: Actor, digest: str) -> None:
    if digest != plan_digest(plan(actor.region_id, on=clock.today())):
        refuse(
            "destruction.list_changed", _("De lijst is intussen veranderd. Lees hem nog een keer.")
        ).enforce()
