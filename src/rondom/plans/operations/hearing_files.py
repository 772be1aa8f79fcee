"""Drawings and recordings of the pupil: own words in another form, kept as they came."""

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.locking import locked_dossier
from rondom.events.record import happened
from rondom.files.operations import store_file
from rondom.plans import access
from rondom.plans.events import HearingFileRemoved, PupilHeard
from rondom.plans.models import HearingFile, PlanVersion
from rondom.plans.operations.document import about
from rondom.plans.operations.hearing import hearing_of, save_anew, set_ways
from rondom.plans.rules import hearing_rules
from rondom.plans.terms import WAY_OF_FILE, FileKind, HearingWay

NAMES = {
    FileKind.DRAWING: "tekening",
    FileKind.VOICE: "opname",
}  # what a phone calls it may hold a name or a place


@transaction.atomic
def add_hearing_file(actor: Actor, *, dossier_id: int, kind: str, data: bytes) -> HearingFile:
    """Keep a drawing or a recording of the pupil; it is a way of being heard from then on.

    It asks for telling back anew. Errors: Refused, Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    access.may_hear(actor, dossier).enforce()
    hearing = hearing_of(actor, dossier)
    kind = FileKind(kind)
    most = hearing_rules().files_max
    if hearing.files.filter(removed_at=None).count() >= most:
        refuse(
            "hearing.files_enough", _("Er staan er al %(most)s. Haal er eerst één weg.") % {"most": most}
        ).enforce()
    stored = store_file(
        actor,
        region_id=dossier.region_id,
        owner_key=f"hearing:{hearing.pk}",
        name=NAMES[kind],
        data=data,
        purpose=kind.value,
    )
    row = HearingFile.objects.create(
        region_id=dossier.region_id,
        hearing=hearing,
        kind=kind,
        file=stored,
        added_by_id=actor.person_id,
        added_at=clock.now(),
    )
    set_ways(hearing, {*hearing.ways, WAY_OF_FILE[kind].value} - {HearingWay.NOTHING.value})
    if hearing.heard_on is None:
        hearing.heard_on, hearing.heard_by_id = clock.today(), actor.person_id
    save_anew(hearing)
    happened(PupilHeard(**about(dossier), hearing_id=hearing.pk), by=actor)
    return row


@transaction.atomic
def remove_hearing_file(actor: Actor, *, file_id: int) -> None:
    """Take it away: the pupil, or who put it there. A plan that was frozen with it keeps it.

    Errors: Refused, Http404, HearingFile.DoesNotExist.
    """
    row = HearingFile.objects.select_related("hearing__document").get(pk=file_id, removed_at=None)
    dossier = locked_dossier(actor, row.hearing.document.dossier_id)
    access.may_remove_hearing_file(actor, row, dossier).enforce()
    frozen = PlanVersion.objects.filter(plan__document=row.hearing.document_id, frozen_at__gte=row.added_at)
    if frozen.exists():
        row.removed_at = clock.now()
        row.save(update_fields=["removed_at"])
    else:
        row.delete()
    hearing = hearing_of(actor, dossier)
    if not hearing.words and not hearing.files.filter(removed_at=None).exists():
        hearing.heard_on, hearing.heard_by = None, None
    save_anew(hearing)
    happened(HearingFileRemoved(**about(dossier), hearing_id=hearing.pk), by=actor)
