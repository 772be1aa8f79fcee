"""What others may know of notes."""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from rondom.core.facts import FactRows, by_value, fact_rows, facts
from rondom.notes.models import Note
from rondom.notes.terms import NoteKind

_KINDS = {NoteKind.SIGNAL.value: "note.signal", NoteKind.ADVICE.value: "note.advice"}


@facts({"note.signal": _("een signaal van de leerkracht"), "note.advice": _("een advies")})
def kinds_of_notes(dossier_ids: Collection[int]) -> FactRows:
    rows = Note.objects.filter(dossier_id__in=dossier_ids, kind__in=_KINDS)
    return fact_rows(rows, by_value("kind", _KINDS), dossier="dossier_id", day="written_at__date")


@facts({"note.signal_with_parents": _("een signaal dat eerst met de ouders is besproken")})
def signals_talked_over(dossier_ids: Collection[int]) -> FactRows:
    rows = Note.objects.filter(dossier_id__in=dossier_ids, kind=NoteKind.SIGNAL, with_parents=True)
    return fact_rows(rows, "note.signal_with_parents", dossier="dossier_id", day="changed_at__date")


@facts({"note.talk_with_parents": _("een gesprek met de ouders")})
def talks_with_parents(dossier_ids: Collection[int]) -> FactRows:
    """Of every kind: an advice that was talked over with the parents counts too."""
    rows = Note.objects.filter(dossier_id__in=dossier_ids, with_parents=True)
    return fact_rows(rows, "note.talk_with_parents", dossier="dossier_id", day="written_at__date")
