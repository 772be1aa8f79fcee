"""Who is told of signals and notes."""

from rondom.core import clock
from rondom.core.notices import tell
from rondom.dossiers import queries
from rondom.notes.events import NoteWritten, SignalRaised


@tell(SignalRaised, template="signal_raised", urgent=True)
def the_coordinator(event: SignalRaised) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(NoteWritten, template="note_written")
def the_readers(event: NoteWritten) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())
