"""Who is told of what happens to a meeting: whoever is on the list and may see the dossier today."""

from rondom.core import clock
from rondom.core.notices import APPOINTMENT, QUESTION, tell
from rondom.dossiers.queries import coordinator_id, participant_ids, readers
from rondom.meetings.events import (
    DissentAdded,
    InvitationAnswered,
    InviteeAdded,
    MeetingCancelled,
    MeetingClosed,
    MeetingEvent,
    MeetingMoved,
    MeetingPlanned,
    MinutesShown,
    OtherViewAdded,
    PapersReleased,
    PointAdded,
)
from rondom.meetings.models import Invitee, MeetingPaper, PollVoter
from rondom.meetings.poll_events import (
    DatesAsked,
    EverybodyAnswered,
    PollEvent,
    PollLinkBlocked,
    PollReminded,
    PollStopped,
    PollVoterAdded,
)
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


@tell(PapersReleased, template="papers_released", kind=APPOINTMENT)
def who_may_read_one(event: PapersReleased) -> list[int]:
    """Who is asked and may read at least one of the papers; who may read none, learns nothing of them."""
    rows = MeetingPaper.objects.filter(
        meeting_id=event.meeting_id, removed_at__isnull=True, released_at__isnull=False
    )
    reading: set[int] = set()
    for category in set(rows.values_list("category", flat=True)):
        reading.update(readers(event.dossier_id, on=clock.today(), category=category))
    return sorted(_on_the_list(event) & reading)


@tell(PointAdded, template="meeting_point_added", kind=APPOINTMENT)
def the_one_who_leads(event: PointAdded) -> list[int]:
    return [coordinator_id(event.dossier_id)]


@tell(MinutesShown, template="minutes_shown", urgent=True)
def the_table(event: MinutesShown) -> list[int]:
    return sorted(_on_the_list(event))


@tell(OtherViewAdded, template="other_view_added")
def the_one_with_the_regie(event: OtherViewAdded) -> list[int]:
    return [coordinator_id(event.dossier_id)]


@tell(DissentAdded, template="dissent_added")
def the_one_with_the_regie_too(event: DissentAdded) -> list[int]:
    return [coordinator_id(event.dossier_id)]


@tell(MeetingClosed, template="meeting_closed", urgent=True)
def the_table_and_the_family(event: MeetingClosed) -> list[int]:
    family = participant_ids(event.dossier_id, on=clock.today(), capacities=FAMILY_ROLES)
    return sorted(_on_the_list(event) | set(family))


def _voters(event: PollEvent) -> set[int]:
    """Who answers in Rondom itself. Who has a link gets that by mail (meetings/poll_mail.py), and no second mail."""
    rows = PollVoter.objects.filter(
        poll_id=event.poll_id, removed_at__isnull=True, secret_hash__isnull=True
    ).values_list("person_id", flat=True)
    return set(rows) & set(readers(event.dossier_id, on=clock.today()))


@tell(DatesAsked, template="poll_asked", urgent=True, kind=QUESTION)
def the_voters(event: DatesAsked) -> list[int]:
    return sorted(_voters(event))


@tell(PollVoterAdded, template="poll_asked", urgent=True, kind=QUESTION)
def the_new_voter(event: PollVoterAdded) -> list[int]:
    return sorted(_voters(event) & {event.person_id})


@tell(PollReminded, template="poll_reminded", urgent=True, kind=QUESTION)
def the_one_who_waits(event: PollReminded) -> list[int]:
    return sorted(_voters(event) & {event.person_id})


@tell(EverybodyAnswered, template="poll_complete", kind=APPOINTMENT)
def the_one_who_asked(event: EverybodyAnswered) -> list[int]:
    return [event.asked_by_id]


@tell(PollLinkBlocked, template="poll_link_blocked", kind=APPOINTMENT)
def the_one_who_made_the_link(event: PollLinkBlocked) -> list[int]:
    return [event.asked_by_id]


@tell(PollStopped, template="poll_stopped", kind=APPOINTMENT)
def the_voters_no_more(event: PollStopped) -> list[int]:
    return sorted(_voters(event))
