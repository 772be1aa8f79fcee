"""Screens: say that what a route asks is so, take it back, write down a result, answer a referral."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.dossiers.access import SeenDossier, get_dossier
from rondom.dossiers.queries import circle
from rondom.routes import access, queries, saying
from rondom.routes.definition import Route
from rondom.routes.terms import CHECK, PRECONDITION
from rondom.routes.words import ReferralAnswer
from rondom.web.child.route_forms import CheckForm, ReferralForm, ResultForm
from rondom.web.http import attempt
from rondom.web.middleware import Request


def precondition(request: Request, ref: uuid.UUID, route_key: str, key: str) -> HttpResponse:
    """Before the route begins."""
    dossier = _dossier(request, ref)
    version = next(
        (row for row in queries.routes_for(dossier.region_id, dossier.school_id) if row.key == route_key),
        None,
    )
    if version is None:
        raise Http404
    return _say(request, dossier, queries.route_of(version), PRECONDITION + key, route_key=route_key)


def check(request: Request, ref: uuid.UUID, key: str) -> HttpResponse:
    """At a step."""
    dossier = _dossier(request, ref)
    return _say(request, dossier, _place(dossier).route, CHECK + key)


def _dossier(request: Request, ref: uuid.UUID) -> SeenDossier:
    """What shows it is about the child, so it is for who sees what is about school."""
    dossier = get_dossier(request.actor, ref, looking_at="route")
    if Category.EDUCATION not in dossier.categories:
        raise Http404
    return dossier


def _place(dossier: SeenDossier) -> queries.Place:
    place = queries.place_of(dossier.pk, on=clock.today())
    if place is None:
        raise Http404
    return place


def _say(
    request: Request, dossier: SeenDossier, route: Route, name: str, *, route_key: str = ""
) -> HttpResponse:
    said = next((row for row in queries.said_of(dossier.pk, route) if row.name == name), None)
    if said is None:
        raise Http404
    form = CheckForm(request.POST or None, needed=said.check.evidence)
    if form.is_bound and form.is_valid():
        values = {"name": name, "route_key": route_key, **form.cleaned_data}
        if attempt(request, saying.say_check, dossier_id=dossier.pk, **values):
            messages.success(request, _("Dit is vastgelegd."))
            return _back(dossier, route_key)
    context = {
        "dossier": dossier,
        "form": form,
        "said": said,
        "decision": access.may_say_check(request.actor, dossier, name),
        "may_take_back": access.may_take_back(request.actor, dossier, said.row) if said.row else None,
        "heading": said.check.title[:1].upper() + said.check.title[1:],
        "intro": said.check.plain,
        "button": _("Leg vast"),
    }
    return render(request, "child/check.html", context)


def _back(dossier: SeenDossier, route_key: str) -> HttpResponse:
    return redirect("child:route_start" if route_key else "child:page", ref=dossier.ref)


@require_POST
def take_back(request: Request, ref: uuid.UUID, check_id: int) -> HttpResponse:
    dossier = _dossier(request, ref)
    if attempt(request, saying.take_back_check, check_id=check_id):
        messages.success(request, _("Het is teruggenomen. Wat er stond, blijft in de geschiedenis."))
    return redirect("child:page", ref=dossier.ref)


def result(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Who can best help, and with what."""
    dossier = _dossier(request, ref)
    place = _place(dossier)
    if not place.route.results:
        raise Http404
    form = ResultForm(request.POST or None, kinds=_kinds(place), people=_people(dossier))
    if (
        form.is_bound
        and form.is_valid()
        and attempt(request, saying.record_result, dossier_id=dossier.pk, **form.cleaned_data)
    ):
        messages.success(request, _("Het resultaat is vastgelegd. Wie helpt, krijgt bericht."))
        return redirect("child:page", ref=ref)
    context = {
        "dossier": dossier,
        "form": form,
        "kinds": place.route.results,
        "decision": access.may_record_result(request.actor, dossier),
        "heading": _("Wie kan het best helpen?"),
        "intro": _("Kies wat er gebeurt en wie dat doet. Leg elk resultaat apart vast."),
        "button": _("Leg het resultaat vast"),
    }
    return render(request, "child/result.html", context)


def _kinds(place: queries.Place) -> list[tuple[str, str]]:
    """What the open steps can lead to."""
    here = {row.step.key for row in place.outlook.here}
    return [(row.key, row.title) for row in place.route.results if not row.steps or here & set(row.steps)]


def _people(dossier: SeenDossier) -> list[tuple[int, str]]:
    around = circle(dossier, on=clock.today())
    return [(row.participant_id, f"{row.name}, {row.label}") for row in around if not row.waits]


def referral(request: Request, ref: uuid.UUID, result_id: int) -> HttpResponse:
    """The helper takes it on, or says why not."""
    dossier = get_dossier(request.actor, ref, looking_at="route")
    asked = next(
        (row for row in queries.results_of(dossier.pk) if row.pk == result_id and row.referral), None
    )
    sees = Category.EDUCATION in dossier.categories
    if asked is None or not (sees or asked.helper.person_id == request.actor.person_id):
        raise Http404
    form = ReferralForm(request.POST or None)
    if (
        form.is_bound
        and form.is_valid()
        and attempt(request, saying.answer_referral, result_id=result_id, **form.cleaned_data)
    ):
        accepted = form.cleaned_data["answer"] == ReferralAnswer.ACCEPTED
        done = _("U neemt de verwijzing aan.") if accepted else _("U neemt de verwijzing niet aan.")
        messages.success(request, done)
        return redirect("child:page", ref=ref)
    place = _place(dossier)
    context: dict[str, Any] = {
        "dossier": dossier,
        "form": form,
        "result": asked,
        "shows_text": sees,
        "decision": access.may_answer_referral(request.actor, dossier, asked),
        "heading": place.result_title(asked.kind),
        "intro": _("U bent gevraagd om dit op te pakken."),
        "button": _("Verstuur uw antwoord"),
    }
    return render(request, "child/referral.html", context)
