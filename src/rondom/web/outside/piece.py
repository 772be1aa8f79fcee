"""The page on which a piece is written: the question, the call name of the child, and one's own text."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from rondom.core.actor import Actor
from rondom.core.decision import Conflict, Refused
from rondom.plans import operations
from rondom.plans.terms import Section
from rondom.web.http import autosaved, conflict_page
from rondom.web.outside.forms import PieceForm
from rondom.web.outside.words import HELP


def show(
    request: HttpRequest, row: Any, *, urls: dict[str, str], typed: str | None = None, reason: str = ""
) -> HttpResponse:
    """typed, reason: what was written and could not be kept, and why."""
    context = {
        "asked_by": row.asked_by.name,
        "child": row.dossier.pupil.person.call_name,
        "question": row.question,
        "title": Section(row.section).label,
        "help": HELP[row.section],
        "last_on": row.last_on,
        "text": row.text if typed is None else typed,
        "revision": row.revision,
        "reason": reason,
        "urls": urls,
    }
    return render(request, "outside/write.html", context, status=422 if reason else 200)


def keep(
    request: HttpRequest, row: Any, actor: Actor, *, operation: Callable[..., Any], urls: dict[str, str]
) -> HttpResponse:
    """Save or send in. Two tabs that disagree get both texts side by side."""
    form = PieceForm(request.POST)
    form.is_valid()
    text = form.cleaned_data.get("text", "").replace("\r\n", "\n")
    revision = form.cleaned_data.get("revision") or 0
    values = {"contribution_id": row.pk, "revision": revision}
    if request.headers.get("X-Autosave"):
        return autosaved(request, _saving(actor, text), mine=text, **values)  # type: ignore[arg-type]
    try:
        operation(actor, text=text, **values)
    except Refused as refused:
        return show(request, row, urls=urls, typed=text, reason=refused.decision.reason)
    except Conflict as conflict:
        return conflict_page(request, conflict, mine=text, field="text")
    return redirect(urls["done"] if operation is operations.send_contribution else urls["page"])


def _saving(actor: Actor, text: str) -> Callable[..., Any]:
    """Who writes by a link is not who is signed in on this computer."""
    return lambda _signed_in, **values: operations.save_contribution(actor, text=text, **values)
