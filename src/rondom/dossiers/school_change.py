"""After a change of school: what the family had agreed to ended, and is asked again when the coordinator wants it.

Only what was agreed in a dossier that the actor sees himself. Who coordinates at a new school without the old dossier
asks the family what they want: with whom the child was helped before is theirs to tell (decision 0020).
"""

import datetime as dt
from collections.abc import Collection
from typing import TypeAlias

from django.db import transaction
from django.http import Http404

from rondom.consent.models import Consent
from rondom.consent.operations import ask_after_change
from rondom.consent.queries import cut_off_by_school
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers import access
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier

EndedConsent: TypeAlias = Consent
"""What to_ask_again returns; screens use this name, because they do not know the tables."""


def to_ask_again(actor: Actor, pupil_ids: Collection[int], *, on: dt.date) -> list[EndedConsent]:
    """What ended by a change of school and was not asked again, of children whose dossier the actor has open. One query."""
    if actor.is_family:
        return []
    seen = Dossier.objects.visible_to(actor, on=on).filter(pupil_id__in=pupil_ids).values("pk")
    return cut_off_by_school(pupil_ids, seen, on=on)


@transaction.atomic
def ask_again_at_school(actor: Actor, *, dossier_id: int, consent_id: int) -> Consent:
    """Ask the family once more for what ended by the change of school. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    old = Consent.objects.filter(pk=consent_id, pupil_id=dossier.pupil_id).first()
    if old is None or not _sees(actor, old.dossier_id):
        raise Http404
    access.may_ask_consent(actor, dossier, recipient_id=old.recipient_id).enforce()
    return ask_after_change(actor, consent_id=old.pk, dossier_id=dossier.pk)


def _sees(actor: Actor, dossier_id: int) -> bool:
    return Dossier.objects.visible_to(actor, on=clock.today()).filter(pk=dossier_id).exists()
