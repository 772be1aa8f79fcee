"""Before a talk: the family's own subjects on the agenda."""

from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.meetings import access, queries
from rondom.meetings.models import Meeting
from rondom.meetings.terms import MOST_POINTS, MeetingState
from rondom.people.terms import FAMILY_ROLES


def may_add_point(actor: Actor, meeting: Meeting) -> Decision:
    """Put an own subject on the agenda: a parent or the child who is asked, before the talk begins."""
    invitee = queries.invitee_of(meeting, actor.person_id)
    answer = access.may_answer(actor, meeting, invitee)
    if not answer:
        return answer
    if actor.role not in FAMILY_ROLES:
        return refuse(
            "meeting.family_adds", _("Dit is voor ouders en kind. Zet uw onderwerp op de agenda als u plant.")
        )
    if meeting.state != MeetingState.PLANNED or meeting.agenda.count() >= MOST_POINTS:
        return refuse(
            "meeting.too_many_points",
            _("De agenda is vol. Vertel het aan uw coördinator, dan past het wel ergens."),
        )
    return ALLOWED
