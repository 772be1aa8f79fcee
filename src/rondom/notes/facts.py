"""What others may know of notes."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from rondom.core.facts import fact
from rondom.notes.models import Note
from rondom.notes.terms import NoteKind


def _latest(dossier_ids: Collection[int], **which: object) -> dict[int, dt.date]:
    rows = Note.objects.filter(dossier_id__in=dossier_ids, **which)
    return dict(rows.values_list("dossier_id").annotate(day=Max("written_at__date")))


@fact("note.signal", _("een signaal van de leerkracht"))
def signal(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    return _latest(dossier_ids, kind=NoteKind.SIGNAL)


@fact("note.talk_with_parents", _("een gesprek met de ouders"))
def talk_with_parents(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    return _latest(dossier_ids, with_parents=True)


@fact("note.advice", _("een advies"))
def advice(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    return _latest(dossier_ids, kind=NoteKind.ADVICE)
