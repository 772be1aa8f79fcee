"""Grounds for sharing, asked from a dossier: what was said on paper, and sharing by law.

consent does not know who takes part and who has the regie; here that is asked first.
"""

import datetime as dt
from collections.abc import Collection
from typing import TypeAlias

from django.db import transaction
from django.http import Http404

from rondom.consent import operations as consent
from rondom.consent.models import ConsentGiver, LegalShare
from rondom.consent.operations import ParentsKnow, Said
from rondom.consent.rules import legal_grounds
from rondom.core.actor import Actor
from rondom.dossiers import access
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.people.models import Organisation

AskedGiver: TypeAlias = ConsentGiver
"""What get_giver returns; screens use this name, because they do not know the tables."""


def get_giver(dossier: Dossier, giver_id: int) -> AskedGiver:
    """Somebody who was asked about the child of this dossier. Errors: Http404."""
    rows = ConsentGiver.objects.filter(consent__pupil_id=dossier.pupil_id, consent__ended_at__isnull=True)
    giver = (
        rows.select_related("person", "consent__recipient", "consent__pupil__person")
        .filter(pk=giver_id)
        .first()
    )
    if giver is None:
        raise Http404
    return giver


@transaction.atomic
def record_answer(actor: Actor, *, dossier_id: int, giver_id: int, answer: str, said: Said) -> None:
    """Write down what a giver said on paper or by word of mouth. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_record_answer(actor, dossier, get_giver(dossier, giver_id)).enforce()
    consent.record_answer(actor, giver_id=giver_id, answer=answer, said=said)


@transaction.atomic
def record_withdrawal(actor: Actor, *, dossier_id: int, giver_id: int, said: Said) -> None:
    """Write down that a giver took his yes back. Works on the next request. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_record_answer(actor, dossier, get_giver(dossier, giver_id)).enforce()
    consent.record_withdrawal(actor, giver_id=giver_id, said=said)


@transaction.atomic
def share_by_law(
    actor: Actor,
    *,
    dossier_id: int,
    recipient_id: int,
    ground: str,
    categories: Collection[str],
    reason: str,
    valid_until: dt.date,
    parents: ParentsKnow,
) -> LegalShare:
    """Decide to share without consent. Errors: Refused, Http404 for a ground or organisation that is not there."""
    dossier = locked_dossier(actor, dossier_id)
    recipient = Organisation.objects.filter(pk=recipient_id, regions=dossier.region_id).first()
    if recipient is None or ground not in legal_grounds():
        raise Http404
    access.may_share_by_law(actor, dossier, legal_grounds()[ground], recipient_kind=recipient.kind).enforce()
    return consent.share_by_law(
        actor,
        pupil=dossier.pupil,
        dossier_id=dossier.pk,
        recipient_id=recipient.pk,
        ground=ground,
        categories=categories,
        reason=reason,
        valid_until=valid_until,
        parents=parents,
    )


@transaction.atomic
def end_legal_share(actor: Actor, *, dossier_id: int, share_id: int) -> None:
    """Stop sharing by law before its end. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    share = get_share(dossier, share_id)
    access.may_look_after_share(actor, dossier, share).enforce()
    consent.end_legal_share(actor, share_id=share.pk)


@transaction.atomic
def tell_parents(actor: Actor, *, dossier_id: int, share_id: int, told_on: dt.date) -> None:
    """Write down that the parents were told of sharing by law. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    share = get_share(dossier, share_id)
    access.may_look_after_share(actor, dossier, share).enforce()
    consent.tell_parents(actor, share_id=share.pk, told_on=told_on)


def get_share(dossier: Dossier, share_id: int) -> LegalShare:
    """Errors: Http404, for the family always: whether there is one, they may not know yet."""
    if dossier.seen_by is None or dossier.seen_by.is_family:
        raise Http404
    share = LegalShare.objects.filter(pupil_id=dossier.pupil_id, pk=share_id).first()
    if share is None:
        raise Http404
    return share
