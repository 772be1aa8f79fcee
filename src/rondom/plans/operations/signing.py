"""Signatures: own, refused, on paper, reminded; the last one that is needed puts the plan in force."""

import datetime as dt
from collections.abc import Collection
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.events import ReminderSent
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.untold import may_be_named
from rondom.events.record import happened
from rondom.files.operations import store_file
from rondom.files.terms import FilePurpose
from rondom.plans import access
from rondom.plans.events import PlanInForce, PlanSigned, SignatureRefused
from rondom.plans.models import PlanVersion, SignatureSlot
from rondom.plans.operations.document import about
from rondom.plans.operations.paper import paper_changed
from rondom.plans.operations.text import short_text
from rondom.plans.queries import version_content
from rondom.plans.terms import PlanState, SignMethod, SlotState

SCAN_STARTS = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG")


@transaction.atomic
def sign(
    actor: Actor,
    *,
    slot_id: int,
    confirmed_at: dt.datetime | None,
    except_for: str = "",
    except_goals: Collection[int] = (),
) -> SignatureSlot:
    """Put the own signature. confirmed_at: when the account last showed who it is (a recent sign-in).

    except_for: "I agree, except …"; parents have no veto on the destination, but may say so (R-OPP-2).
    except_goals: numbers of goals of the guidance part, as they stand in this version; others are left out.
    Errors: Refused, Http404, SignatureSlot.DoesNotExist.
    """
    slot, dossier = _locked_slot(actor, slot_id)
    access.may_sign(actor, slot, confirmed_at=confirmed_at).enforce()
    slot.except_for = short_text(except_for, 1000, empty=True)
    goals = version_content(slot.version)["plan"]["guidance"]["goals"]
    slot.except_goals = sorted(set(except_goals) & set(range(1, len(goals) + 1)))
    _answer(slot, SlotState.SIGNED, SignMethod.LOGIN, actor)
    _signed(actor, slot, dossier)
    return slot


@transaction.atomic
def refuse_to_sign(actor: Actor, *, slot_id: int, reason: str) -> SignatureSlot:
    """Say no, with a reason; one may still sign later. Errors: Refused, Http404, SignatureSlot.DoesNotExist."""
    slot, dossier = _locked_slot(actor, slot_id)
    access.may_answer(actor, slot).enforce()
    if not reason.strip():
        refuse("signature.reason_needed", _("Schrijf op waarom u het er niet mee eens bent.")).enforce()
    slot.reason = short_text(reason, 1000)
    _answer(slot, SlotState.REFUSED, SignMethod.LOGIN, actor)
    event = SignatureRefused(
        **about(dossier),
        version_id=slot.version_id,
        slot_id=slot.pk,
        person_id=slot.person_id,
        capacity=slot.capacity,
        kind=slot.version.plan.kind,
    )
    happened(event, by=actor)
    paper_changed(slot.version)
    return slot


@transaction.atomic
def record_paper_signature(
    actor: Actor, *, slot_id: int, witness_id: int, name: str, data: bytes, signed_on: dt.date
) -> SignatureSlot:
    """Keep a signature that was put on paper, with who saw it and the scan (PDF, JPEG or PNG).

    Errors: Refused, Http404, SignatureSlot.DoesNotExist.
    """
    slot, dossier = _locked_slot(actor, slot_id)
    access.may_record_paper(actor, slot, dossier).enforce()
    _check_witness(slot, dossier, witness_id)
    if not timezone.localdate(slot.version.frozen_at) <= signed_on <= clock.today():
        refuse(
            "signature.paper_day",
            _("Kies de dag van de handtekening: na het klaarleggen, en niet later dan nu."),
        ).enforce()
    if not data.startswith(SCAN_STARTS):
        refuse("signature.scan_type", _("De scan moet een pdf of een foto (jpg of png) zijn.")).enforce()
    slot.scan = store_file(
        actor,
        region_id=dossier.region_id,
        owner_key=f"plan_version:{slot.version_id}",
        name=f"handtekening{PurePath(name).suffix[:5]}",
        data=data,
        purpose=FilePurpose.SIGNED_PAPER,
    )
    slot.witness_id, slot.signed_on = witness_id, signed_on
    _answer(slot, SlotState.SIGNED, SignMethod.PAPER, actor)
    _signed(actor, slot, dossier)
    return slot


@transaction.atomic
def remind_signer(actor: Actor, *, slot_id: int) -> SignatureSlot:
    """Ask again, at most twice. Errors: Refused, Http404, SignatureSlot.DoesNotExist."""
    slot, dossier = _locked_slot(actor, slot_id)
    access.may_remind(actor, slot, dossier).enforce()
    slot.reminders += 1
    slot.reminded_at = clock.now()
    slot.save(update_fields=["reminders", "reminded_at"])
    happened(
        ReminderSent(**about(dossier), about="signature", item_id=slot.pk, person_id=slot.person_id), by=actor
    )
    return slot


def _check_witness(slot: SignatureSlot, dossier: Dossier, witness_id: int) -> None:
    if witness_id == slot.person_id:
        refuse("signature.witness_is_signer", _("De getuige is iemand anders dan wie tekende.")).enforce()
    around = Participant.objects.running_on(clock.today()).filter(dossier=dossier, person_id=witness_id)
    if not around.exists():
        refuse(
            "signature.witness_not_around", _("Kies als getuige iemand uit de kring om het kind.")
        ).enforce()
    may_be_named(dossier.pupil_id, witness_id).enforce()


def _answer(slot: SignatureSlot, state: SlotState, method: SignMethod, actor: Actor) -> None:
    slot.state, slot.method, slot.recorded_by_id = state, method, actor.person_id
    slot.answered_at = clock.now()
    slot.save()


def _signed(actor: Actor, slot: SignatureSlot, dossier: Dossier) -> None:
    event = PlanSigned(
        **about(dossier),
        version_id=slot.version_id,
        slot_id=slot.pk,
        person_id=slot.person_id,
        capacity=slot.capacity,
        method=slot.method,
        partly=bool(slot.except_for or slot.except_goals),
        kind=slot.version.plan.kind,
    )
    happened(event, by=actor)
    put_in_force(actor, slot.version, dossier)
    paper_changed(slot.version)


def put_in_force(actor: Actor, version: PlanVersion, dossier: Dossier) -> None:
    """The last signature that is needed puts the version in force; the one before it is replaced."""
    if version.state != PlanState.TO_SIGN or not access.is_complete(version):
        return
    version.plan.versions.filter(state=PlanState.IN_FORCE).update(state=PlanState.REPLACED)
    version.state, version.in_force_on = PlanState.IN_FORCE, clock.today()
    version.save(update_fields=["state", "in_force_on"])
    event = PlanInForce(
        **about(dossier), version_id=version.pk, number=version.number, kind=version.plan.kind
    )
    happened(event, by=actor)


def _locked_slot(actor: Actor, slot_id: int) -> tuple[SignatureSlot, Dossier]:
    """The slot with its version, locked: two last signatures at once still put the plan in force once."""
    found = SignatureSlot.objects.select_related("version__plan").get(pk=slot_id)
    dossier = locked_dossier(actor, found.version.plan.dossier_id)
    slot = (
        SignatureSlot.objects.select_for_update(of=("self",))
        .select_related("version__plan__dossier")
        .get(pk=slot_id)
    )
    return slot, dossier
