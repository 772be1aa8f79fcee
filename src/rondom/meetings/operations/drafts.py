"""Keep what somebody typed for a talk while he does something else first."""

import json
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.access import may_steer, visible_dossier
from rondom.meetings.models import PlanDraft

LONGEST = 10_000


@transaction.atomic
def keep_plan_draft(actor: Actor, *, dossier_id: int, words: Mapping[str, list[str]]) -> None:
    """Only who may plan a talk keeps one, and only he reads it; the last one counts. Errors: Refused, Http404."""
    dossier = visible_dossier(actor, dossier_id=dossier_id)
    may_steer(actor, dossier).enforce()
    text = json.dumps(dict(words), ensure_ascii=False)
    if len(text) > LONGEST:
        refuse("plan_draft.too_long", _("Dit is te veel tekst om te bewaren. Maak het korter.")).enforce()
    PlanDraft.objects.update_or_create(
        dossier=dossier,
        person_id=actor.person_id,
        defaults={"region_id": dossier.region_id, "words": text, "saved_at": clock.now()},
    )


def forget_plan_draft(actor: Actor, *, dossier_id: int) -> None:
    """What was typed became a talk or a date poll."""
    PlanDraft.objects.filter(dossier_id=dossier_id, person_id=actor.person_id).delete()
