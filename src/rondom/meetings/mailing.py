"""Which calendar mails are due, and sending each of them once.

The version that was mailed is stored beside the invitee: a worker that was killed goes on where it stopped.
"""

import logging
from email.utils import parseaddr

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet

from rondom.core import clock
from rondom.meetings.ical import Method, invitation
from rondom.meetings.links import meeting_link
from rondom.meetings.mail import message
from rondom.meetings.models import Invitee, Meeting
from rondom.meetings.operations import remove_who_lost_ground
from rondom.meetings.terms import MeetingState

log = logging.getLogger(__name__)


def send_due_invitations() -> int:
    """Mail what is due: invitations, changes, and "does not take place". Answers how many were sent."""
    drop_who_lost_ground()
    due = [*_to_ask().values_list("pk", flat=True), *_to_call_off().values_list("pk", flat=True)]
    return sum(_send(invitee_id) for invitee_id in due)


def drop_who_lost_ground() -> None:
    """A consent that was taken back works before the meeting begins, too."""
    coming = Meeting.objects.filter(state=MeetingState.PLANNED, ends_at__gte=clock.now())
    for meeting in coming.select_related("dossier"):
        with transaction.atomic():
            remove_who_lost_ground(meeting)


def _to_ask() -> QuerySet[Invitee]:
    """Not mailed yet about the moment as it is now."""
    rows = Invitee.objects.filter(
        removed_at__isnull=True,
        mailed_sequence__lt=F("meeting__sequence"),
        meeting__state=MeetingState.PLANNED,
        meeting__ends_at__gte=clock.now(),
    )
    return rows.exclude(person__email="")


def _to_call_off() -> QuerySet[Invitee]:
    """Was mailed, and need not come: taken off the list, or the meeting does not take place."""
    rows = Invitee.objects.filter(mailed_sequence__gte=0, cancel_mailed_at__isnull=True)
    return rows.filter(Q(removed_at__isnull=False) | Q(meeting__state=MeetingState.CANCELLED)).exclude(
        person__email=""
    )


def _send(invitee_id: int) -> int:
    """Lock, look again, mail, write down. A mail that fails is due again next time; the others go on."""
    try:
        with transaction.atomic():
            rows = Invitee.objects.select_for_update(of=("self",), skip_locked=True)
            invitee = rows.select_related("meeting", "person").filter(pk=invitee_id).first()
            if invitee is None:
                return 0
            if _to_call_off().filter(pk=invitee_id).exists():
                return _mail(invitee, "CANCEL")
            if _to_ask().filter(pk=invitee_id).exists():
                return _mail(invitee, "REQUEST")
    except (OSError, ValueError) as error:
        # No traceback: an error of a mail server repeats the address.
        log.error("invitation %s was not sent: %s", invitee_id, type(error).__name__)  # noqa: TRY400
    return 0


def _mail(invitee: Invitee, method: Method) -> int:
    calendar = calendar_for(invitee, method)
    link = meeting_link(invitee.meeting)
    message(
        to=invitee.person.email,
        sender=settings.DEFAULT_FROM_EMAIL,
        calendar=calendar,
        link=link,
        method=method,
    ).send()
    if method == "CANCEL":
        invitee.cancel_mailed_at = clock.now()
    else:
        invitee.mailed_sequence = invitee.meeting.sequence
    invitee.save(update_fields=["cancel_mailed_at", "mailed_sequence"])
    return 1


def calendar_for(invitee: Invitee, method: Method = "REQUEST") -> bytes:
    """The invitation of one person, for the mail and to download."""
    meeting = invitee.meeting
    return invitation(
        uid=str(meeting.uid),
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        video=meeting.link,
        organiser_email=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        attendee_email=invitee.person.email or "geen-adres@rondom.invalid",
        method=method,
        link=meeting_link(meeting),
        created_at=clock.now(),
    )
