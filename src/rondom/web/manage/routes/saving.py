"""Saving a part of a draft from a form: what the operation says comes back at the form, and nothing typed is lost."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rondom.core.decision import Conflict, Refused
from rondom.routes import access
from rondom.routes.definition import RouteError
from rondom.routes.drafting.counting import draft_is_there
from rondom.routes.drafting.definition import Item
from rondom.routes.queries import newest_route
from rondom.web.manage.routes.forms import PartForm
from rondom.web.middleware import Request


@dataclass(frozen=True, slots=True)
class Saved:
    """answer: of the operation, None when nothing was stored. theirs: somebody else changed the same meanwhile."""

    answer: Any = None
    theirs: bool = False


def save(request: Request, form: forms.Form, operation: Callable[..., Any], **values: Any) -> Saved:
    """Run an operation as the actor and put a refusal at the form. Errors: Http404."""
    try:
        answer = operation(request.actor, **values)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    except Refused as refused:
        form.add_error(None, refused.decision.reason)
        return Saved()
    except RouteError as error:
        for problem in error.problems:
            form.add_error(None, problem.message)
        return Saved()
    except Conflict as conflict:
        words = _("%(who)s veranderde dit terwijl u typte. Uw tekst staat nog hieronder.")
        form.add_error(None, words % {"who": conflict.theirs_by})
        return Saved(theirs=True)
    return Saved(answer=True if answer is None else answer)


def theirs(form: PartForm, stored: Item) -> list[tuple[str, str]]:
    """(label, what stands there now) of every field in which somebody else's text differs from what was typed."""
    other = type(form)(definition=form.definition, item=stored)
    return list(_differences(form, other))


def _differences(form: PartForm, other: PartForm) -> Iterator[tuple[str, str]]:
    for name, field in form.fields.items():
        mine = form.cleaned_data.get(name)
        now = other.get_initial_for_field(other.fields[name], name)
        if isinstance(field, forms.MultipleChoiceField):
            mine, now = sorted(mine or []), sorted(now or [])
        if str(mine or "") != str(now or ""):
            yield str(field.label), shown(field, now) or _("niets")


def shown(field: forms.Field, value: Any) -> str:
    """A value in the words of its field."""
    words = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    if isinstance(value, list):
        return ", ".join(words.get(str(key), str(key)) for key in value)
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    return words.get(str(value), str(value)) if value else ""


def of_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of a draft. When somebody published or discarded it meanwhile, a page that says so, with what was typed."""

    @wraps(view)
    def page(request: Request, route_key: str, **parts: Any) -> HttpResponse:
        access.check_edits_routes(request.actor)
        if not draft_is_there(request.actor.region_id, route_key):
            return _gone(request, route_key)
        return view(request, route_key, **parts)

    return page


def _gone(request: Request, route_key: str) -> HttpResponse:
    newest = newest_route(request.actor.region_id, route_key)
    if newest is None:
        raise Http404
    typed = [
        value
        for name, values in request.POST.lists()
        for value in values
        if name not in ("csrfmiddlewaretoken", "read", "revision", "newest") and value.strip()
    ]
    context = {"newest": newest, "typed": typed}
    return render(request, "manage/routes/gone.html", context, status=409)


def draft_words(request: Request, route_key: str) -> dict[str, Any]:
    """What every page of a draft needs. Errors: Http404."""
    draft = access.get_draft(request.actor, route_key)
    title = str(draft.definition.get("title") or draft.key)
    return {"draft": draft, "definition": draft.definition, "route_title": title}
