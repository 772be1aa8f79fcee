"""Who is asked, what they answer, and who may not come any more."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.core.decision import refuse
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.operations import add_participant
from rondom.dossiers.queries import Around, circle
from rondom.dossiers.terms import Ring
from rondom.dossiers.untold import may_be_named
from rondom.events.record import happened
from rondom.meetings import access, queries
from rondom.meetings.events import InvitationAnswered, InviteeAdded, InviteeRemoved
from rondom.meetings.ical import parse_reply
from rondom.meetings.models import Invitee, Meeting
from rondom.meetings.operations.rows import about, locked
from rondom.meetings.terms import MeetingState, Reply, WhyRemoved
from rondom.people.terms import FAMILY_ROLES

REPLIES = {"ACCEPTED": Reply.YES, "TENTATIVE": Reply.MAYBE, "DECLINED": Reply.NO}


def check_may_be_asked(dossier: Dossier, around: Around, *, kind: str) -> None:
    """Errors: Refused for somebody of the circle without a consent, by name, or of whom the parents do not know."""
    if around.waits:
        refuse(
            "consent.missing",
            _("%(name)s kan nog niet komen: er is geen toestemming voor %(organisation)s.")
            % {"name": around.name, "organisation": around.organisation},
        ).enforce()
    may_be_named(dossier.pupil_id, around.person_id).enforce()
    if around.ring == Ring.HELP:
        access.may_ask_outside(dossier, kind=kind).enforce()


def put_on_list(meeting: Meeting, people: Iterable[Around]) -> list[Invitee]:
    """The caller has asked check_may_be_asked."""
    return [
        Invitee.objects.create(
            region_id=meeting.region_id,
            meeting=meeting,
            person_id=around.person_id,
            organisation_id=around.organisation_id,
            capacity=around.capacity,
        )
        for around in people
    ]


@transaction.atomic
def add_invitee(actor: Actor, *, meeting_id: int, participant_id: int) -> Invitee:
    """Ask somebody more; also while the meeting runs. Errors: Refused, Http404."""
    meeting = locked(actor, meeting_id)
    if meeting.state != MeetingState.RUNNING:
        access.may_change_plan(actor, meeting).enforce()
    access.may_lead(actor, meeting).enforce()
    found = [row for row in circle(meeting.dossier, on=clock.today()) if row.participant_id == participant_id]
    if not found:
        refuse("meeting.not_around", _("Kies iemand uit de kring om het kind.")).enforce()
    present = queries.invitee_of(meeting, found[0].person_id)
    if present:
        return present
    check_may_be_asked(meeting.dossier, found[0], kind=meeting.kind)
    (invitee,) = put_on_list(meeting, found)
    happened(InviteeAdded(**about(meeting), person_id=invitee.person_id), by=actor)
    return invitee


@transaction.atomic
def add_for_meeting(
    actor: Actor,
    *,
    meeting_id: int,
    membership_id: int,
    reason: str,
    categories: Collection[str] | None = None,
) -> Participant:
    """Ask a professional into the circle for one meeting: he stops the day after it is closed or called off.

    Until then he sees what his categories allow. Errors: Refused, Http404, Membership.DoesNotExist.
    """
    meeting = locked(actor, meeting_id)
    if meeting.state not in (MeetingState.PLANNED, MeetingState.RUNNING):
        refuse("meeting.over", _("Dit overleg is voorbij of gaat niet door. Kies een ander.")).enforce()
    return add_participant(
        actor,
        dossier_id=meeting.dossier_id,
        membership_id=membership_id,
        reason=reason,
        meeting_id=meeting.pk,
        categories=categories,
    )


@transaction.atomic
def remove_invitee(actor: Actor, *, meeting_id: int, invitee_id: int) -> None:
    """Take somebody off the list; the worker mails that he need not come. Errors: Refused, Http404."""
    meeting = locked(actor, meeting_id)
    access.may_change_plan(actor, meeting).enforce()
    invitee = _invitee(meeting, invitee_id)
    if invitee.capacity in FAMILY_ROLES:
        refuse("meeting.is_family", _("Ouders en kind horen altijd bij het overleg.")).enforce()
    access.may_miss(meeting, invitee).enforce()
    _remove(actor, meeting, invitee, WhyRemoved.ASKED)


def remove_who_lost_ground(meeting: Meeting) -> list[Invitee]:
    """Take everybody off the list who may not know of the child any more. Call it in a transaction."""
    lost = queries.without_ground(meeting, on=clock.today())
    for invitee in lost:
        _remove(system_actor(meeting.region_id), meeting, invitee, WhyRemoved.NO_CONSENT)
    return lost


def _remove(actor: Actor, meeting: Meeting, invitee: Invitee, why: WhyRemoved) -> None:
    invitee.removed_at, invitee.removed_why = clock.now(), why
    invitee.save(update_fields=["removed_at", "removed_why"])
    happened(InviteeRemoved(**about(meeting), person_id=invitee.person_id, why=str(why)), by=actor)


@transaction.atomic
def answer_invitation(actor: Actor, *, meeting_id: int, reply: str) -> Invitee:
    """Say for oneself whether one comes. A later answer replaces an earlier one. Errors: Refused, Http404."""
    meeting = locked(actor, meeting_id)
    invitee = queries.invitee_of(meeting, actor.person_id)
    access.may_answer(actor, meeting, invitee).enforce()
    if invitee is None or reply not in (Reply.YES, Reply.MAYBE, Reply.NO):
        raise Http404
    return _answered(meeting, invitee, Reply(reply), by=actor)


@transaction.atomic
def record_reply(data: bytes) -> str:
    """Store the answer that somebody's calendar mailed.

    Answers "stored", "unknown" (no such meeting or person), "old" (about an earlier moment) or "late".
    Errors: ValueError when the data is not a reply.
    """
    answer = parse_reply(data)
    meeting = queries.meeting_by_uid(answer.uid)
    rows = Invitee.objects.select_for_update(of=("self",)).filter(
        meeting=meeting, person__email__iexact=answer.attendee_email, removed_at__isnull=True
    )
    invitee = rows.first() if meeting else None
    if meeting is None or invitee is None:
        return "unknown"
    if answer.sequence < meeting.sequence:
        return "old"
    if meeting.state != MeetingState.PLANNED:
        return "late"
    reply = REPLIES.get(answer.partstat)
    if reply:
        _answered(meeting, invitee, reply, by=system_actor(meeting.region_id))
    return "stored" if reply else "unknown"


def _answered(meeting: Meeting, invitee: Invitee, reply: Reply, *, by: Actor) -> Invitee:
    invitee.reply, invitee.replied_at = reply, clock.now()
    invitee.save(update_fields=["reply", "replied_at"])
    event = InvitationAnswered(**about(meeting), person_id=invitee.person_id, reply=str(reply))
    happened(event, by=by)
    return invitee


def _invitee(meeting: Meeting, invitee_id: int) -> Invitee:
    row = meeting.invitees.filter(pk=invitee_id, removed_at__isnull=True).select_related("person").first()
    if row is None:
        raise Http404
    return row
