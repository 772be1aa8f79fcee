"""The pupil chooses how to be heard; what he says is recorded later (record_hearing)."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.people.terms import Role
from rondom.plans import access
from rondom.plans.events import WaysChosen
from rondom.plans.models import Hearing
from rondom.plans.operations.document import about, locked, open_document
from rondom.plans.terms import HearingWay


@transaction.atomic
def choose_ways(actor: Actor, *, dossier_id: int, ways: Collection[str]) -> Hearing:
    """Choose, as the pupil, one or more ways to tell it; the words that are there stay. Errors: Refused, Http404."""
    dossier = locked(actor, dossier_id)
    access.may_hear(actor, dossier).enforce()
    if actor.role != Role.PUPIL:
        refuse("hearing.pupil_chooses", _("Het kind kiest zelf hoe het wordt gehoord.")).enforce()
    chosen = [way.value for way in HearingWay if way.value in set(ways)]
    if not chosen:
        refuse("hearing.choose_a_way", _("Kies hoe je het wilt vertellen.")).enforce()
    if HearingWay.NOTHING in chosen and len(chosen) > 1:
        refuse(
            "hearing.nothing_alone", _("‘Ik wil nu niets zeggen’ gaat niet samen met iets anders.")
        ).enforce()
    hearing, _created = Hearing.objects.get_or_create(document=open_document(actor, dossier))
    hearing.ways = chosen
    hearing.revision += 1
    hearing.save(update_fields=["ways", "revision"])
    happened(WaysChosen(**about(dossier), hearing_id=hearing.pk), by=actor)
    return hearing
