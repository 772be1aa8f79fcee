"""The family's own plan: three texts that nobody else knows of, until the family shares them."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondom.core.decision import Conflict
from rondom.dossiers.access import get_dossier, visible_dossier
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.plans.family import family_draft
from rondom.plans.operations import share_family_plan, write_family_draft
from rondom.plans.outside import may_share_family_draft
from rondom.plans.terms import FamilyPart
from rondom.web.family.forms import WordsForm
from rondom.web.http import Request, attempt, autosaved, conflict_page


@require_safe
def page(request: Request, ref: uuid.UUID) -> HttpResponse:
    """The look is called as that of the family's own words: a name of its own would tell that there is a plan."""
    _only_family(request)
    return _page(request, get_dossier(request.actor, ref, looking_at="eigen woorden"))


@require_http_methods(["GET", "POST"])
def save(request: Request, ref: uuid.UUID, part: str) -> HttpResponse:
    """Keep one text. Two parents who disagree get both versions side by side."""
    _only_family(request)
    if request.method != "POST":  # the way back from both versions
        return redirect("family:own_plan", ref)
    if part not in FamilyPart.values:
        raise Http404
    dossier = visible_dossier(request.actor, ref=ref)
    form = WordsForm(request.POST)
    form.is_valid()
    mine = form.cleaned_data.get("text", "")
    values: dict[str, Any] = {
        "dossier_id": dossier.pk,
        "part": part,
        "revision": form.cleaned_data.get("revision") or 0,
    }
    if request.headers.get("X-Autosave"):
        return autosaved(request, _saving(mine), mine=mine, **values)
    try:
        saved = attempt(request, write_family_draft, text=mine, **values)
    except Conflict as conflict:
        return conflict_page(request, conflict, mine=mine, field="text")
    if saved:
        messages.success(request, _("Bewaard."))
        return redirect(f"{reverse('family:own_plan', args=[ref])}#{part}")
    return _page(request, dossier, typed={part: mine}, status=422)


def _saving(text: str) -> Any:
    """autosaved() shows `mine`, and gives the rest to the operation."""
    return lambda actor, **values: write_family_draft(actor, text=text, **values)


@require_POST
def share(request: Request, ref: uuid.UUID) -> HttpResponse:
    _only_family(request)
    dossier = visible_dossier(request.actor, ref=ref)
    if attempt(request, share_family_plan, dossier_id=dossier.pk) is not None:
        messages.success(request, _("Gedeeld. Het plan staat nu in het groeidocument."))
    return redirect("family:own_plan", ref)


def _page(
    request: Request, dossier: Any, *, typed: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    """typed: what was written and could not be kept; it stays in its field."""
    parts = family_draft(dossier.pk)
    context = {
        "ref": dossier.ref,
        "child": dossier.pupil.person.call_name,
        "rows": [{"part": part, "text": (typed or {}).get(part.part, part.text)} for part in parts],
        "may_share": may_share_family_draft(request.actor, dossier),
        "informal": request.actor.role == Role.PUPIL,
    }
    return render(request, "family/own_plan.html", context, status=status)


def _only_family(request: Request) -> None:
    if request.actor.role not in FAMILY_ROLES:
        raise Http404
