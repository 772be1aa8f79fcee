"""What a receiver may read of a dossier today: the same rule as if he looked himself, never more than the sender saw."""

import copy
from collections.abc import Collection
from dataclasses import dataclass

from django.http import Http404

from rondom.consent.models import Consent
from rondom.consent.queries import family_legal_shares
from rondom.consent.terms import BESIDE, Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.documents.reading import Reading
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.meetings.access import visible_meeting
from rondom.people.terms import Role
from rondom.sending.terms import OUTSIDE_ROLE


@dataclass(frozen=True, slots=True)
class Receiver:
    """role: the hat of somebody of the circle; empty for somebody of an organisation who has no account.

    person_id: 0 for who is not in Rondom yet.
    """

    organisation_id: int
    region_id: int
    role: str = ""
    person_id: int = 0

    @property
    def actor(self) -> Actor:
        return Actor(
            person_id=self.person_id,
            role=self.role or OUTSIDE_ROLE,
            region_id=self.region_id,
            organisation_id=self.organisation_id,
        )


@as_system("what another than who asks may see of the dossier today")
def seen_by_receiver(receiver: Receiver, dossier: Dossier, *, sees: Collection[str]) -> Dossier | None:
    """The dossier with what he may see of it, at most `sees`; None without a ground that the family knows of."""
    if receiver.role:
        try:
            seen = visible_dossier(receiver.actor, dossier_id=dossier.pk)
        except Http404:
            return None
        if seen.in_secret or seen.in_emergency:
            return None
    else:
        categories = _shared_with(dossier, receiver.organisation_id)
        if not categories:
            return None
        seen = copy.copy(dossier)
        seen.categories, seen.seen_by = categories, receiver.actor
        seen.in_secret = seen.in_emergency = False
    seen.categories = frozenset(seen.categories) & frozenset(sees)
    return seen


def _shared_with(dossier: Dossier, organisation_id: int) -> frozenset[str]:
    """What everybody who must said yes to, for the role that was named, or what the law gives and the family knows.

    Without what is about health: that opens for a person by name. A yes to the move, or to a school that reads what the
    family picks, is no yes to this.
    """
    today = clock.today()
    consents = Consent.objects.valid_on(today).filter(pupil_id=dossier.pupil_id, recipient_id=organisation_id)
    found: set[str] = set()
    for row in consents.exclude(purpose__in=BESIDE).exclude(recipient_role=Role.SECOND_SCHOOL):
        found |= CATEGORIES_BY_CAPACITY.get(row.recipient_role, frozenset()) & set(row.categories)
    for share in family_legal_shares([dossier.pupil_id], on=today):
        if share.recipient_id == organisation_id:
            found |= set(share.categories)
    return frozenset(found - {Category.MEDICAL})


def reading_of(seen: Dossier, meeting_id: int = 0) -> Reading:
    """seen: of seen_by_receiver. meeting_id: for minutes. Errors: Http404 for a talk that is not his."""
    assert seen.seen_by is not None  # noqa: S101 - seen_by_receiver fills it
    meeting = visible_meeting(seen.seen_by, meeting_id) if meeting_id else None
    if meeting is not None:
        if meeting.dossier_id != seen.pk:
            raise Http404
        meeting.dossier = seen
    return Reading(seen.seen_by, seen, meeting)
