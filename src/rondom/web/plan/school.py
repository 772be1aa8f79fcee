"""Screens: the plans of a school: the six weeks of each, and begin and end for the national register."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.plans import access, operations, queries
from rondom.plans.rules import register_rules
from rondom.web.http import row_number
from rondom.web.middleware import Request
from rondom.web.plan.forms import EndForm
from rondom.web.plan.frame import form_page, saved, seen_plan, to

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a sum in somebody's sheet


@require_safe
def plans_of_school(request: Request) -> HttpResponse:
    school_id = access.check_sees_plans_of_school(request.actor)
    rows = queries.school_plans(request.actor, school_id, on=clock.today())
    late = sum(bool(row.term and row.term.is_late and not row.term.done_on) for row in rows)
    return render(request, "plan/school.html", {"rows": rows, "late": late})


@require_safe
def register(request: Request) -> HttpResponse:
    rows = _rows(request)
    context = {
        "new": [row for row in rows if not row.is_told],
        "told": [row for row in rows if row.is_told],
        "rules": register_rules(),
    }
    return render(request, "plan/register.html", context)


@require_POST
def mark(request: Request) -> HttpResponse:
    access.check_sees_plans_of_school(request.actor)
    numbers = [row_number(number) for number in request.POST.getlist("plan")]
    saved(request, operations.mark_reported, done=_done(len(numbers)), plan_ids=numbers)
    return redirect("plan:register")


def _done(number: int) -> str:
    words = ngettext("%(number)s plan is doorgegeven.", "%(number)s plannen zijn doorgegeven.", number)
    return words % {"number": number}


@require_safe
def sheet(request: Request) -> HttpResponse:
    """What the register does not know yet: number of the pupil, begin, end. No names, no content."""
    lines = ["leerlingnummer;begindatum;einddatum"]
    for row in _rows(request):
        if not row.is_told:
            days = (row.began_on, row.ended_on)
            number = as_text(row.dossier.pupil.external_number)
            lines.append(";".join([number, *(day.isoformat() if day else "" for day in days)]))
    response = HttpResponse("\r\n".join([*lines, ""]), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="opp-register.csv"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def as_text(value: str) -> str:
    """A cell that no program reads as a sum."""
    plain = value.replace(";", " ").replace('"', " ").replace("\n", " ").replace("\r", " ").strip()
    return f"'{plain}" if plain.startswith(FORMULA) else plain


def _rows(request: Request) -> list[queries.RegisterRow]:
    school_id = access.check_sees_plans_of_school(request.actor)
    return queries.register_rows(request.actor, school_id, on=clock.today())


def end(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen_plan(request, ref)
    found: Any = queries.plan_of(dossier.pk)
    if found is None:
        raise Http404
    form = EndForm(request.POST or None, initial={"ended_on": found.ended_on})
    if form.is_bound and form.is_valid():
        values = {"plan_id": found.pk, "ended_on": form.cleaned_data["ended_on"]}
        if saved(request, operations.end_plan, done=_("De einddatum is bewaard."), **values):
            return to("plan", ref)
    return form_page(
        request,
        dossier,
        form,
        title=_("Wanneer is dit plan geëindigd?"),
        intro=_("Het landelijke register krijgt alleen de begindatum en de einddatum."),
        back="plan",
        button=_("Bewaar"),
        decision=access.may_end_plan(request.actor, found, dossier),
    )
