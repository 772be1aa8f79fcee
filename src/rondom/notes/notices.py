"""Who is told of signals and notes."""

from rondom.core import clock
from rondom.core.notices import tell
from rondom.dossiers import queries
from rondom.notes.events import NoteWritten, SignalRaised
from rondom.notes.models import Note


def of_the_note(event: SignalRaised | NoteWritten) -> str:
    return Note.objects.values_list("category", flat=True).get(pk=event.note_id)


@tell(SignalRaised, template="signal_raised", urgent=True, category=of_the_note)
def the_coordinator(event: SignalRaised) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(NoteWritten, template="note_written", category=of_the_note)
def the_readers(event: NoteWritten) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today(), category=of_the_note(event))
