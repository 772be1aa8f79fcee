"""Who may read in a file, and see what was handed in."""

import uuid

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.access import get_dossier, may_open, takes_part
from rondom.dossiers.models import Dossier
from rondom.families.access import may_register
from rondom.families.models import Pupil
from rondom.families.queries import same_child
from rondom.files.models import StoredFile
from rondom.integrations.oso.dossier import Answer, OsoDossier
from rondom.integrations.oso.landing import call_name
from rondom.integrations.oso.models import OsoAttachment, OsoImport
from rondom.integrations.oso.terms import ImportState


def may_import(actor: Actor) -> Decision:
    """Read in a file for the own school."""
    return may_register(actor, school_id=actor.organisation_id or 0)


def get_import(actor: Actor, import_id: int) -> OsoImport:
    """Errors: Http404, the same for "does not exist" and "not yours to see"."""
    mine = OsoImport.objects.filter(
        pk=import_id, made_by_id=actor.person_id, school=actor.organisation_id
    ).select_related("file", "school", "pupil__person", "dossier")
    row = mine.first() if may_import(actor) else None
    if row is None:
        raise Http404
    return row


def may_confirm(row: OsoImport, oso: OsoDossier, *, told_parents: bool) -> Decision:
    if row.state == ImportState.CANCELLED:
        return refuse("import.cancelled", _("U bent met dit bestand gestopt. Lees het opnieuw in."))
    if oso.parents_view.permission_to_transfer != Answer.YES and not told_parents:
        return refuse(
            "oso.transfer_not_permitted",
            _("In het bestand staat geen toestemming voor de overdracht. Praat eerst met de ouders."),
        )
    return ALLOWED


def child_in_school(row: OsoImport, oso: OsoDossier) -> Pupil | None:
    """A pupil of this school with the same name and birth date."""
    return same_child(
        row.school_id,
        call_name=call_name(oso.pupil),
        last_name=oso.pupil.last_name,
        born_on=oso.pupil.born_on,
    )


def running_dossier(pupil: Pupil) -> Dossier | None:
    with as_system("that a dossier runs, of a pupil of the own school, though one may not see it"):
        return Dossier.objects.open_on(clock.today()).filter(pupil=pupil).first()


def may_begin(actor: Actor, row: OsoImport, pupil: Pupil | None) -> Decision:
    """Open a dossier, or add to the one that runs for a child who is known."""
    running = running_dossier(pupil) if pupil else None
    return takes_part(actor, running) if running else may_open(actor, school_id=row.school_id)


def get_attachment(actor: Actor, *, ref: uuid.UUID, file_id: int) -> StoredFile:
    """A document that came with an OSO file, and the look is written down. Errors: Http404."""
    dossier = get_dossier(actor, ref, looking_at="attachment")
    row = (
        OsoAttachment.objects.filter(dossier=dossier, file_id=file_id, category__in=dossier.categories)
        .select_related("file")
        .first()
    )
    if row is None or row.file is None:
        raise Http404
    return row.file
