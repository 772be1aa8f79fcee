"""Who may read in a list, and see what was handed in."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.families.access import may_register
from rondom.integrations.pupil_lists.models import ListImport
from rondom.integrations.pupil_lists.terms import ImportState


def may_import(actor: Actor) -> Decision:
    """Read in a list for the own school."""
    return may_register(actor, school_id=actor.organisation_id or 0)


def get_list(actor: Actor, import_id: int) -> ListImport:
    """Errors: Http404, the same for "does not exist" and "not yours to see"."""
    mine = ListImport.objects.filter(pk=import_id, made_by_id=actor.person_id, school=actor.organisation_id)
    row = mine.select_related("file", "school").first() if may_import(actor) else None
    if row is None:
        raise Http404
    return row


def may_change(row: ListImport) -> Decision:
    if row.state == ImportState.CANCELLED:
        return refuse("import.cancelled", _("U bent met dit bestand gestopt. Lees het opnieuw in."))
    if row.state == ImportState.DONE:
        return refuse("import.done", _("Dit bestand is al ingelezen."))
    return ALLOWED
