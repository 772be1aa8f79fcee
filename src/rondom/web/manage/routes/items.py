"""Screens: a step of a draft, and every other item of it; adding, changing and taking away."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.routes.drafting import operations
from rondom.routes.drafting.counting import running_by_step
from rondom.routes.drafting.definition import STEPS, Definition, Item, item, key_word, read_mark
from rondom.web.http import attempt
from rondom.web.manage.routes.draft import part_of, shell
from rondom.web.manage.routes.forms import PartForm
from rondom.web.manage.routes.pages import PAGES
from rondom.web.manage.routes.rows import item_words
from rondom.web.manage.routes.saving import of_draft, save, theirs
from rondom.web.manage.routes.step_form import NewStepForm, StepForm
from rondom.web.middleware import Request


@of_draft
def step(request: Request, route_key: str, step_key: str) -> HttpResponse:
    context = shell(request, route_key) | {"open_step": step_key, "template": "manage/routes/step.html"}
    found = _item(context["definition"], STEPS, step_key)
    context["heading"] = _("Stap %(key)s: %(title)s") % {"key": step_key, "title": found.get("title", "")}
    context["problems"] = context["checked"].at(step_key)
    return _change(request, context, StepForm, STEPS, step_key)


@of_draft
def new_step(request: Request, route_key: str) -> HttpResponse:
    context = shell(request, route_key) | {"heading": _("Stap toevoegen"), "is_new": True}
    return _add(request, context | {"template": "manage/routes/step.html"}, NewStepForm, STEPS)


@of_draft
def change(request: Request, route_key: str, part_name: str, item_key: str) -> HttpResponse:
    part = part_of(part_name)
    if part == STEPS:
        return redirect("manage:draft_step", route_key=route_key, step_key=item_key)
    page = PAGES[part_name]
    context = shell(request, route_key) | {"heading": page.one, "page_of": page, "item_key": item_key}
    return _change(request, context, page.form, part, item_key)


@of_draft
def add(request: Request, route_key: str, part_name: str) -> HttpResponse:
    if part_of(part_name) == STEPS:
        return redirect("manage:draft_step_new", route_key=route_key)
    page = PAGES[part_name]
    heading = _("%s toevoegen") % page.one
    return _add(request, shell(request, route_key) | {"heading": heading}, page.form, page.part)


@of_draft
def remove(request: Request, route_key: str, part_name: str, item_key: str) -> HttpResponse:
    """Ask once, with how many dossiers stand at a step; then take it out of the draft."""
    part = part_of(part_name)
    context = shell(request, route_key)
    found = _item(context["definition"], part, item_key)
    if request.method == "POST":
        if attempt(request, operations.remove_item, route_key=route_key, part=part, key=item_key):
            messages.success(request, _("Het is weg uit het concept. Kijk of de rest nog klopt."))
        return redirect("manage:draft", route_key=route_key)
    is_step = part == STEPS
    context |= {
        "title": item_words(part, found)[1],
        "item_key": item_key,
        "is_step": is_step,
        "running": running_by_step(request.actor.region_id, route_key).get(item_key, 0) if is_step else 0,
    }
    return render(request, "manage/routes/remove.html", context)


def _item(definition: Definition, part: str, key: str) -> Item:
    """Errors: Http404."""
    try:
        return item(definition, part, key)
    except KeyError as error:
        raise Http404 from error


def _change(
    request: Request, context: dict[str, Any], form_class: type[PartForm], part: str, key: str
) -> HttpResponse:
    definition, route_key = context["definition"], context["draft"].key
    form = form_class(request.POST or None, definition=definition, item=_item(definition, part, key))
    read = request.POST.get("read", "") if form.is_bound else read_mark(definition, part, key)
    if form.is_bound and form.is_valid():
        values = {"part": part, "key": key, "values": form.values(), "read": read}
        saved = save(request, form, operations.change_item, route_key=route_key, **values)
        if saved.answer:
            messages.success(request, _("Het concept is bewaard."))
            return redirect("manage:draft", route_key=route_key)
        if saved.theirs:
            stored = shell(request, route_key)["definition"]
            read = read_mark(stored, part, key)
            form.definition = stored
            context["theirs"] = theirs(form, _item(stored, part, key))
    return _page(request, context | {"form": form, "read": read})


def _add(request: Request, context: dict[str, Any], form_class: type[PartForm], part: str) -> HttpResponse:
    form = form_class(request.POST or None, definition=context["definition"], item={})
    if form.is_bound and form.is_valid():
        values = {"part": part, "values": form.values(), "key": form.cleaned_data.get(key_word(part), "")}
        if save(request, form, operations.add_item, route_key=context["draft"].key, **values).answer:
            messages.success(request, _("Het staat in het concept."))
            return redirect("manage:draft", route_key=context["draft"].key)
    return _page(request, context | {"form": form, "read": ""})


def _page(request: Request, context: dict[str, Any]) -> HttpResponse:
    return render(request, context.get("template", "manage/routes/item.html"), context)
