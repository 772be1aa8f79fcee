"""What the family does not see yet: sharing by law that the parents must still be told of."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from rondom.consent.models import LegalShare
from rondom.consent.queries import organisations_with_ground, untold_shares
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.models import Dossier, Participant
from rondom.people.terms import GUEST_ROLES


def hidden_rows(dossier_ids: Collection[int], *, on: dt.date) -> Q:
    """Rows of the log to leave out for the family. One query when there is nothing to hide."""
    pupils = Dossier.objects.filter(pk__in=dossier_ids).values("pupil_id")
    hidden = Q(pk__in=[])
    for share in untold_shares(pupils, on=on):
        hidden |= Q(name__startswith="legal_share.", payload__share_id=share.pk)
        if not _is_known_otherwise(share, on):
            entered = [row.pk for row in _entered_by(share)]
            hidden |= Q(
                dossier_id__in=dossier_ids, organisation_id=share.recipient_id, at__gte=share.decided_at
            )
            hidden |= Q(name__startswith="participant.", payload__participant_id__in=entered)
    return hidden


def hidden_participants(pupil_id: int, *, on: dt.date) -> frozenset[int]:
    """Who came into the circle on such a ground, and on no other. One query when there is nobody."""
    return _hidden_participants([pupil_id], on=on)


def _hidden_participants(pupil_ids: Collection[int] | QuerySet[Any], *, on: dt.date) -> frozenset[int]:
    return frozenset(
        row.pk
        for share in untold_shares(pupil_ids, on=on)
        if not _is_known_otherwise(share, on)
        for row in _entered_by(share)
    )


def hidden_parts(dossier_ids: Collection[int], *, on: dt.date) -> Q:
    """Rows of the circle to leave out for the family. One query when there is nothing to hide."""
    pupils = Dossier.objects.filter(pk__in=dossier_ids).values("pupil_id")
    return Q(pk__in=_hidden_participants(pupils, on=on))


def may_be_named(pupil_id: int, person_id: int) -> Decision:
    """Where the family reads who does what: not somebody of whom they may not know yet. At most three queries."""
    hidden = hidden_participants(pupil_id, on=clock.today())
    if hidden and Participant.objects.filter(pk__in=hidden, person_id=person_id).exists():
        return not_told()
    return ALLOWED


def not_told() -> Decision:
    return refuse(
        "participant.parents_not_told",
        _("De ouders weten nog niet dat deze persoon meekijkt. Vertel het hun eerst."),
    )


def may_own(dossier: Dossier, person_id: int | None, *, code: str) -> Decision:
    """Have an agreement or a goal: somebody of the circle, of whom the family may know. code: of who is not around.

    Nobody in particular (None) may: somebody of the own network of the family.
    """
    if not person_id:
        return ALLOWED
    around = Participant.objects.running_on(clock.today()).filter(dossier=dossier, person=person_id)
    if not around.exclude(capacity__in=GUEST_ROLES).exists():
        return refuse(code, _("Kies iemand uit de kring om het kind."))
    return may_be_named(dossier.pupil_id, person_id)


def by_secret(actor: Actor, *, pupil: str, on: dt.date) -> Exists:
    """Whether there is a ground for the actor's organisation that the parents are not told of, to annotate rows with.

    There may be another ground as well: access.takes_part says whether he may act. pupil: where the rows name the pupil.
    """
    shares = LegalShare.objects.valid_on(on).filter(pupil=OuterRef(pupil), recipient=actor.organisation_id)
    return Exists(shares.filter(parents_told_on__isnull=True))


def _entered_by(share: LegalShare) -> list[Participant]:
    rows = Participant.objects.filter(
        dossier__pupil=share.pupil_id, organisation=share.recipient_id, valid_from__gte=share.valid_from
    )
    return list(rows.order_by("pk"))


def _is_known_otherwise(share: LegalShare, on: dt.date) -> bool:
    """Whether the organisation thinks along on a ground that the family knows of."""
    return share.recipient_id in organisations_with_ground(share.pupil_id, on=on, known_to_family=True)
