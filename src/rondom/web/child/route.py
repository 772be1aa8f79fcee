"""Screens: start the route, choose a step, end it, explain it, answer a key question."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.decision import Decision
from rondom.dossiers.access import SeenDossier, get_dossier
from rondom.people.terms import Role
from rondom.routes import access, operations
from rondom.routes.definition import Route
from rondom.routes.engine import Move
from rondom.routes.gates import opener_of
from rondom.routes.queries import (
    Place,
    Said,
    answers_to,
    key_questions,
    label_of,
    path_of,
    place_of,
    results_of,
    route_of,
    routes_for,
    said_of,
)
from rondom.routes.terms import PRECONDITION, Certainty
from rondom.web.child.forms import AnswerForm, MoveForm, OutcomeForm
from rondom.web.http import attempt
from rondom.web.links import address
from rondom.web.middleware import Request


def start(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="route")
    if request.method == "POST":
        key = request.POST.get("route", "")
        if attempt(request, operations.start_route, dossier_id=dossier.pk, route_key=key):
            messages.success(request, _("De route is begonnen."))
        return redirect("child:page", ref=ref)
    routes = [_startable(request, dossier, row) for row in routes_for(dossier.region_id, dossier.school_id)]
    context = {"dossier": dossier, "routes": routes, "actor": request.actor}
    return render(request, "child/route_start.html", context)


def _startable(request: Request, dossier: SeenDossier, version: Any) -> dict[str, Any]:
    """A route with its preconditions: what was said, and whether it may begin."""
    route = route_of(version)
    opener = opener_of(route, request.actor.role)
    skipped = {PRECONDITION + key for key in (opener.without if opener else ())}
    said = said_of(dossier.pk, route) if route.preconditions else []
    wanted = [row for row in said if row.name.startswith(PRECONDITION) and row.name not in skipped]
    missing = [row.name for row in wanted if row.row is None]
    return {
        "version": version,
        "route": route,
        "preconditions": [_said_row(dossier, row) for row in wanted],
        "decision": access.may_begin(request.actor, dossier, route, missing=missing),
    }


def _said_row(dossier: SeenDossier, row: Said) -> dict[str, Any]:
    return {
        "check": row.check,
        "key": row.check.key,
        "row": row.row,
        "shows_evidence": Category.EDUCATION in dossier.categories,
    }


def _place(dossier: SeenDossier) -> Place:
    place = place_of(dossier.pk, on=clock.today())
    if place is None:
        raise Http404
    return place


def step(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Every step one can go to: the usual ones first, the others with a reason."""
    dossier = get_dossier(request.actor, ref, looking_at="route")
    place = _place(dossier)
    to, leaving = request.POST.get("to", ""), request.POST.get("leaving", "")
    form = MoveForm(request.POST or None, prefix=f"{leaving}-{to}")
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "leaving": leaving, "to": to, **form.cleaned_data}
        if attempt(request, operations.move, **values):
            messages.success(request, _("Het dossier staat nu op stap %s.") % to)
            return redirect("child:page", ref=ref)
    context = {
        "dossier": dossier,
        "place": place,
        "groups": [
            {
                "here": here,
                "usual": _choices(request, dossier, place, here, form, usual=True),
                "other": _choices(request, dossier, place, here, form, usual=False),
            }
            for here in place.outlook.here
        ],
    }
    return render(request, "child/route_step.html", context)


def _choices(
    request: Request, dossier: SeenDossier, place: Place, here: Any, tried: MoveForm, *, usual: bool
) -> list[dict[str, Any]]:
    found = []
    for move in here.moves:
        if move.usual != usual:
            continue
        prefix = f"{here.step.key}-{move.to.key}"
        form = tried if tried.prefix == prefix else MoveForm(prefix=prefix)
        found.append(
            {
                "move": move,
                "form": form,
                "decision": _may(request, dossier, move, place.route),
                **_scaling(place, move),
            }
        )
    return found


def _scaling(place: Place, move: Move) -> dict[str, Any]:
    """Who the larger team brings, and what it asks of the family; whom going down sends away."""
    scaling = move.scaling
    joins = [str(Role(name).label) for name in scaling.joins] if scaling else []
    consents = [label_of(place.route, name) for name in scaling.consents] if scaling else []
    absent = [str(Role(name).label) for name in move.absent]
    return {"joins": joins, "consents": consents, "absent": absent}


def _may(request: Request, dossier: SeenDossier, move: Move, route: Route) -> Decision:
    """Whether somebody may press: the reason is asked in the form, so it does not switch the button off."""
    return access.may_move(request.actor, dossier, move, reason="-", route=route)


def outcome(request: Request, ref: uuid.UUID) -> HttpResponse:
    """End the route; only with an outcome that a closed meeting decided."""
    dossier = get_dossier(request.actor, ref, looking_at="route")
    place = _place(dossier)
    decision = access.may_end(request.actor, dossier, place.route, missing=place.end_gaps)
    form = OutcomeForm(request.POST or None, outcomes=[(row.key, row.title) for row in place.route.outcomes])
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        needs = next(row for row in place.route.outcomes if row.key == values["outcome"]).needs_date
        if needs and not values["until_on"]:
            form.add_error("until_on", _("Kies tot welke dag dit duurt"))
        elif attempt(request, operations.end_route, dossier_id=dossier.pk, **values):
            messages.success(request, _("De route is klaar."))
            return redirect("child:page", ref=ref)
    context = {"dossier": dossier, "place": place, "form": form, "decision": decision}
    context |= {"heading": _("Uitkomst van de route"), "button": _("Rond de route af")}
    context["new_meeting_url"] = address("meeting:plan", ref=ref)
    return render(request, "child/route_outcome.html", context)


def explain(request: Request, ref: uuid.UUID) -> HttpResponse:
    """All steps with text, people, certainty and source; and how this child went."""
    dossier = get_dossier(request.actor, ref, looking_at="route")
    place = _place(dossier)
    sources = {source.key: source for source in place.route.sources}
    phases = {phase.key: phase.title for phase in place.route.phases}
    labels = {
        Certainty.CONFIRMED: ("done", _("Bevestigd")),
        Certainty.INFERRED: ("info", _("Afgeleid")),
        Certainty.UNCONFIRMED: ("wait", _("Nog niet bevestigd")),
    }
    rows = [
        {
            "step": row,
            "phase": phases[row.phase],
            "parties": [str(Role(party).label) for party in row.parties if party in Role.values],
            "needs": [place.label_of(name) for name in row.hard],
            "closes_with": [place.label_of(name) for name in row.closes_with],
            "done_when": [place.label_of(name) for name in row.done_when],
            "certainty": labels[row.confirmed],
            "sources": [sources[key] for key in row.source if key in sources],
        }
        for row in place.route.steps
    ]
    sees = Category.EDUCATION in dossier.categories
    context = {"dossier": dossier, "place": place, "rows": rows, "path": path_of(dossier.pk)}
    context["said"] = [row for row in said_of(dossier.pk, place.route) if row.row] if sees else []
    context["results"] = (
        [(place.result_title(row.kind), row) for row in results_of(dossier.pk)] if sees else []
    )
    return render(request, "child/route_explain.html", context)


def key_question(request: Request, ref: uuid.UUID, key: str) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="route")
    if Category.EDUCATION not in dossier.categories:
        raise Http404
    call_name = dossier.pupil.person.call_name
    questions = key_questions(dossier.pk, _place(dossier).route, call_name=call_name)
    question = next((row for row in questions if row.key == key), None)
    if question is None:
        raise Http404
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "question": key, "text": form.cleaned_data["text"]}
        if attempt(request, operations.answer_key_question, **values):
            messages.success(request, _("Uw antwoord is bewaard."))
            return redirect("child:page", ref=ref)
    context = {
        "dossier": dossier,
        "question": question,
        "form": form,
        "answers": answers_to(dossier.pk, key),
        "decision": access.may_answer_key_question(request.actor, dossier),
        "heading": question.short,
        "intro": question.text if question.text != question.short else "",
        "button": _("Bewaar antwoord"),
    }
    return render(request, "child/key_question.html", context)
