"""Screens: a sitting over several children: its agenda, the times, and the moment between two children."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rondom.core import clock
from rondom.meetings import access, operations, sitting, year
from rondom.meetings.jobs import send_due_invitations
from rondom.meetings.terms import MeetingState
from rondom.web.http import attempt, row_number
from rondom.web.meeting.sitting_forms import AddForm, ConsultationForm, OpenForm, SlotForm
from rondom.web.middleware import Request


@require_GET
def page(request: Request, date_id: int) -> HttpResponse:
    return shown(request, sitting.get_sitting(request.actor, date_id))


def shown(request: Request, found: sitting.Sitting, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The agenda of a sitting, with what was typed when a form has a fault."""
    actor, date = request.actor, found.date
    leads = sitting.may_lead_sitting(actor, date)
    children = sitting.children_to_add(actor, found) if leads else []
    may_consult = sitting.may_consult(actor, date)
    context = {
        "date": date,
        "at_school": found.at_school,
        "leads": bool(leads),
        "rows": [(row, _slot_form(row) if leads else None) for row in found.items],
        "can_call": bool(leads) and any(row.state != MeetingState.CLOSED for row in found.items),
        "children": children,
        "add_form": AddForm(children=children),
        "consultations": sitting.consultations_of(actor, date),
        "may_consult": may_consult,
        "question_form": ConsultationForm(),
        "today": clock.today(),
    }
    return render(request, "meeting/sitting.html", context | forms, status=status)


def _slot_form(meeting: Any, data: Any = None) -> SlotForm | None:
    """None for a talk that has begun."""
    return SlotForm.of(meeting, data) if meeting.state == MeetingState.PLANNED else None


@require_http_methods(["GET", "POST"])
def open_day(request: Request) -> HttpResponse:
    """A day for several children, also today."""
    school_id = year.check_sees_year_plan(request.actor)
    kinds = year.kinds_of_school(request.actor.region_id, school_id).kinds
    form = OpenForm(request.POST or None, kinds=kinds, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        row = attempt(request, operations.open_sitting, **form.cleaned_data)
        if row:
            return redirect("meeting:sitting", date_id=row.pk)
    context = {"form": form, "may_plan": year.may_plan_year(request.actor)}
    return render(request, "meeting/sitting_open.html", context, status=422 if form.errors else 200)


@require_POST
def add(request: Request, date_id: int) -> HttpResponse:
    found = sitting.get_sitting(request.actor, date_id)
    form = AddForm(request.POST, children=sitting.children_to_add(request.actor, found))
    if not form.is_valid():
        return shown(request, found, status=422, add_form=form)
    if attempt(request, operations.add_child, date_id=date_id, **form.cleaned_data):
        _mail_soon()
        messages.success(request, _("Het kind staat op de agenda. De uitnodigingen gaan nu weg."))
        return redirect("meeting:sitting", date_id=date_id)
    return shown(request, found, add_form=form)


def _mail_soon() -> None:
    """The worker looks every few minutes, too; this makes it now."""
    transaction.on_commit(send_due_invitations.enqueue)


@require_POST
def times(request: Request, date_id: int) -> HttpResponse:
    """Keep the times that were typed, or let a talk change places with the one before or after it."""
    found = sitting.get_sitting(request.actor, date_id)
    for name, later in (("eerder", False), ("later", True)):
        if name in request.POST:
            values = {"date_id": date_id, "meeting_id": row_number(request.POST[name]), "later": later}
            return _moved(request, date_id, attempt(request, operations.change_places, **values))
    forms = [(row, _slot_form(row, request.POST)) for row in found.items]
    if not all(form.is_valid() for _row, form in forms if form):
        return shown(request, found, status=422, rows=forms)
    slots = {row.pk: form.slot for row, form in forms if form}
    return _moved(request, date_id, attempt(request, operations.arrange, date_id=date_id, slots=slots))


def _moved(request: Request, date_id: int, moved: Any) -> HttpResponse:
    if moved:
        _mail_soon()
        messages.success(
            request, _("De tijden zijn bewaard. Wie het aangaat, krijgt een nieuwe uitnodiging.")
        )
    return redirect("meeting:sitting", date_id=date_id)


@require_GET
def between(request: Request, date_id: int) -> HttpResponse:
    """The big screen between two children: ?na= the talk that was. It names no child."""
    found = sitting.get_sitting(request.actor, date_id)
    if not sitting.may_lead_sitting(request.actor, found.date):
        raise Http404
    now = sitting.between(found, after=row_number(request.GET.get("na", "")))
    context = {"date": found.date, "between": now, "now": clock.now()}
    if now.coming:
        meeting = access.visible_meeting(request.actor, now.coming.pk)
        context["runs"] = meeting.state == MeetingState.RUNNING
        context["may_start"] = access.may_start(request.actor, meeting)
    return render(request, "meeting/between.html", context)
