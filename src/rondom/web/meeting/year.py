"""Screens: the year plan of a school: what is planned, a proposal, one day."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondom.core import clock
from rondom.meetings import operations, year
from rondom.meetings.norm_region import figures_of_school
from rondom.meetings.year_plan import school_year_of, year_plan_rules
from rondom.web.http import attempt
from rondom.web.meeting.year_forms import DateForm, DaysForm, ProposalForm
from rondom.web.middleware import Request

SHOWN_YEARS = (0, 1)  # this school year and the next


@require_safe
def plan(request: Request) -> HttpResponse:
    school_id = year.check_sees_year_plan(request.actor)
    this = school_year_of(clock.today())
    years = [
        {
            "label": f"{start}-{start + 1}",
            "plans": year.year_plan_of(request.actor, school_id, year=start),
        }
        for start in (this + more for more in SHOWN_YEARS)
    ]
    context = {"years": years, "may_plan": year.may_plan_year(request.actor), "today": clock.today()}
    context["figures"] = figures_of_school(school_id)
    return render(request, "meeting/year.html", context)


@require_http_methods(["GET", "POST"])
def proposal(request: Request) -> HttpResponse:
    """First which meeting and how often; then the days, each to change before they are kept."""
    school_id = year.check_sees_year_plan(request.actor)
    school = year.kinds_of_school(request.actor.region_id, school_id)
    form = ProposalForm(request.POST or None, kinds=school.kinds, initial=_usual())
    days: list[dt.date | str] = []
    if request.method == "POST" and form.is_valid():
        if "bewaar" in request.POST:
            typed = DaysForm(request.POST, count=year_plan_rules().most)
            if typed.is_valid() and (done := _kept(request, form, typed.days)):
                return done
            for error in typed.errors.get("days", []):
                form.add_error(None, error)
            days = list(request.POST.getlist("days"))
        else:
            days = list(_proposed(school_id, school, form))
    context = {
        "form": form,
        "days": days,
        "may_plan": year.may_plan_year(request.actor),
        "kinds": school.kinds,
    }
    return render(request, "meeting/year_proposal.html", context, status=422 if form.errors else 200)


def _usual() -> dict[str, Any]:
    rules = year_plan_rules()
    return {
        "year": str(school_year_of(clock.today())),
        "count": rules.usual_count,
        "weekday": rules.weekday,
        "begins": rules.begins,
        "ends": rules.ends,
    }


def _proposed(school_id: int, school: year.SchoolKinds, form: ProposalForm) -> list[dt.date]:
    values = {name: form.cleaned_data[name] for name in ("kind", "year", "count", "weekday")}
    return year.proposed_days(school_id, free=school.free, **values)


def _kept(request: Request, form: ProposalForm, days: list[dt.date]) -> HttpResponse | None:
    values = {name: form.cleaned_data[name] for name in ("kind", "begins", "ends", "place")}
    rows = attempt(request, operations.plan_year, days=days, **values)
    if rows is None:
        return None
    words = ngettext(
        "%(count)s dag staat in het jaarplan.", "%(count)s dagen staan in het jaarplan.", len(rows)
    )
    messages.success(request, words % {"count": len(rows)})
    return redirect("meeting:year")


@require_http_methods(["GET", "POST"])
def date(request: Request, date_id: int) -> HttpResponse:
    """Move one day."""
    row = year.get_planned_date(request.actor, date_id)
    shown = {"on": row.on, "begins": row.begins, "ends": row.ends, "place": row.place}
    form = DateForm(request.POST or None, initial=shown)
    if request.method == "POST" and form.is_valid():
        moved = attempt(request, operations.move_planned_date, date_id=row.pk, **form.cleaned_data)
        if moved:
            messages.success(request, _("De dag is verzet."))
            return redirect("meeting:year")
    context = {"row": row, "form": form, "may_plan": year.may_plan_year(request.actor)}
    return render(request, "meeting/year_date.html", context, status=422 if form.errors else 200)


@require_POST
def drop(request: Request, date_id: int) -> HttpResponse:
    year.get_planned_date(request.actor, date_id)
    if attempt(request, operations.drop_planned_date, date_id=date_id):
        messages.success(request, _("De dag is uit het jaarplan gehaald."))
    return redirect("meeting:year")
