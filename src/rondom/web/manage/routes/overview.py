"""Screens: the routes of the region, the library, a new route, a file that is read in."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rondom.routes.access import check_edits_routes, get_version
from rondom.routes.drafting import starting
from rondom.routes.drafting.counting import library, routes_of, unconfirmed
from rondom.routes.queries import route_of
from rondom.web.http import attempt
from rondom.web.manage.routes.saving import save
from rondom.web.manage.routes.start_forms import CopyForm, NewRouteForm, RouteFileForm
from rondom.web.middleware import Request


@require_safe
def routes(request: Request) -> HttpResponse:
    check_edits_routes(request.actor)
    rows = [
        {
            "row": row,
            "unconfirmed": unconfirmed(route_of(row.newest)) if row.newest else (),
        }
        for row in routes_of(request.actor.region_id)
    ]
    return render(request, "manage/routes/list.html", {"rows": rows})


def library_page(request: Request) -> HttpResponse:
    """Take routes over as they are, or one of them as a draft."""
    check_edits_routes(request.actor)
    if request.method == "POST" and (draft_of := request.POST.get("draft", "")):
        draft = attempt(request, starting.draft_from_library, name=draft_of)
        if draft:
            messages.success(request, _("Het concept staat klaar. Pas het aan uw regio aan."))
            return redirect("manage:draft", route_key=draft.key)
    elif request.method == "POST":
        taken = attempt(request, starting.take_over, names=request.POST.getlist("names"))
        if taken:
            words = ngettext(
                "Uw regio heeft nu %d route erbij. Scholen kunnen ermee beginnen.",
                "Uw regio heeft nu %d routes erbij. Scholen kunnen ermee beginnen.",
                len(taken),
            )
            messages.success(request, words % len(taken))
            return redirect("manage:routes")
    rows = library(request.actor.region_id)
    context = {"rows": rows, "any_free": any(not row.there for row in rows)}
    return render(request, "manage/routes/library.html", context)


def new(request: Request) -> HttpResponse:
    """A route that nobody has yet."""
    check_edits_routes(request.actor)
    form = NewRouteForm(request.POST or None)
    if form.is_bound and form.is_valid():
        draft = save(request, form, starting.draft_from_nothing, **form.cleaned_data).answer
        if draft:
            messages.success(request, _("Het concept is begonnen. Voeg de eerste stap toe."))
            return redirect("manage:draft", route_key=draft.key)
    return _form_page(request, form, _("Nieuwe route"), _("Begin het concept"))


def read_file(request: Request) -> HttpResponse:
    """A file becomes a draft, when nothing is wrong with it; else nothing is stored."""
    check_edits_routes(request.actor)
    form = RouteFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        draft = save(request, form, starting.draft_from_file, text=form.cleaned_data["file"]).answer
        if draft:
            messages.success(request, _("Het bestand klopt. Het staat klaar als concept."))
            return redirect("manage:draft", route_key=draft.key)
    return _form_page(request, form, _("Route inlezen"), _("Lees het bestand in"))


def copy(request: Request, version_id: int) -> HttpResponse:
    """Another route that begins as this one."""
    version = get_version(request.actor, version_id)
    form = CopyForm(request.POST or None, initial={"title": _("%s, kopie") % version.title})
    if form.is_bound and form.is_valid():
        values = {"version_id": version_id, "title": form.cleaned_data["title"]}
        draft = save(request, form, starting.draft_of_copy, **values).answer
        if draft:
            messages.success(request, _("Het concept staat klaar."))
            return redirect("manage:draft", route_key=draft.key)
    return _form_page(request, form, _("Kopie van %s") % version.title, _("Begin het concept"))


@require_POST
def edit(request: Request, version_id: int) -> HttpResponse:
    """Go on with the draft of this route, or begin one."""
    version = get_version(request.actor, version_id)
    draft = attempt(request, starting.draft_from_version, version_id=version.pk)
    if draft:
        return redirect("manage:draft", route_key=draft.key)
    return redirect("manage:routes_version", version_id=version.pk)


def _form_page(request: Request, form: Any, heading: str, button: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "button": button}
    return render(request, "manage/routes/form_page.html", context)
