"""Screens: Overleg: my meetings, plan one, and the page of one."""

import uuid
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rondom.core import clock
from rondom.dossiers.access import SeenDossier, get_dossier, may_steer, visible_dossier
from rondom.dossiers.terms import SCHOOL_CAPACITIES
from rondom.meetings import access, asked_by_route, operations, papers, queries
from rondom.meetings.ical import Method
from rondom.meetings.jobs import send_due_invitations
from rondom.meetings.mailing import calendar_for
from rondom.meetings.norm_region import sees_norm
from rondom.meetings.polls import my_open_polls, plan_draft
from rondom.meetings.terms import MeetingState
from rondom.meetings.year import dates_to_come
from rondom.web.http import attempt, row_number
from rondom.web.meeting.drafts import initial_of
from rondom.web.meeting.forms import MoveForm, NumberForm, OtherViewForm, PlanForm, TalkForm
from rondom.web.middleware import Request


@require_GET
def meetings(request: Request) -> HttpResponse:
    context = {
        "mine": queries.my_meetings(request.actor, now=clock.now()),
        "polls": my_open_polls(request.actor, on=clock.today()),
        "sees_year": request.actor.role in SCHOOL_CAPACITIES,
        "sees_norm": sees_norm(request.actor),
    }
    return render(request, "meeting/list.html", context)


@require_http_methods(["GET", "POST"])
def plan(request: Request, ref: uuid.UUID) -> HttpResponse:
    if request.method == "POST":
        dossier = visible_dossier(request.actor, ref=ref)
    else:
        dossier = get_dossier(request.actor, ref, looking_at="overleg")
    kinds = asked_by_route.kinds_for(dossier.pk, on=clock.today())
    dates = dates_to_come(dossier.school_id, kinds=[key for key, _title in kinds])
    candidates = queries.candidates(dossier, kind=kinds[0][0], on=clock.today())
    choices = [(row.participant_id, row.name) for row in candidates]
    usual = [row.participant_id for row in candidates if row.usual and not row.reason]
    draft = plan_draft(request.actor, dossier.pk)
    initial = {"people": usual, "kind": kinds[0][0]} | initial_of(draft)
    form = PlanForm(request.POST or None, people=choices, kinds=kinds, dates=dates, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        meeting = attempt(
            request,
            operations.plan_meeting,
            dossier_id=dossier.pk,
            participant_ids=values["people"],
            **{
                name: values[name]
                for name in ("kind", "starts_at", "ends_at", "place", "link", "goal", "own_points")
            },
            planned_date_id=values["planned_date"],
        )
        if meeting:
            mail_soon()
            messages.success(request, _("Het overleg is gepland. De uitnodigingen gaan nu weg."))
            return redirect("meeting:detail", meeting_id=meeting.pk)
    context = {
        "dossier": dossier,
        "form": form,
        "candidates": candidates,
        "chosen": chosen_people(request, initial["people"]),
        "may_plan": may_steer(request.actor, dossier),
        "has_draft": bool(draft) and request.method == "GET",
        **before(request, dossier, form, candidates),
    }
    return render(request, "meeting/plan.html", context)


def before(request: Request, dossier: SeenDossier, form: TalkForm, candidates: list[Any]) -> dict[str, Any]:
    """What the chosen kind still misses: a yes of somebody, and who belongs at it and is not around the child."""
    kind = str(form["kind"].value() or "")
    around = {row.capacity for row in candidates}
    return {
        "may_hold": access.may_hold(request.actor, dossier, kind=kind),
        "absent": asked_by_route.missing_people(dossier.pk, around, kind=kind, on=clock.today()),
    }


def chosen_people(request: HttpRequest, usual: list[int]) -> list[int]:
    """What was ticked stays ticked."""
    if request.method != "POST":
        return usual
    return [row_number(value) for value in request.POST.getlist("people")]


def mail_soon() -> None:
    """The worker looks every few minutes, too; this makes it now."""
    transaction.on_commit(send_due_invitations.enqueue)


@require_GET
def detail(request: Request, meeting_id: int) -> HttpResponse:
    meeting = access.get_meeting(request.actor, meeting_id=meeting_id, looking_at="overleg")
    return render(request, "meeting/detail.html", page_of(request, meeting) | {"view_form": OtherViewForm()})


def page_of(request: Request, meeting: Any) -> dict[str, Any]:
    """What the page of a meeting shows; minutes only to whoever may read them."""
    actor = request.actor
    may_lead = access.may_lead(actor, meeting)
    may_know = access.may_read_content(actor, meeting)
    may_read = access.may_read_minutes(actor, meeting)
    began = meeting.state in (MeetingState.RUNNING, MeetingState.CLOSED)
    reads = began and bool(may_read)
    context = {
        "meeting": meeting,
        "dossier": meeting.dossier,
        "child": meeting.dossier.pupil.person,
        "invitees": queries.invitees_of(meeting),
        "lost": queries.lost_consent(meeting) if may_lead else [],
        "may_know": may_know,
        "agenda": queries.agenda_of(meeting) if may_know else [],
        "may_lead": may_lead,
        "may_read": may_read,
        "may_start": access.may_start(actor, meeting) if may_lead else None,
        "reads_minutes": reads,
        "is_planned": meeting.state == MeetingState.PLANNED,
        "is_running": meeting.state == MeetingState.RUNNING,
        "is_closed": meeting.state == MeetingState.CLOSED,
    }
    context["mine"] = next((row for row in context["invitees"] if row.person_id == actor.person_id), None)
    context |= _papers(actor, meeting)
    context["works_at"] = began and bool(access.may_work_at(actor, meeting))
    if context["is_planned"] and may_lead:
        context |= _planning(meeting, context["invitees"])
    return context | (_minutes(meeting, context["invitees"]) if reads else {})


def _papers(actor: Any, meeting: Any) -> dict[str, Any]:
    """How much there is to read; nothing for who has no part in the talk."""
    if not papers.may_open_papers(actor, meeting):
        return {"opens_papers": False}
    return {"opens_papers": True, "reading": papers.reading_of(papers.readable_papers(actor, meeting))}


def _planning(meeting: Any, invitees: list[Any]) -> dict[str, Any]:
    """For who leads: who is missing, and who else could be asked."""
    asked = {row.person_id for row in invitees}
    today = clock.today()
    found = queries.candidates(meeting.dossier, kind=meeting.kind, on=today)
    capacities = {row.capacity for row in invitees}
    return {
        "missing": asked_by_route.missing_people(meeting.dossier_id, capacities, kind=meeting.kind, on=today),
        "others": [row for row in found if row.person_id not in asked],
    }


def _minutes(meeting: Any, invitees: list[Any]) -> dict[str, Any]:
    record = queries.Record(invitees, queries.agreements_of(meeting), queries.decisions_of(meeting))
    return {
        "parts": queries.parts_of(meeting),
        "agreements": record.agreements,
        "decisions": record.decisions,
        "other_views": queries.other_views_of(meeting),
        "summary": queries.summary_for_family(meeting, record)
        if meeting.state == MeetingState.CLOSED
        else None,
    }


@require_GET
def calendar(request: Request, meeting_id: int) -> HttpResponse:
    """One's own invitation as a file. Errors: 404 for who is not on the list."""
    meeting = access.get_meeting(request.actor, meeting_id=meeting_id, looking_at="overleg")
    invitee = queries.invitee_of(meeting, request.actor.person_id)
    if invitee is None:
        raise Http404
    method: Method = "CANCEL" if meeting.state == MeetingState.CANCELLED else "REQUEST"
    response = HttpResponse(
        calendar_for(invitee, method), content_type=f"text/calendar; method={method}; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="overleg.ics"'
    return response


@require_http_methods(["GET", "POST"])
def move(request: Request, meeting_id: int) -> HttpResponse:
    if request.method == "POST":
        meeting = access.visible_meeting(request.actor, meeting_id)
    else:
        meeting = access.get_meeting(request.actor, meeting_id=meeting_id, looking_at="overleg")
    begins, ends = localtime(meeting.starts_at), localtime(meeting.ends_at)
    initial = {
        "day": begins.date(),
        "begins": begins.time(),
        "ends": ends.time(),
        "place": meeting.place,
        "link": meeting.link,
        "sequence": meeting.sequence,
    }
    form = MoveForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        names = ("sequence", "starts_at", "ends_at", "place", "link")
        values = {name: form.cleaned_data[name] for name in names}
        if attempt(request, operations.move_meeting, meeting_id=meeting_id, **values):
            mail_soon()
            messages.success(request, _("Het overleg is verzet. Iedereen krijgt een nieuwe uitnodiging."))
            return redirect("meeting:detail", meeting_id=meeting_id)
    context = {"meeting": meeting, "form": form, "may_move": access.may_change_plan(request.actor, meeting)}
    return render(request, "meeting/move.html", context)


@require_POST
def cancel(request: Request, meeting_id: int) -> HttpResponse:
    if attempt(request, operations.cancel_meeting, meeting_id=meeting_id):
        mail_soon()
        messages.success(request, _("Het overleg gaat niet door. Iedereen krijgt bericht."))
    return redirect("meeting:detail", meeting_id=meeting_id)


@require_POST
def answer(request: Request, meeting_id: int) -> HttpResponse:
    if attempt(
        request, operations.answer_invitation, meeting_id=meeting_id, reply=request.POST.get("reply", "")
    ):
        messages.success(request, _("Uw antwoord is bewaard."))
    return redirect("meeting:detail", meeting_id=meeting_id)


@require_POST
def add_invitee(request: Request, meeting_id: int) -> HttpResponse:
    if attempt(request, operations.add_invitee, meeting_id=meeting_id, participant_id=posted_number(request)):
        mail_soon()
    return redirect("meeting:detail", meeting_id=meeting_id)


@require_POST
def remove_invitee(request: Request, meeting_id: int) -> HttpResponse:
    if attempt(request, operations.remove_invitee, meeting_id=meeting_id, invitee_id=posted_number(request)):
        mail_soon()
    return redirect("meeting:detail", meeting_id=meeting_id)


def posted_number(request: Request) -> int:
    form = NumberForm(request.POST)
    if not form.is_valid():
        raise Http404
    return int(form.cleaned_data["number"])


@require_POST
def other_view(request: Request, meeting_id: int) -> HttpResponse:
    form = OtherViewForm(request.POST)
    if form.is_valid() and attempt(
        request, operations.add_other_view, meeting_id=meeting_id, text=form.cleaned_data["text"]
    ):
        messages.success(request, _("Uw woorden staan bij het verslag."))
        return redirect("meeting:detail", meeting_id=meeting_id)
    meeting = access.get_meeting(request.actor, meeting_id=meeting_id, looking_at="overleg")
    return render(request, "meeting/detail.html", page_of(request, meeting) | {"view_form": form})


@require_POST
def start(request: Request, meeting_id: int) -> HttpResponse:
    if attempt(request, operations.start_meeting, meeting_id=meeting_id):
        mail_soon()
        return redirect("meeting:room", meeting_id=meeting_id)
    return redirect("meeting:detail", meeting_id=meeting_id)
