"""Screens: ask somebody to write a piece, see who was asked, stop it, make a new link."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from rondom.core import clock
from rondom.dossiers.access import get_dossier, visible_dossier
from rondom.people.terms import Role
from rondom.plans import operations, outside
from rondom.plans.contributions import organisations_to_ask, people_to_ask, pieces_of
from rondom.plans.rules import contribution_rules
from rondom.plans.terms import WRITABLE_SECTIONS, Writer, category_of
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.outside.forms import AskForm, DayForm


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: Request, ref: uuid.UUID) -> HttpResponse:
    """The link and the code are shown once, right here: they are stored nowhere."""
    if request.actor.role == Role.PUPIL:
        raise Http404
    if request.method == "POST":
        dossier = visible_dossier(request.actor, ref=ref)
    else:
        dossier = get_dossier(request.actor, ref, looking_at="groeidocument")
    form = _form(request, dossier)
    if form.is_bound and form.is_valid():
        asked = attempt(request, operations.ask_contribution, dossier_id=dossier.pk, **form.asked())
        if asked:
            return _shown_once(request, dossier, asked)
    return render(request, "outside/ask.html", _page(request, dossier) | {"form": form})


def _form(request: Request, dossier: Any) -> AskForm:
    """A parent asks whoever he likes; a list of everybody who works in the region is not his to read."""
    is_family = request.actor.is_family
    return AskForm(
        request.POST if request.method == "POST" else None,
        people=[] if is_family else people_to_ask(dossier, but=request.actor.person_id, on=clock.today()),
        organisations=[] if is_family else organisations_to_ask(dossier, on=clock.today()),
        sections=[(row.value, str(row.label)) for row in _sections(dossier)],
        initial={"last_on": _usual_day()},
    )


def _sections(dossier: Any) -> list[Any]:
    return [section for section in WRITABLE_SECTIONS if category_of(section) in dossier.categories]


def _usual_day() -> dt.date:
    return clock.today() + dt.timedelta(days=contribution_rules().usual_days)


def _page(request: Request, dossier: Any) -> dict[str, Any]:
    actor = request.actor
    section = next(iter(_sections(dossier)), "")
    decision = outside.may_ask_contribution(
        actor,
        dossier,
        section=section,
        writer=Writer.SCHOOL,
        person_id=None,
        organisation_id=dossier.school_id,
    )
    pieces = pieces_of([dossier.pk], on=clock.today(), categories=dossier.categories)
    mine = decision.allowed and not actor.is_family
    return {
        "dossier": dossier,
        "child": dossier.pupil.person.call_name,
        "decision": decision,
        "pieces": [(piece, mine or piece.asked_by_id == actor.person_id) for piece in pieces],
        "usual_day": _usual_day(),
    }


def _shown_once(request: Request, dossier: Any, asked: operations.AskedLink) -> HttpResponse:
    context = {
        "dossier": dossier,
        "child": dossier.pupil.person.call_name,
        "name": asked.contribution.person.name,
        "last_on": asked.contribution.last_on,
        "link": asked.link,
        "code": asked.code,
    }
    return render(request, "outside/asked.html", context)


@require_POST
def revoke(request: Request, ref: uuid.UUID, contribution_id: int) -> HttpResponse:
    visible_dossier(request.actor, ref=ref)
    if attempt(request, operations.revoke_contribution, contribution_id=contribution_id):
        messages.success(request, _("De link werkt niet meer."))
    return redirect("outside:ask", ref)


@never_cache
@require_POST
def renew(request: Request, ref: uuid.UUID, contribution_id: int) -> HttpResponse:
    """What was written stays; the old link stops."""
    dossier = visible_dossier(request.actor, ref=ref)
    form = DayForm(request.POST)
    last_on = form.day if form.is_valid() else _usual_day()
    asked = attempt(
        request, operations.renew_contribution_link, contribution_id=contribution_id, last_on=last_on
    )
    return _shown_once(request, dossier, asked) if asked else redirect("outside:ask", ref)
