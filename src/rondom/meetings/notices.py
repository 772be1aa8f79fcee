"""Who is told of what happens to a meeting: whoever is on the list and may see the dossier today."""

from rondom.core import clock
from rondom.core.notices import APPOINTMENT, tell
from rondom.dossiers.queries import coordinator_id, participant_ids, readers
from rondom.meetings.events import (
    InvitationAnswered,
    InviteeAdded,
    MeetingCancelled,
    MeetingClosed,
    MeetingEvent,
    MeetingMoved,
    MeetingPlanned,
    MinutesShown,
    OtherViewAdded,
)
from rondom.meetings.models import Invitee
from rondom.people.terms import FAMILY_ROLES


def _on_the_list(event: MeetingEvent) -> set[int]:
    asked = Invitee.objects.filter(meeting_id=event.meeting_id, removed_at__isnull=True)
    seeing = readers(event.dossier_id, on=clock.today())
    return set(asked.values_list("person_id", flat=True)) & set(seeing)


@tell(MeetingPlanned, template="meeting_planned", kind=APPOINTMENT)
def the_invited(event: MeetingPlanned) -> list[int]:
    return sorted(_on_the_list(event))


@tell(MeetingMoved, template="meeting_moved", urgent=True, kind=APPOINTMENT)
def the_invited_again(event: MeetingMoved) -> list[int]:
    return sorted(_on_the_list(event))


@tell(MeetingCancelled, template="meeting_cancelled", urgent=True, kind=APPOINTMENT)
def the_invited_no_more(event: MeetingCancelled) -> list[int]:
    return sorted(_on_the_list(event))


@tell(InviteeAdded, template="meeting_planned", kind=APPOINTMENT)
def the_new_invitee(event: InviteeAdded) -> list[int]:
    return [event.person_id]


@tell(InvitationAnswered, template="meeting_answered", kind=APPOINTMENT)
def the_coordinator(event: InvitationAnswered) -> list[int]:
    return [coordinator_id(event.dossier_id)]


@tell(MinutesShown, template="minutes_shown", urgent=True)
def the_table(event: MinutesShown) -> list[int]:
    return sorted(_on_the_list(event))


@tell(OtherViewAdded, template="other_view_added")
def the_one_with_the_regie(event: OtherViewAdded) -> list[int]:
    return [coordinator_id(event.dossier_id)]


@tell(MeetingClosed, template="meeting_closed", urgent=True)
def the_table_and_the_family(event: MeetingClosed) -> list[int]:
    family = participant_ids(event.dossier_id, on=clock.today(), capacities=FAMILY_ROLES)
    return sorted(_on_the_list(event) | set(family))
