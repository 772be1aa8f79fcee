"""Screens beside the child: a list of absence, who sits at home, and the desk of who answers reports and leave."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.core.decision import ALLOWED
from rondom.watch import absence_access as access
from rondom.watch import absence_queries as queries
from rondom.watch import operations
from rondom.web.http import attempt, done
from rondom.web.links import address
from rondom.web.middleware import Request
from rondom.web.watch.absence_forms import AnswerForm, LeaveAnswerForm, ListForm
from rondom.web.watch.frame import form_page


def absence_list(request: Request) -> HttpResponse:
    """Read in a list; every row is answered on the same page, and nothing of the file is kept."""
    if not access.reads_lists(request.actor):
        raise Http404
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    answers = None
    if form.is_bound and form.is_valid():
        answers = attempt(request, operations.read_list, data=form.cleaned_data["file"].read())
    context = {
        "form": form,
        "answers": answers,
        "kept": sum(answer.is_kept for answer in answers or ()),
    }
    return render(request, "watch/absence_list.html", context)


@require_safe
def at_home(request: Request) -> HttpResponse:
    """Who sits at home longer than four weeks, of the children that the reader sees."""
    if request.actor.is_family:
        raise Http404
    rows = sorted(queries.at_home(request.actor, on=clock.today()), key=lambda row: -row.days)
    return render(request, "watch/at_home.html", {"rows": rows})


@require_safe
def reports(request: Request) -> HttpResponse:
    """Reports and requests for leave that wait for this hat."""
    if not access.has_reports_desk(request.actor):
        raise Http404
    context = {
        "reports": queries.reports_on_desk(request.actor),
        "has_hour": access.has_attendance_desk(request.actor),
        "leave": queries.leave_on_desk(request.actor),
        "today": clock.today(),
    }
    return render(request, "watch/reports.html", context)


def report_answer(request: Request, report_id: int) -> HttpResponse:
    """What a report holds, and what the officer does."""
    report = access.get_report(request.actor, report_id)
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"report_id": report_id, "answer": form.cleaned_data["answer"]}
        if done(request, operations.answer_report, _("Verstuurd. Het gezin krijgt bericht."), **values):
            return redirect("watch:reports")
    context = {"report": report, "form": form, "hours": report.alert.minutes // 60}
    return render(request, "watch/report.html", context)


def leave_answer(request: Request, leave_id: int) -> HttpResponse:
    leave = access.get_leave(request.actor, leave_id)
    form = LeaveAnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {
            "leave_id": leave_id,
            "granted": form.cleaned_data["granted"] == "yes",
            "words": form.cleaned_data["words"],
        }
        if done(request, operations.decide_leave, _("Verstuurd. De ouders krijgen bericht."), **values):
            return redirect("watch:reports")
    person = leave.dossier.pupil.person
    return form_page(
        request,
        form,
        heading=_("%(kind)s voor %(name)s")
        % {"kind": leave.get_kind_display().capitalize(), "name": person.name},
        button=_("Verstuur het antwoord"),
        decision=ALLOWED,
        intro=_("Van %(first)s tot en met %(last)s. %(reason)s")
        % {
            "first": leave.first_on.strftime("%d-%m-%Y"),
            "last": leave.last_on.strftime("%d-%m-%Y"),
            "reason": leave.reason,
        },
        back_url=address("watch:reports"),
        back_label=_("Meldingen en verlof"),
    )
