"""What is shown of meetings."""

import datetime as dt

from rondom.meetings.models import Meeting
from rondom.meetings.terms import MeetingState


def next_meeting(dossier_id: int, *, now: dt.datetime) -> Meeting | None:
    """The first meeting of a dossier that is not over."""
    rows = Meeting.objects.filter(dossier_id=dossier_id, ends_at__gte=now)
    return (
        rows.filter(state__in=[MeetingState.PLANNED, MeetingState.RUNNING])
        .order_by("starts_at", "pk")
        .first()
    )
