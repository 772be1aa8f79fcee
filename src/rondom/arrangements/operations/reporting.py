"""How a part of the help goes, said by who gives it; and told when it did not begin in time."""

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.arrangements import access
from rondom.arrangements.events import PartFellShort, PartProgressed
from rondom.arrangements.models import ArrangementPart, PartProgress
from rondom.arrangements.operations.rows import about, locked_part
from rondom.arrangements.terms import FALLS_SHORT, ArrangementState, Progress
from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.core.decision import refuse
from rondom.events.record import happened

LONGEST = 2000
NOT_STARTED = "not_started"


@transaction.atomic
def report_progress(
    actor: Actor, *, dossier_id: int, part_id: int, going: str, words: str = ""
) -> PartProgress:
    """going: a value of Progress; less than agreed or without effect needs words, and who has the regie hears of it.

    Errors: Refused, Http404.
    """
    dossier, part = locked_part(actor, dossier_id, part_id)
    access.may_report_progress(actor, part, dossier).enforce()
    if going not in Progress.values:
        refuse("arrangement.progress_missing", _("Kies hoe de hulp gaat.")).enforce()
    if len(words) > LONGEST or (going in FALLS_SHORT and not words.strip()):
        refuse("arrangement.progress_words", _("Schrijf kort op wat er aan de hand is.")).enforce()
    row = PartProgress.objects.create(
        region_id=part.region_id,
        part=part,
        going=going,
        words=words.strip(),
        said_by_id=actor.person_id,
        said_on=clock.today(),
    )
    event = PartFellShort if going in FALLS_SHORT else PartProgressed
    happened(event(**about(dossier), part_id=part.pk, code=str(going)), by=actor)
    return row


@transaction.atomic
def tell_not_started(part_id: int) -> bool:
    """Once for each part that did not begin in time; by the program."""
    rows = ArrangementPart.objects.select_for_update(of=("self",)).select_related("arrangement__dossier")
    part = rows.get(pk=part_id)
    if part.begun_on or part.late_told_on or part.arrangement.state != ArrangementState.RUNNING:
        return False
    part.late_told_on = clock.today()
    part.save(update_fields=["late_told_on"])
    event = PartFellShort(**about(part.arrangement.dossier), part_id=part.pk, code=NOT_STARTED)
    happened(event, by=system_actor(part.region_id))
    return True
