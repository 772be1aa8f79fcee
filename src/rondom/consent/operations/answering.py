"""Saying yes or no, and taking a yes back: for oneself, signed in."""

from django.db import transaction

from rondom.consent import access
from rondom.consent.events import ConsentAnswered, ConsentWithdrawn, about
from rondom.consent.models import ConsentGiver
from rondom.consent.rules import texts
from rondom.consent.terms import Answer, Method
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.events.record import happened


@transaction.atomic
def answer_consent(actor: Actor, *, consent_id: int, answer: str) -> None:
    """Say yes or no for oneself. A later answer replaces an earlier one. Errors: Refused."""
    giver = _own_row(actor, consent_id)
    access.may_answer(actor, giver).enforce()
    giver.answer, giver.answered_at, giver.method = Answer(answer), clock.now(), Method.LOGIN
    giver.recorded_by_id, giver.text_version = actor.person_id, texts().version
    giver.said_on, giver.said_how, giver.scan = None, "", None
    giver.withdrawn_at, giver.withdrawn_how = None, ""
    giver.withdrawn_recorded_by, giver.withdrawn_scan = None, None
    giver.save()
    happened(ConsentAnswered(**about(giver.consent)), by=actor)


@transaction.atomic
def withdraw_consent(actor: Actor, *, consent_id: int) -> None:
    """Take a yes back. It works on the next request of the recipient. Errors: Refused."""
    giver = _own_row(actor, consent_id)
    access.may_withdraw(actor, giver).enforce()
    giver.withdrawn_at = clock.now()
    giver.save(update_fields=["withdrawn_at"])
    happened(ConsentWithdrawn(**about(giver.consent)), by=actor)


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
