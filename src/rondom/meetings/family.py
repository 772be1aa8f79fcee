"""What the family's own page shows of meetings, for several dossiers at once."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from rondom.core import clock
from rondom.meetings.models import Invitee, Meeting
from rondom.meetings.terms import MeetingKind, MeetingState


@dataclass(frozen=True, slots=True)
class Invitation:
    """A talk to which somebody is asked. reply: a value of Reply."""

    meeting_id: int
    dossier_id: int
    title: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    goal: str
    reply: str


def invitations_of(dossier_ids: Collection[int], *, person_id: int) -> list[Invitation]:
    """Talks that are still to come or going on, to which this person is asked; soonest first. One query."""
    rows = Invitee.objects.filter(
        meeting__dossier_id__in=dossier_ids,
        meeting__state__in=(MeetingState.PLANNED, MeetingState.RUNNING),
        meeting__ends_at__gte=clock.now(),
        person_id=person_id,
        removed_at__isnull=True,
    )
    rows = rows.select_related("meeting").order_by("meeting__starts_at", "meeting_id")
    return [_invitation(row.meeting, row.reply) for row in rows]


def _invitation(meeting: Meeting, reply: str) -> Invitation:
    return Invitation(
        meeting_id=meeting.pk,
        dossier_id=meeting.dossier_id,
        title=str(MeetingKind(meeting.kind).label),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        goal=meeting.goal,
        reply=reply,
    )


@dataclass(frozen=True, slots=True)
class Told:
    """What came out of a talk, in plain words, for the family."""

    meeting_id: int
    dossier_id: int
    held_at: dt.datetime
    summary: str
    bridging: str
    next_on: dt.date | None


def last_summaries(dossier_ids: Collection[int]) -> dict[int, Told]:
    """The newest closed talk of every dossier that has a summary. One query."""
    rows = Meeting.objects.filter(dossier_id__in=dossier_ids, state=MeetingState.CLOSED).exclude(summary="")
    return {
        row.dossier_id: Told(row.pk, row.dossier_id, row.starts_at, row.summary, row.bridging, row.next_on)
        for row in rows.order_by("starts_at", "pk")
    }
