"""What others may know of notes."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from rondom.core.facts import facts, latest
from rondom.notes.models import Note
from rondom.notes.terms import NoteKind

_KINDS = {NoteKind.SIGNAL.value: "note.signal", NoteKind.ADVICE.value: "note.advice"}


@facts(
    {
        "note.signal": _("een signaal van de leerkracht"),
        "note.talk_with_parents": _("een gesprek met de ouders"),
        "note.advice": _("een advies"),
    }
)
def notes(dossier_ids: Collection[int]) -> Mapping[str, dict[int, dt.date]]:
    return latest(_rows(dossier_ids))


def _rows(dossier_ids: Collection[int]) -> Iterator[tuple[str, int, dt.date]]:
    """A note can be two facts: an advice that was talked over with the parents."""
    rows = (
        Note.objects.filter(dossier_id__in=dossier_ids)
        .values_list("kind", "with_parents", "dossier_id")
        .annotate(day=Max("written_at__date"))
    )
    for kind, with_parents, dossier_id, day in rows:
        if kind in _KINDS:
            yield _KINDS[kind], dossier_id, day
        if with_parents:
            yield "note.talk_with_parents", dossier_id, day
