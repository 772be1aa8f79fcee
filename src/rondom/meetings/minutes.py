"""The minutes while they are written: own words beside those of the others, and whether anything changed."""

from dataclasses import dataclass

from django.db.models import Sum

from rondom.audit.queries import length_of_stream
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.access import is_coordinator, may_steer
from rondom.dossiers.models import Dossier
from rondom.meetings.models import Meeting, MinutesPart
from rondom.meetings.terms import MeetingState, Phase


@dataclass(frozen=True, slots=True)
class PhaseWords:
    """A phase as one writer sees it: his own words to go on with, and what the others wrote."""

    phase: str
    own: MinutesPart
    others: list[MinutesPart]


def words_per_phase(meeting: Meeting, *, person_id: int) -> dict[str, PhaseWords]:
    """Every phase, also those nobody wrote in yet. One query."""
    rows = list(meeting.parts.select_related("author").order_by("pk"))
    return {phase.value: _words(meeting, phase, rows, person_id) for phase in Phase}


def _words(meeting: Meeting, phase: Phase, rows: list[MinutesPart], person_id: int) -> PhaseWords:
    here = [row for row in rows if row.phase == phase]
    own = next((row for row in here if row.author_id == person_id), None)
    return PhaseWords(
        phase=phase.value,
        own=own or MinutesPart(meeting=meeting, phase=phase, author_id=person_id),
        others=[row for row in here if row.author_id != person_id and row.text],
    )


def stamp_of(meeting_id: int) -> tuple[int, int]:
    """(what happened, what was typed): another one as soon as the big screen shows something else. Two queries.

    All that happens around a child is in the log, also what ends somebody's access; only of typing it does not say
    everything. Says nothing of who may know: that is for the caller.
    """
    row = Meeting.objects.filter(pk=meeting_id).annotate(typed=Sum("parts__revision"))
    dossier_id, typed = row.values_list("dossier_id", "typed").first() or (0, 0)
    return length_of_stream(f"dossier:{dossier_id}"), typed or 0


def talks_with_minutes(actor: Actor, dossier: Dossier) -> list[Meeting]:
    """Closed talks whose minutes the actor may read (access.may_read_minutes), newest first. One query.

    dossier: as fetched for the actor.
    """
    rows = Meeting.objects.visible_to(actor, on=clock.today())
    rows = rows.filter(dossier=dossier, state=MeetingState.CLOSED)
    sees_every_talk = actor.is_family or is_coordinator(actor, dossier) or _leads(actor, dossier)
    if not sees_every_talk:
        rows = rows.concerning(actor)
    return list(rows.order_by("-starts_at", "-pk"))


def _leads(actor: Actor, dossier: Dossier) -> bool:
    return bool(may_steer(actor, dossier)) and Category.EDUCATION in dossier.categories
