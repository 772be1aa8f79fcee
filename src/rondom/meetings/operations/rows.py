"""Locked rows, and the numbers every event of a meeting carries."""

from rondom.core.actor import Actor
from rondom.meetings import access
from rondom.meetings.models import Meeting


def locked(actor: Actor, meeting_id: int) -> Meeting:
    """Lock the meeting, so that two acts come one after the other. Errors: Http404."""
    Meeting.objects.select_for_update().filter(pk=meeting_id).first()
    return access.visible_meeting(actor, meeting_id)


def about(meeting: Meeting) -> dict[str, int]:
    return {"dossier_id": meeting.dossier_id, "region_id": meeting.region_id, "meeting_id": meeting.pk}
