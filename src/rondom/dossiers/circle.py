"""The row of somebody who comes into the circle around a child, or leaves it, and the line in the log.

Who may is for the operation to ask; the caller has locked the dossier.
"""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.utils import translation

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.events import ParticipantAdded, ParticipantLeft
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.events.record import happened
from rondom.families.models import Guardianship

# Why somebody is there, where the program says it. It is stored, so it is Dutch, whatever language the writer reads.
OPENED = "opende het dossier"
HAS_REGIE = "coördinator van het gezin"
IS_THE_CHILD = "over wie het gaat"
TOOK_OVER = "nam de overstap aan"


def relation_words(guardian: Guardianship) -> str:
    """What a guardian is of the child, to store."""
    with translation.override(settings.LANGUAGE_CODE):
        return str(guardian.get_relation_display())


def enter(
    actor: Actor,
    dossier: Dossier,
    *,
    person_id: int,
    organisation_id: int | None,
    capacity: str,
    reason: str,
    categories: Collection[str] | None = None,
    **period: Any,
) -> Participant:
    """From today. categories: narrower than what the capacity may see; period: an end, and what it ends with."""
    most = CATEGORIES_BY_CAPACITY.get(capacity, frozenset())
    row = Participant.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        person_id=person_id,
        organisation_id=organisation_id,
        capacity=capacity,
        categories=sorted(most if categories is None else most & frozenset(categories)),
        reason=reason,
        added_by_id=actor.person_id or None,
        valid_from=clock.today(),
        **period,
    )
    happened(ParticipantAdded(**about(row)), by=actor)
    return row


def leave(actor: Actor, row: Participant) -> None:
    """At the next request; the row stays."""
    row.valid_until = max(clock.today(), row.valid_from)
    row.save(update_fields=["valid_until"])
    happened(ParticipantLeft(**about(row)), by=actor)


def about(row: Participant) -> dict[str, Any]:
    """What the events of the circle say."""
    return {
        "dossier_id": row.dossier_id,
        "region_id": row.region_id,
        "participant_id": row.pk,
        "person_id": row.person_id,
        "capacity": str(row.capacity),
    }
