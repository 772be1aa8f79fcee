"""Own words about a child: three short texts, saved while typing, in nobody's hands but the writer's."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rondom.core.decision import Conflict
from rondom.dossiers.access import get_dossier, visible_dossier
from rondom.people.terms import FAMILY_ROLES, Role
from rondom.plans.family import OwnWords, own_words
from rondom.plans.operations import write_paragraph
from rondom.plans.terms import VIEW_SECTIONS
from rondom.web.family.forms import WordsForm
from rondom.web.http import Request, attempt, autosaved, conflict_page


@require_safe
def words(request: Request, ref: uuid.UUID) -> HttpResponse:
    _only_family(request)
    dossier = get_dossier(request.actor, ref, looking_at="eigen woorden")
    parts = own_words([dossier.pk], person_id=request.actor.person_id)[dossier.pk]
    return _page(request, ref, dossier.pupil.person.call_name, parts)


@require_http_methods(["GET", "POST"])
def save(request: Request, ref: uuid.UUID, section: str) -> HttpResponse:
    """Keep one text. Two tabs that disagree get both versions side by side."""
    _only_family(request)
    if request.method != "POST":  # the way back from both versions
        return redirect("family:words", ref)
    if section not in VIEW_SECTIONS:
        raise Http404
    dossier = visible_dossier(request.actor, ref=ref)
    form = WordsForm(request.POST)
    form.is_valid()
    values = {
        "dossier_id": dossier.pk,
        "section": section,
        "text": form.cleaned_data.get("text", ""),
        "revision": form.cleaned_data.get("revision") or 0,
        "nothing_to_add": form.cleaned_data.get("nothing_to_add", False),
    }
    if request.headers.get("X-Autosave"):
        return autosaved(request, write_paragraph, mine=values["text"], **values)
    try:
        saved = attempt(request, write_paragraph, **values)
    except Conflict as conflict:
        return conflict_page(request, conflict, mine=values["text"], field="text")
    if saved:
        messages.success(request, _("Bewaard."))
        return redirect(f"{reverse('family:words', args=[ref])}#{section}")
    parts = own_words([dossier.pk], person_id=request.actor.person_id)[dossier.pk]
    return _page(
        request, ref, dossier.pupil.person.call_name, parts, typed={section: values["text"]}, status=422
    )


def _page(
    request: Request,
    ref: uuid.UUID,
    child: str,
    parts: list[OwnWords],
    *,
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """typed: what was written and could not be kept; it stays in its field."""
    rows = [{"part": part, "text": (typed or {}).get(part.section, part.text)} for part in parts]
    informal = request.actor.role == Role.PUPIL
    context = {"ref": ref, "child": child, "rows": rows, "informal": informal}
    return render(request, "family/words.html", context, status=status)


def _only_family(request: Request) -> None:
    if request.actor.role not in FAMILY_ROLES:
        raise Http404
