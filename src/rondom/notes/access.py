"""Who may write and change notes."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import takes_part
from rondom.dossiers.models import Dossier
from rondom.notes.models import Note


def get_note(dossier: Dossier, note_id: int) -> Note:
    """Give a dossier from get_dossier. Errors: Http404, also for a note in a category the viewer does not see."""
    note = Note.objects.filter(pk=note_id, dossier=dossier, category__in=dossier.categories).first()
    if note is None:
        raise Http404
    return note


def may_write_note(actor: Actor, dossier: Dossier) -> Decision:
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.is_family:
        return refuse("note.family_has_own_words", _("U schrijft uw eigen woorden op uw eigen pagina."))
    return ALLOWED


def may_change_note(actor: Actor, note: Note) -> Decision:
    part = takes_part(actor, note.dossier)
    if not part:
        return part
    if note.author_id != actor.person_id:
        return refuse("note.not_yours", _("Alleen de schrijver kan dit veranderen."))
    return ALLOWED
