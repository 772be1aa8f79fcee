"""What changes together when somebody writes."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import Conflict, refuse
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier
from rondom.dossiers.operations import bring_in_parents, open_dossier
from rondom.events.record import happened
from rondom.notes import access
from rondom.notes.events import NoteChanged, NoteWritten, SignalRaised
from rondom.notes.models import Note
from rondom.notes.terms import NoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteText:
    """The three mandatory parts: when and with whom, what, agreements (or none, said expressly)."""

    talked_with: str
    talked_on: dt.date
    what: str
    agreements: str = ""
    no_agreements: bool = False
    with_parents: bool = False
    category: str = "education"


@transaction.atomic
def raise_signal(actor: Actor, *, pupil_id: int, text: NoteText) -> Note:
    """Open the dossier of a pupil from a signal. When the parents were spoken to, they are in the circle at once."""
    dossier = open_dossier(actor, pupil_id=pupil_id)
    note = _write(actor, dossier, NoteKind.SIGNAL, text)
    happened(SignalRaised(dossier_id=dossier.pk, region_id=dossier.region_id, note_id=note.pk), by=actor)
    if text.with_parents:
        bring_in_parents(actor, dossier_id=dossier.pk)
    return note


@transaction.atomic
def write_note(actor: Actor, *, dossier_id: int, kind: str, text: NoteText) -> Note:
    """Errors: Refused (see access.may_write_note), Http404."""
    dossier = visible_dossier(actor, dossier_id=dossier_id)
    access.may_write_note(actor, dossier).enforce()
    _check_category(dossier, text.category)
    note = _write(actor, dossier, kind, text)
    event = NoteWritten(dossier_id=dossier.pk, region_id=dossier.region_id, note_id=note.pk, kind=str(kind))
    happened(event, by=actor)
    return note


@transaction.atomic
def change_note(actor: Actor, *, note_id: int, text: NoteText, revision: int) -> Note:
    """Replace the text. revision: the one the writer started from.

    Errors: Refused, Note.DoesNotExist, Conflict when somebody (also the author, elsewhere) saved in between.
    """
    note = Note.objects.select_for_update(of=("self",)).select_related("dossier", "author").get(pk=note_id)
    access.may_change_note(actor, note).enforce()
    _check_category(visible_dossier(actor, dossier_id=note.dossier_id), note.category, text.category)
    if note.revision != revision:
        raise Conflict(theirs=note.what, revision=note.revision, theirs_by=note.author.name)
    _checked(text)
    _fill(note, text)
    note.revision += 1
    note.save()
    event = NoteChanged(
        dossier_id=note.dossier_id, region_id=note.region_id, note_id=note.pk, revision=note.revision
    )
    happened(event, by=actor)
    return note


def _check_category(dossier: Dossier, *categories: str) -> None:
    """Nobody writes about what he does not see. dossier: as fetched for the actor."""
    if not set(categories) <= dossier.categories:
        refuse("note.category_not_yours", _("Over dit onderwerp kunt u niet schrijven.")).enforce()


def _write(actor: Actor, dossier: Dossier, kind: str, text: NoteText) -> Note:
    _checked(text)
    note = Note(
        region_id=dossier.region_id,
        dossier=dossier,
        kind=kind,
        author_id=actor.person_id,
        author_role=actor.role,
        written_at=clock.now(),
    )
    _fill(note, text)
    note.save()
    return note


def _fill(note: Note, text: NoteText) -> None:
    note.talked_with, note.talked_on = text.talked_with.strip(), text.talked_on
    note.what, note.with_parents = text.what.strip(), text.with_parents
    note.agreements, note.no_agreements = text.agreements.strip(), text.no_agreements
    note.category, note.changed_at = text.category, clock.now()


def _checked(text: NoteText) -> None:
    """Refuse what misses one of the three parts, with the words of the form."""
    if not text.talked_with.strip():
        refuse("note.with_whom_missing", _("Schrijf op met wie u sprak.")).enforce()
    if text.talked_on > clock.today():
        refuse("note.day_to_come", _("Kies een dag die al geweest is.")).enforce()
    if not text.what.strip():
        refuse("note.what_missing", _("Schrijf op waar het over ging.")).enforce()
    if bool(text.agreements.strip()) == text.no_agreements:
        refuse("note.agreements_missing", _("Schrijf een afspraak op, of kies ‘geen afspraken’.")).enforce()
