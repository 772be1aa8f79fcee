"""Screens: own words, words that were told, and what is added to the shared picture."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.queries import circle
from rondom.people.terms import FAMILY_ROLES
from rondom.plans import access, operations, queries
from rondom.plans.terms import WRITABLE_SECTIONS, Section, category_of
from rondom.web.http import autosaved
from rondom.web.middleware import Request
from rondom.web.plan.document import document_context
from rondom.web.plan.forms import FactorForm, HypothesisForm, NeedForm, ToldForm, WordsForm
from rondom.web.plan.frame import form_page, saved, seen_document, to

FORMS: dict[str, tuple[type[forms.Form], Callable[..., Any], str]] = {
    "factor": (FactorForm, operations.add_factor, "begrijpen"),
    "hypothesis": (HypothesisForm, operations.add_hypothesis, "begrijpen"),
    "need": (NeedForm, operations.add_need, "nodig"),
}
REMOVE: dict[str, tuple[Callable[..., Any], str]] = {
    "factor": (operations.remove_factor, "begrijpen"),
    "hypothesis": (operations.remove_hypothesis, "begrijpen"),
    "need": (operations.remove_need, "nodig"),
}


@require_POST
def write(request: Request, ref: uuid.UUID, section: str) -> HttpResponse:
    """Own words: saved while somebody types, or with the button."""
    if section not in Section.values:
        raise Http404
    dossier = visible_dossier(request.actor, ref=ref)
    form = WordsForm(request.POST)
    if not form.is_valid():
        return to("document", ref, anchor=section)
    values = {
        "dossier_id": dossier.pk,
        "section": section,
        "text": form.cleaned_data["text"],
        "nothing_to_add": form.cleaned_data["nothing_to_add"],
        "revision": form.cleaned_data["revision"] or 0,
    }
    mine = form.cleaned_data["text"]
    if request.headers.get("X-Autosave"):
        return autosaved(request, operations.write_paragraph, mine=mine, **values)
    answer = saved(
        request, operations.write_paragraph, done=_("Uw woorden zijn bewaard."), mine=mine, **values
    )
    if isinstance(answer, HttpResponse):
        return answer
    return to("document", ref, anchor=section) if answer else _kept(request, ref, section, form)


def _kept(request: Request, ref: uuid.UUID, section: str, form: WordsForm) -> HttpResponse:
    """After a refusal: what was typed stays."""
    dossier = seen_document(request, ref)
    return form_page(
        request, dossier, form, title=str(Section(section).label), button=_("Bewaar mijn woorden")
    )


def told(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Write down what the pupil or a parent tells; the words are theirs."""
    dossier = seen_document(request, ref)
    tellers = [
        (row.person_id, f"{row.name}, {row.label}")
        for row in circle(dossier, on=clock.today())
        if row.capacity in FAMILY_ROLES
    ]
    sections: list[Section] = [
        section for section in WRITABLE_SECTIONS if category_of(section) in dossier.categories
    ]
    initial = {"section": Section.GOES_WELL, "told_on": clock.today(), "revision": 0}
    initial |= _first_silent(dossier, tellers)
    form = ToldForm(request.POST or None, tellers=tellers, sections=sections, initial=initial)
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        answer = saved(
            request,
            operations.write_paragraph,
            done=_("Opgeschreven. De verteller kan het zelf nog veranderen."),
            mine=values["text"],
            dossier_id=dossier.pk,
            section=values["section"],
            text=values["text"],
            revision=values["revision"] or 0,
            told_by_person_id=values["teller"],
            told_on=values["told_on"],
        )
        if answer:
            return answer if isinstance(answer, HttpResponse) else to("document", ref)
    return form_page(
        request,
        dossier,
        form,
        title=_("Opschrijven wat iemand vertelt"),
        intro=_("Voor een kind of ouder die het niet zelf kan typen."),
        button=_("Bewaar de woorden"),
        decision=access.may_write_for(request.actor, dossier, author_id=dossier.pupil.person_id),
    )


def _first_silent(dossier: Any, tellers: list[tuple[int, str]]) -> dict[str, Any]:
    """Who did not say yet how he sees it comes first."""
    spoken = {card.author_id for card in queries.voice_cards(dossier.pk, categories=dossier.categories)}
    silent = [person_id for person_id, _name in tellers if person_id not in spoken]
    return {"teller": silent[0]} if silent else {}


@require_POST
def add(request: Request, ref: uuid.UUID, what: str) -> HttpResponse:
    if what not in FORMS:
        raise Http404
    kind, operation, anchor = FORMS[what]
    form = kind(request.POST)
    if form.is_valid():
        dossier = visible_dossier(request.actor, ref=ref)
        if saved(request, operation, done=_("Toegevoegd."), dossier_id=dossier.pk, **form.cleaned_data):
            return to("document", ref, anchor=anchor)
    dossier = seen_document(request, ref)
    context = document_context(request.actor, dossier, **{what: form})
    return render(request, "plan/document.html", context | {"open_form": what})


@require_POST
def remove(request: Request, ref: uuid.UUID, what: str, item_id: int) -> HttpResponse:
    if what not in REMOVE:
        raise Http404
    operation, anchor = REMOVE[what]
    dossier = visible_dossier(request.actor, ref=ref)
    values: dict[str, Any] = {"dossier_id": dossier.pk, f"{what}_id": item_id}
    saved(request, operation, done=_("Weggehaald."), **values)
    return to("document", ref, anchor=anchor)
