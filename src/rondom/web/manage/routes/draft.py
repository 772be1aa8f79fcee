"""Screens: a draft with everything in it, its general part, its order, publishing it, throwing it away."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.routes.definition import Route
from rondom.routes.diagram import diagram
from rondom.routes.drafting import operations
from rondom.routes.drafting.checking import Checked, check, is_same
from rondom.routes.drafting.counting import running_by_version
from rondom.routes.drafting.definition import GENERAL, general, read_mark
from rondom.routes.queries import newest_route, route_of
from rondom.web.http import attempt
from rondom.web.manage.routes.forms import GeneralForm
from rondom.web.manage.routes.pages import PAGES
from rondom.web.manage.routes.rows import part_rows, step_rows
from rondom.web.manage.routes.saving import draft_words, of_draft, save, theirs
from rondom.web.middleware import Request


def shell(request: Request, route_key: str) -> dict[str, Any]:
    """What stands around every page of a draft: its steps with what is wrong, and its parts. Errors: Http404."""
    words = draft_words(request, route_key)
    checked = check(words["definition"])
    steps = step_rows(words["definition"], checked)
    return words | {
        "checked": checked,
        "steps": steps,
        "known_steps": {row.key for row in steps},
        "newest": newest_route(request.actor.region_id, route_key),
    }


@require_safe
@of_draft
def overview(request: Request, route_key: str) -> HttpResponse:
    context = shell(request, route_key)
    counts = running_by_version(request.actor.region_id)
    newest = context["newest"]
    context |= {
        "parts": part_rows(context["definition"]),
        "may_publish": may_go_on(context["checked"], old=route_of(newest) if newest else None),
        "diagram": diagram(context["checked"].route) if context["checked"].route else None,
        "next_number": newest.version + 1 if newest else 1,
        "running": counts.get(newest.pk, 0) if newest else 0,
    }
    return render(request, "manage/routes/draft.html", context)


def may_go_on(checked: Checked, *, old: Route | None = None) -> Decision:
    """Publishing and trying out need a route without mistakes; publishing also one that says something else."""
    if checked.route is None or checked.problems:
        return refuse("route.draft_wrong", _("Los eerst op wat er niet klopt."))
    if old and is_same(checked.route, old):
        return refuse("route.nothing_changed", _("Er is nog niets veranderd."))
    return ALLOWED


@of_draft
def general_page(request: Request, route_key: str) -> HttpResponse:
    context = shell(request, route_key)
    definition = context["definition"]
    form = GeneralForm(request.POST or None, definition=definition, item=general(definition))
    context |= {"form": form, "heading": _("Algemeen"), "read": request.POST.get("read", "")}
    if form.is_bound and form.is_valid():
        values = {"route_key": route_key, "values": form.values(), "read": context["read"]}
        saved = save(request, form, operations.change_general, **values)
        if saved.answer:
            messages.success(request, _("Het concept is bewaard."))
            return redirect("manage:draft", route_key=route_key)
        if saved.theirs:
            context |= shell(request, route_key)
            context["theirs"] = theirs(form, general(context["definition"]))
    if not form.is_bound or "theirs" in context:
        context["read"] = read_mark(context["definition"], GENERAL, "")
    return render(request, "manage/routes/item.html", context)


@require_POST
@of_draft
def move(request: Request, route_key: str, part_name: str, item_key: str) -> HttpResponse:
    """One place up or down, without a script."""
    draft_words(request, route_key)
    values = {"part": part_of(part_name), "key": item_key, "up": request.POST.get("up") == "1"}
    attempt(request, operations.move_item, route_key=route_key, **values)
    return redirect("manage:draft", route_key=route_key)


def part_of(part_name: str) -> str:
    """Errors: Http404 for a name that is no part."""
    if part_name == "stappen":
        return "steps"
    if part_name not in PAGES:
        raise Http404
    return PAGES[part_name].part


@of_draft
def discard(request: Request, route_key: str) -> HttpResponse:
    """Ask once, then throw the draft away; what is published stays."""
    context = shell(request, route_key)
    if request.method == "POST":
        if attempt(request, operations.discard_draft, route_key=route_key):
            messages.success(request, _("Het concept is weg. Wat gepubliceerd is, blijft."))
        return redirect("manage:routes")
    return render(request, "manage/routes/discard.html", context)
