"""Somebody does not agree with a decision: that stands beside it, in his own words."""

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.meetings.dissent_access import may_add_dissent
from rondom.meetings.events import DissentAdded
from rondom.meetings.models import Dissent, Invitee, Meeting
from rondom.meetings.operations.rows import about, locked
from rondom.meetings.terms import LONGEST_DISSENT


@transaction.atomic
def add_dissent(
    actor: Actor, *, meeting_id: int, decision_id: int, text: str, invitee_id: int | None = None
) -> Dissent:
    """Write down a disagreement. invitee_id: who said it at the table; without it, the actor himself.

    The decision stays as it is; nobody changes the words. Errors: Refused, Http404.
    """
    meeting = locked(actor, meeting_id)
    invitee = _at_the_table(meeting, invitee_id)
    may_add_dissent(actor, meeting, invitee).enforce()
    decision = meeting.decisions.filter(pk=decision_id).first()
    if decision is None:
        raise Http404
    _check_words(text)
    dissent = Dissent.objects.create(
        decision=decision,
        person_id=invitee.person_id if invitee else actor.person_id,
        capacity=invitee.capacity if invitee else actor.role,
        text=text.strip(),
        written_by_id=actor.person_id,
        written_at=clock.now(),
    )
    happened(DissentAdded(**about(meeting), decision_id=decision.pk), by=actor)
    return dissent


def _at_the_table(meeting: Meeting, invitee_id: int | None) -> Invitee | None:
    if invitee_id is None:
        return None
    found = meeting.invitees.filter(pk=invitee_id, removed_at__isnull=True).first()
    if found is None:
        raise Http404
    return found


def _check_words(text: str) -> None:
    if not text.strip():
        refuse("dissent.empty", _("Schrijf op wat u anders ziet.")).enforce()
    if len(text.strip()) > LONGEST_DISSENT:
        refuse(
            "dissent.too_long",
            _("Uw tekst is te lang: %(count)s tekens. Er passen %(most)s tekens in.")
            % {"count": len(text.strip()), "most": LONGEST_DISSENT},
        ).enforce()
