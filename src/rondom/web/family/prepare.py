"""Screen: get ready for a talk: who comes and why, what it is about, what to think over, own subjects and own words."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.dossiers.queries import circle
from rondom.meetings import queries
from rondom.meetings.access import get_meeting, visible_meeting
from rondom.meetings.operations import add_own_point
from rondom.meetings.preparing import may_add_point
from rondom.meetings.questions import questions_for
from rondom.meetings.terms import MeetingState
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.plans.family import own_words
from rondom.web.http import Request, attempt


@require_safe
def page(request: Request, meeting_id: int) -> HttpResponse:
    """Errors: 404 for who is not of the family or not asked, and when the talk is over."""
    _asked(request, meeting_id)
    meeting = get_meeting(request.actor, meeting_id=meeting_id, looking_at="overleg")
    dossier = meeting.dossier
    context = {
        "meeting": meeting,
        "dossier": dossier,
        "child": dossier.pupil.person.call_name,
        "people": _people(meeting),
        "agenda": queries.agenda_of(meeting),
        "questions": questions_for(request.actor),
        "may_add": may_add_point(request.actor, meeting),
        "words": own_words([dossier.pk], person_id=request.actor.person_id)[dossier.pk],
        "informal": request.actor.role == Role.PUPIL,
    }
    return render(request, "family/prepare.html", context)


def _asked(request: Request, meeting_id: int) -> None:
    actor = request.actor
    meeting = visible_meeting(actor, meeting_id)
    is_over = meeting.state not in (MeetingState.PLANNED, MeetingState.RUNNING)
    if actor.role not in FAMILY_ROLES or is_over or queries.invitee_of(meeting, actor.person_id) is None:
        raise Http404


def _people(meeting: Any) -> list[dict[str, Any]]:
    """Everybody on the list, with why he is in the circle as the family may read it."""
    around = {row.person_id: row for row in circle(meeting.dossier, on=clock.today())}
    return [
        {"row": row, "label": around[row.person_id].label, "why": around[row.person_id].reason}
        for row in queries.invitees_of(meeting)
        if row.person_id in around
    ]


@require_POST
def add_point(request: Request, meeting_id: int) -> HttpResponse:
    _asked(request, meeting_id)
    if attempt(request, add_own_point, meeting_id=meeting_id, title=request.POST.get("title", "")):
        messages.success(request, _("Het staat op de agenda."))
    return redirect("family:prepare", meeting_id=meeting_id)
