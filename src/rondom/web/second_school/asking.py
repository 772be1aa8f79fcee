"""Screens: who steers asks somebody of another school to think along."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rondom.consent.access import may_run
from rondom.consent.givers import latest_until
from rondom.core import clock
from rondom.dossiers.access import get_dossier, may_steer, visible_dossier
from rondom.dossiers.queries import member_of
from rondom.dossiers.terms import SCHOOL_CAPACITIES
from rondom.people.queries import school_staff_elsewhere
from rondom.plans import operations
from rondom.plans.second_school import PlaceRow, may_ask_second_school, places_in, with_givers
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.second_school.forms import AskForm, FindForm


@require_http_methods(["GET", "POST"])
def choose(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Who works at another school of the region, and which schools were asked already."""
    _no_family(request)
    dossier = get_dossier(request.actor, ref, looking_at="people")
    form = FindForm(request.POST or None)
    words = form.cleaned_data["words"] if form.is_bound and form.is_valid() else ""
    context = {
        "dossier": dossier,
        "form": form,
        "words": words,
        "decision": may_ask_second_school(request.actor, dossier),
        "members": school_staff_elsewhere(
            dossier.region_id,
            without=dossier.school_id,
            on=clock.today(),
            roles=SCHOOL_CAPACITIES,
            words=words,
        ),
        "places": _places(request, dossier),
    }
    return render(request, "second_school/choose.html", context)


@require_http_methods(["GET", "POST"])
def ask(request: Request, ref: uuid.UUID, membership_id: int) -> HttpResponse:
    _no_family(request)
    if request.method == "POST":
        dossier = visible_dossier(request.actor, ref=ref)
    else:
        dossier = get_dossier(request.actor, ref, looking_at="people")
    member = member_of(dossier.region_id, membership_id, on=clock.today())
    if member is None:
        raise Http404
    latest = latest_until(dossier.pupil, start=clock.today())
    form = AskForm(request.POST or None)
    form.fields["valid_until"].help_text = _("Uiterlijk %(day)s. Daarna stopt het vanzelf.") % {
        "day": date_format(latest.on, "j F Y")
    }
    if form.is_bound and form.is_valid() and _may_run(dossier, form):
        values = {"dossier_id": dossier.pk, "membership_id": member.pk, **form.cleaned_data}
        if attempt(request, operations.ask_second_school, **values):
            messages.success(
                request, _("De vraag staat bij het gezin. De andere school ziet pas iets als het gezin koos.")
            )
            return redirect("second_school:ask", ref)
    context = {
        "dossier": dossier,
        "member": member,
        "form": form,
        "decision": may_ask_second_school(request.actor, dossier, member),
        "heading": _("Andere school vragen"),
        "button": _("Vraag het gezin"),
    }
    return render(request, "second_school/ask.html", context)


def _places(request: Request, dossier: Any) -> list[PlaceRow]:
    """For who writes down answers: also of whom."""
    rows = places_in([dossier.pk])
    return with_givers(rows, dossier) if may_steer(request.actor, dossier) else rows


def _may_run(dossier: Any, form: AskForm) -> bool:
    """Says at the field itself when the day is too far away."""
    decision = may_run(dossier.pupil, start=clock.today(), until=form.cleaned_data["valid_until"])
    if not decision:
        form.add_error("valid_until", decision.reason)
    return bool(decision)


def _no_family(request: Request) -> None:
    """A list of everybody who works in the region is not theirs to read."""
    if request.actor.is_family:
        raise Http404
