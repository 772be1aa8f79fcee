"""Screens: what a draft would mean for the dossiers that run, and for a visit that is only thought of."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.routes.definition import Route
from rondom.routes.drafting import preview
from rondom.web.manage.routes.choices import capital
from rondom.web.manage.routes.draft import may_go_on, shell
from rondom.web.manage.routes.rows import fact_list
from rondom.web.manage.routes.saving import of_draft
from rondom.web.manage.routes.start_forms import PracticeForm
from rondom.web.middleware import Request


@require_safe
@of_draft
def counts(request: Request, route_key: str) -> HttpResponse:
    """Per step: what running dossiers miss now, and what they would miss. Counts only; nothing changes."""
    context = shell(request, route_key)
    context["decision"] = may_go_on(context["checked"])
    if context["decision"]:
        found, words = preview.counts_of(
            request.actor.region_id, context["checked"].route, today=clock.today()
        )
        context["rows"] = [
            {"count": row, "missing": [(capital(what), now, then) for what, now, then in row.missing(words)]}
            for row in found
            if row.dossiers
        ]
        context["total"] = sum(row.dossiers for row in found)
    return render(request, "manage/routes/counts.html", context)


@require_safe
@of_draft
def practice(request: Request, route_key: str) -> HttpResponse:
    context = shell(request, route_key)
    context["decision"] = may_go_on(context["checked"])
    if context["decision"]:
        context |= _practice(request, context["checked"].route)
    return render(request, "manage/routes/practice.html", context)


def _practice(request: Request, route: Route) -> dict[str, Any]:
    form = PracticeForm(request.GET or None, initial={"step": route.steps[0].key, "days": 0})
    form.fields["step"].choices = [(step.key, f"{step.key}. {step.title}") for step in route.steps]  # type: ignore[attr-defined]
    facts = fact_list(route)
    form.fields["facts"].choices = facts  # type: ignore[attr-defined]
    if form.is_bound and not form.is_valid():
        return {"form": form}
    data = form.cleaned_data if form.is_bound else {}
    words = dict(facts)
    here = preview.practice(
        route,
        step=data.get("step") or route.steps[0].key,
        true_facts=data.get("facts") or (),
        days_here=data.get("days") or 0,
        today=clock.today(),
    )
    return {
        "form": form,
        "here": here,
        "missing": [words.get(name, name) for name in here.missing],
        "done": [words.get(name, name) for name in here.done],
        "moves": [
            {"move": move, "blocked_by": [words.get(name, name) for name in move.blocked_by]}
            for move in here.moves
        ],
    }
