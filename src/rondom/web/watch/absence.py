"""Screens around the child: absence, what is asked by it, the report to leerplicht, leave."""

import datetime as dt
import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.dossiers.access import SeenDossier, get_dossier
from rondom.watch import absence_access as access
from rondom.watch import absence_queries as queries
from rondom.watch import office_access, operations
from rondom.watch.absence_rules import absence_rules
from rondom.watch.board_queries import follow_of
from rondom.watch.office_queries import bookings_of
from rondom.web.http import done
from rondom.web.links import address
from rondom.web.middleware import Request
from rondom.web.watch.absence_forms import AbsenceForm, ActForm, LeaveForm, ReportForm
from rondom.web.watch.frame import form_page

SHOWN = dt.timedelta(days=366)


def seen_absence(request: Request, ref: uuid.UUID) -> SeenDossier:
    """Writes the look. Errors: Http404, also without that category."""
    dossier = get_dossier(request.actor, ref, looking_at="absence")
    if not access.may_see_absence(dossier):
        raise Http404
    return dossier


def back(ref: uuid.UUID) -> HttpResponse:
    return redirect("watch:absence", ref)


@require_safe
def page(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier, actor, today = seen_absence(request, ref), request.actor, clock.today()
    context = {
        "dossier": dossier,
        "today": today,
        "rows": [
            {"row": row, "kind": _label(row.kind), "is_ours": row.school_id == actor.organisation_id}
            for row in queries.absences_of(dossier.pk, since=today - SHOWN)
        ],
        "alerts": [_alert(alert) for alert in queries.alerts_of(dossier.pk)],
        "leave": [
            {"row": row, "may_withdraw": access.may_withdraw_leave(actor, row, dossier)}
            for row in queries.leave_of(dossier.pk)
        ],
        "bookings": [
            {"row": row, "may_cancel": office_access.may_cancel(actor, row, dossier, at=clock.now())}
            for row in bookings_of(dossier.pk)
        ],
        "may_book": office_access.may_book(actor, dossier),
        "follow": follow_of(dossier.pk),
        "may_report": access.may_report(actor, dossier),
        "may_ask_leave": access.may_ask_leave(actor, dossier),
        "by_themselves": access.BY_THEMSELVES,
        "report_holds": absence_rules().report_holds,
        "source": absence_rules().source,
    }
    return render(request, "watch/absence.html", context)


def _label(code: str) -> str:
    kind = absence_rules().kind(code)
    return kind.label if kind else code


def _alert(alert: Any) -> dict[str, Any]:
    acts = sorted(alert.acts.all(), key=lambda act: (act.due_on, act.pk))
    return {
        "row": alert,
        "acts": acts,
        "report": getattr(alert, "report", None),
        "hours": alert.minutes // 60,
    }


def report(request: Request, ref: uuid.UUID) -> HttpResponse:
    """The school types one part of a day."""
    dossier = seen_absence(request, ref)
    form = AbsenceForm(request.POST or None, initial={"on": clock.today(), "part": "day"})
    if form.is_bound and form.is_valid():
        typed = form.cleaned_data | {
            "place": form.cleaned_data["place"] or 0,
            "minutes": form.cleaned_data["minutes"] or 0,
        }
        values = {"dossier_id": dossier.pk, "report": operations.Report(**typed)}
        if done(request, operations.report_absence, _("Het verzuim staat erbij."), **values):
            return back(ref)
    return form_page(
        request,
        form,
        heading=_("Verzuim melden"),
        button=_("Bewaar het verzuim"),
        decision=access.may_report(request.actor, dossier),
        source=absence_rules().source,
        **_way_back(ref),
    )


@require_POST
def take_back(request: Request, ref: uuid.UUID, absence_id: int) -> HttpResponse:
    dossier = seen_absence(request, ref)
    values = {"dossier_id": dossier.pk, "absence_id": absence_id}
    done(request, operations.take_back_absence, _("Dit verzuim is weggehaald."), **values)
    return back(ref)


def act(request: Request, ref: uuid.UUID, act_id: int) -> HttpResponse:
    """Something that was asked, is done."""
    dossier = seen_absence(request, ref)
    asked = queries.act_of(dossier, act_id)
    if asked is None:
        raise Http404
    form = ActForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = {"dossier_id": dossier.pk, "act_id": act_id, "words": form.cleaned_data["words"]}
        if done(request, operations.do_act, _("Opgeschreven: dit is gedaan."), **values):
            return back(ref)
    return form_page(
        request,
        form,
        heading=asked.get_act_display().capitalize(),
        button=_("Dit is gedaan"),
        decision=access.may_do(request.actor, asked, dossier),
        **_way_back(ref),
    )


def send(request: Request, ref: uuid.UUID, alert_id: int) -> HttpResponse:
    """Report it to leerplicht, with the least there is."""
    dossier = seen_absence(request, ref)
    alert = queries.alert_of(dossier, alert_id)
    if alert is None:
        raise Http404
    form = ReportForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "alert_id": alert_id, "words": form.cleaned_data["words"]}
        if done(request, operations.send_report, _("Gemeld. Het gezin krijgt bericht."), **values):
            return back(ref)
    holds = ", ".join(absence_rules().report_holds)
    return form_page(
        request,
        form,
        heading=_("Melden bij leerplicht"),
        button=_("Verstuur de melding"),
        decision=access.may_send(request.actor, alert, dossier),
        intro=_("Dit gaat mee, en niets anders: %(what)s.") % {"what": holds},
        **_way_back(ref),
    )


def leave(request: Request, ref: uuid.UUID) -> HttpResponse:
    """A parent asks leave or exemption."""
    dossier = seen_absence(request, ref)
    form = LeaveForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk} | form.cleaned_data
        if done(
            request, operations.ask_leave, _("Uw vraag is verstuurd. U ziet hier het antwoord."), **values
        ):
            return back(ref)
    return form_page(
        request,
        form,
        heading=_("Verlof of vrijstelling vragen"),
        button=_("Verstuur de vraag"),
        decision=access.may_ask_leave(request.actor, dossier),
        intro=_("Tot en met tien schooldagen beslist de directeur. Over meer dagen beslist leerplicht."),
        source=_("Leerplichtwet, artikel 11 tot en met 15"),
        **_way_back(ref),
    )


@require_POST
def leave_back(request: Request, ref: uuid.UUID, leave_id: int) -> HttpResponse:
    dossier = seen_absence(request, ref)
    values = {"dossier_id": dossier.pk, "leave_id": leave_id}
    done(request, operations.withdraw_leave, _("Uw vraag is ingetrokken."), **values)
    return back(ref)


def _way_back(ref: uuid.UUID) -> dict[str, Any]:
    return {"back_url": address("watch:absence", ref=ref), "back_label": _("Verzuim")}
