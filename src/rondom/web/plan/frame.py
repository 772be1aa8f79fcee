"""What the screens of a plan share: the dossier with the look, who is around, and a form on a page of its own."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from rondom.core import clock
from rondom.core.decision import Conflict
from rondom.dossiers.access import get_dossier
from rondom.dossiers.queries import circle
from rondom.plans.kind_access import goal_kinds, may_see_plan
from rondom.plans.terms import PlanKind
from rondom.web.http import attempt, conflict_page
from rondom.web.middleware import Request

PAGES = {PlanKind.OPP: "plan", PlanKind.FAMILY: "family_plan"}
PARTS = {PlanKind.OPP: "plan/_parts.html", PlanKind.FAMILY: "plan/_family_parts.html"}
_PREFIX = {PlanKind.OPP: "", PlanKind.FAMILY: "family_"}


def page_name(kind: str) -> str:
    """The name of the page of a plan, for to() and for a crumb."""
    return PAGES[PlanKind(kind)]


def plan_urls(kind: str, ref: uuid.UUID) -> dict[str, str]:
    """The addresses of a plan by what they are for."""
    names = ("start", "freeze", "versions")
    found = {name: reverse(f"plan:{_PREFIX[PlanKind(kind)]}{name}", args=[ref]) for name in names}
    return found | {"page": reverse(f"plan:{page_name(kind)}", args=[ref])}


def version_url(kind: str, ref: uuid.UUID, number: int, name: str = "version") -> str:
    """name: "version" or "pdf"."""
    return reverse(f"plan:{_PREFIX[PlanKind(kind)]}{name}", args=[ref, number])


def part_url(kind: str, ref: uuid.UUID, part: str) -> str:
    return reverse(f"plan:{_PREFIX[PlanKind(kind)]}part", args=[ref, part])


def seen_plan(request: Request, ref: uuid.UUID, *, looking_at: str = "plan", kind: str = PlanKind.OPP) -> Any:
    """The dossier for a screen about a plan; writes the look. Errors: Http404."""
    if kind == PlanKind.FAMILY and looking_at == "plan":
        looking_at = "gezinsplan"
    dossier = get_dossier(request.actor, ref, looking_at=looking_at)
    if not may_see_plan(dossier, kind):
        raise Http404
    return dossier


def seen_goals(request: Request, ref: uuid.UUID) -> Any:
    """The dossier for a screen about a goal: for who reads the goals of one of the plans. Errors: Http404."""
    dossier = get_dossier(request.actor, ref, looking_at="plan")
    if not goal_kinds(dossier):
        raise Http404
    return dossier


def seen_any_plan(request: Request, ref: uuid.UUID, *, looking_at: str = "plan") -> Any:
    """The dossier for who reads one of the plans; which one is asked of what hangs on it. Errors: Http404."""
    dossier = get_dossier(request.actor, ref, looking_at=looking_at)
    if not any(may_see_plan(dossier, kind) for kind in PlanKind):
        raise Http404
    return dossier


def seen_document(request: Request, ref: uuid.UUID) -> Any:
    """The dossier for a screen about the growth document; writes the look. Errors: Http404."""
    return get_dossier(request.actor, ref, looking_at="groeidocument")


def seen_words(request: Request, ref: uuid.UUID, *, looking_at: str = "groeidocument") -> Any:
    """The same for a part that is all about school and learning. Errors: Http404."""
    dossier = get_dossier(request.actor, ref, looking_at=looking_at)
    if not may_see_plan(dossier):
        raise Http404
    return dossier


def people_of(dossier: Any, *, but: int | None = None) -> list[tuple[int, str]]:
    """Everybody around the child, once: (person, "Naam, rol")."""
    rows = {
        row.person_id: f"{row.name}, {row.label}"
        for row in circle(dossier, on=clock.today())
        if row.person_id != but
    }
    return list(rows.items())


def to(name: str, ref: uuid.UUID, *, anchor: str = "") -> HttpResponse:
    """Back to a page of this child. name: of an address, e.g. "plan" or "document"."""
    return redirect(reverse(f"plan:{name}", args=[ref]) + (f"#{anchor}" if anchor else ""))


def saved(
    request: Request,
    operation: Callable[..., Any],
    *,
    done: str,
    mine: str = "",
    field: str = "text",
    **values: Any,
) -> HttpResponse | bool:
    """Run one operation. True with a message when it went well, False after a refusal; a page when somebody was first."""
    try:
        result = attempt(request, operation, **values)
    except Conflict as conflict:
        return conflict_page(request, conflict, mine=mine, field=field)
    if result is not None:
        messages.success(request, done)
    return result is not None


def form_page(request: Request, dossier: Any, form: forms.Form, **more: Any) -> HttpResponse:
    """A page with one form. more: title, button, back (a name), intro, decision, action, says_optional."""
    context = {"dossier": dossier, "form": form, "back": "document", "says_optional": True} | more
    return render(request, "plan/form_page.html", context)
