"""Whether a child is known elsewhere: looked up, registered, or left open with a reason."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.triage import access
from rondom.triage.events import RegistrationChecked, RegistrationLeftOpen, RegistrationMade
from rondom.triage.models import Registration
from rondom.triage.operations.rows import about, locked
from rondom.triage.terms import RegistrationStatus

LONGEST = 2000
DONE = frozenset(RegistrationStatus.values) - {RegistrationStatus.OPEN.value}


@transaction.atomic
def check_registration(
    actor: Actor, *, dossier_id: int, kind: str, status: str, checked_on: dt.date, proof: str
) -> Registration:
    """Write down what was found or done, when, and how one can see that. Errors: Refused, Http404.

    The family hears *that* a registration was made; the proof stays here.
    """
    dossier = locked(actor, dossier_id)
    row = access.get_registration(dossier, kind)
    access.may_register(actor, dossier).enforce()
    if status not in DONE:
        refuse("registration.status_missing", _("Kies wat u vond of deed.")).enforce()
    if checked_on > clock.today():
        refuse("registration.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    if not proof.strip() or len(proof) > LONGEST:
        refuse("registration.proof_missing", _("Schrijf op waaraan u dit ziet.")).enforce()
    was = row.status
    row.status, row.checked_by_id, row.checked_on = status, actor.person_id, checked_on
    row.proof = proof.strip()
    row.open_reason, row.open_by, row.open_on = "", None, None
    row.save()
    event = RegistrationMade if _is_new(was, status) else RegistrationChecked
    happened(event(**about(dossier), registration_id=row.pk, about=row.kind), by=actor)
    return row


def _is_new(was: str, status: str) -> bool:
    return status == RegistrationStatus.NOW and was != RegistrationStatus.NOW


@transaction.atomic
def leave_open(actor: Actor, *, dossier_id: int, kind: str, reason: str) -> Registration:
    """Say why nobody looks: then a plan need not wait for it. Errors: Refused, Http404."""
    dossier = locked(actor, dossier_id)
    row = access.get_registration(dossier, kind)
    access.may_leave_open(actor, row, dossier).enforce()
    if not reason.strip() or len(reason) > LONGEST:
        refuse("registration.reason_missing", _("Schrijf op waarom dit open blijft.")).enforce()
    row.open_reason, row.open_by_id, row.open_on = reason.strip(), actor.person_id, clock.today()
    row.save()
    happened(RegistrationLeftOpen(**about(dossier), registration_id=row.pk, about=row.kind), by=actor)
    return row
