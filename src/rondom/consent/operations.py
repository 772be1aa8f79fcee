"""What changes together when consent is asked, given and taken back."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction

from rondom.consent import access
from rondom.consent.events import ConsentAnswered, ConsentAsked, ConsentWithdrawn
from rondom.consent.givers import required_givers
from rondom.consent.models import Consent, ConsentGiver
from rondom.consent.terms import Answer, Method
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.events.record import happened
from rondom.families.models import Pupil


@transaction.atomic
def ask_consent(
    actor: Actor,
    *,
    pupil: Pupil,
    dossier_id: int,
    recipient_id: int,
    recipient_role: str,
    purpose: str,
    categories: Collection[str],
    valid_until: dt.date,
    explanation: str = "",
) -> Consent:
    """Ask everybody who must give it. The caller has asked whether the actor may (dossiers.access.may_ask_consent).

    An open question for the same recipient and purpose is returned as it is; one that ran out is ended first.
    """
    today = clock.today()
    open_ones = Consent.objects.filter(
        pupil=pupil, recipient_id=recipient_id, purpose=purpose, ended_at__isnull=True
    )
    open_ones.filter(valid_until__lte=today).update(ended_at=clock.now())
    if open_one := open_ones.first():
        return open_one
    consent = Consent.objects.create(
        region_id=actor.region_id,
        pupil=pupil,
        dossier_id=dossier_id,
        recipient_id=recipient_id,
        recipient_role=recipient_role,
        purpose=purpose,
        categories=sorted(categories),
        explanation=explanation,
        asked_by_id=actor.person_id,
        asked_at=clock.now(),
        valid_from=today,
        valid_until=valid_until,
    )
    _ask_everybody(consent, on=today)
    happened(ConsentAsked(**_about(consent)), by=actor)
    return consent


def _ask_everybody(consent: Consent, *, on: dt.date) -> None:
    ConsentGiver.objects.bulk_create(
        ConsentGiver(consent=consent, person_id=giver.person_id, capacity=giver.capacity)
        for giver in required_givers(consent.pupil, on=on)
    )


@transaction.atomic
def answer_consent(actor: Actor, *, consent_id: int, answer: str) -> None:
    """Say yes or no for oneself. A later answer replaces an earlier one. Errors: Refused."""
    giver = _own_row(actor, consent_id)
    access.may_answer(actor, giver).enforce()
    _store(giver, Answer(answer), Method.LOGIN, actor)
    happened(ConsentAnswered(**_about(giver.consent)), by=actor)


@transaction.atomic
def withdraw_consent(actor: Actor, *, consent_id: int) -> None:
    """Take a yes back. It works on the next request of the recipient. Errors: Refused."""
    giver = _own_row(actor, consent_id)
    access.may_withdraw(actor, giver).enforce()
    giver.withdrawn_at = clock.now()
    giver.save(update_fields=["withdrawn_at"])
    happened(ConsentWithdrawn(**_about(giver.consent)), by=actor)


def _own_row(actor: Actor, consent_id: int) -> ConsentGiver:
    """Errors: Refused when the actor is not a giver: the same for "does not exist" and "not yours"."""
    row = (
        ConsentGiver.objects.select_for_update(of=("self",))
        .select_related("consent")
        .filter(consent_id=consent_id, person_id=actor.person_id)
        .first()
    )
    if row is None:
        access.may_answer(actor, None).enforce()
    assert row is not None  # noqa: S101 - enforce raised
    return row


def _store(giver: ConsentGiver, answer: Answer, method: Method, actor: Actor) -> None:
    giver.answer, giver.answered_at, giver.withdrawn_at = answer, clock.now(), None
    giver.method, giver.recorded_by_id = method, actor.person_id
    giver.save(update_fields=["answer", "answered_at", "withdrawn_at", "method", "recorded_by"])


def _about(consent: Consent) -> dict[str, int]:
    return {
        "dossier_id": consent.dossier_id,
        "region_id": consent.region_id,
        "consent_id": consent.pk,
        "organisation_id": consent.recipient_id,
    }
