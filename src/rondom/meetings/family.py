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
    """A talk that is closed: the family reads what came out of it (summary_for_family)."""

    meeting_id: int
    dossier_id: int
    held_at: dt.datetime
    closed_at: dt.datetime


def last_summaries(dossier_ids: Collection[int]) -> dict[int, Told]:
    """The newest closed talk of every dossier. One query."""
    rows = Meeting.objects.filter(dossier_id__in=dossier_ids, closed_at__isnull=False).order_by(
        "closed_at", "pk"
    )
    return {
        row.dossier_id: Told(row.pk, row.dossier_id, row.starts_at, row.closed_at)
        for row in rows
        if row.closed_at
    }


def meeting_ids_of(dossier_id: int) -> list[int]:
    """Every talk of a dossier by day; who shows one asks access for it."""
    return list(
        Meeting.objects.filter(dossier_id=dossier_id).order_by("starts_at", "pk").values_list("pk", flat=True)
    )
