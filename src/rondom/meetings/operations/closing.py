"""Everybody reads, everybody may add, and then the meeting is closed for good."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.ending import end_with_meeting
from rondom.dossiers.operations import offer_baton
from rondom.events.record import happened
from rondom.meetings import access, queries
from rondom.meetings.events import MeetingClosed, MinutesShown, OtherViewAdded
from rondom.meetings.models import Meeting, OtherView
from rondom.meetings.operations.rows import about, locked
from rondom.meetings.terms import LONGEST_VIEW, MeetingState


@transaction.atomic
def show_minutes(actor: Actor, *, meeting_id: int) -> Meeting:
    """From now on everybody of the meeting, the family too, can read the minutes and add to them."""
    meeting = locked(actor, meeting_id)
    access.may_show(actor, meeting).enforce()
    if meeting.shown_at is None:
        meeting.shown_at = clock.now()
        meeting.save(update_fields=["shown_at"])
        happened(MinutesShown(**about(meeting)), by=actor)
    return meeting


@transaction.atomic
def add_other_view(actor: Actor, *, meeting_id: int, text: str) -> OtherView:
    """One's own words under the minutes; nobody changes them. Errors: Refused, Http404."""
    meeting = locked(actor, meeting_id)
    access.may_add_other_view(actor, meeting).enforce()
    if not text.strip():
        refuse("other_view.empty", _("Schrijf op hoe u het ziet.")).enforce()
    if len(text) > LONGEST_VIEW:
        refuse(
            "other_view.too_long",
            _("Uw tekst is te lang: %(count)s tekens. Er passen %(most)s tekens in.")
            % {"count": len(text), "most": LONGEST_VIEW},
        ).enforce()
    view = OtherView.objects.create(
        meeting=meeting,
        person_id=actor.person_id,
        capacity=actor.role,
        text=text.strip(),
        written_at=clock.now(),
    )
    happened(OtherViewAdded(**about(meeting), other_view_id=view.pk), by=actor)
    return view


@transaction.atomic
def close_meeting(
    actor: Actor,
    *,
    meeting_id: int,
    own_sentence: str = "",
    bridging: str = "",
    next_on: dt.date | None = None,
    next_coordinator_id: int | None = None,
) -> Meeting:
    """End the meeting. The family reads the summary at once, and everybody on the list is told.

    next_coordinator_id: the participant to whom the regie is offered; without it, it stays where it is (R-MDO-3).
    Errors: Refused (see access.may_close; also when somebody else was first), Http404.
    """
    meeting = locked(actor, meeting_id)
    access.may_close(actor, meeting, next_on=next_on, bridging=bridging).enforce()
    if next_on and next_on <= clock.today():
        refuse("meeting.next_has_passed", _("Kies voor het volgende gesprek een dag die nog komt.")).enforce()
    meeting.state, meeting.closed_at = MeetingState.CLOSED, clock.now()
    meeting.closed_by_id, meeting.next_on = actor.person_id, next_on
    meeting.own_sentence, meeting.bridging = own_sentence.strip()[:1000], bridging.strip()[:500]
    _settle_regie(actor, meeting, next_coordinator_id)
    meeting.summary = queries.summary_for_family(meeting).text[:5000]
    meeting.save(
        update_fields=[
            *("state", "closed_at", "closed_by", "next_on", "own_sentence", "bridging", "summary"),
            *("regie", "regie_asked"),
        ]
    )
    happened(MeetingClosed(**about(meeting)), by=actor)
    end_with_meeting(actor, dossier_id=meeting.dossier_id, meeting_id=meeting.pk)
    return meeting


def _settle_regie(actor: Actor, meeting: Meeting, next_coordinator_id: int | None) -> None:
    """Who has the regie from here; an offer counts only when it is accepted."""
    meeting.regie = meeting.dossier.baton.holder
    if next_coordinator_id is not None:
        handover = offer_baton(actor, dossier_id=meeting.dossier_id, participant_id=next_coordinator_id)
        meeting.regie_asked = handover.to_person
