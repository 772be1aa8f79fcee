"""Screens: the growth document, an earlier one, and closing it."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core.actor import Actor
from rondom.plans import access, operations, queries
from rondom.plans.kind_access import seen_kinds
from rondom.plans.terms import VIEW_SECTIONS, Section
from rondom.web.http import row_number
from rondom.web.middleware import Request
from rondom.web.plan import came_along
from rondom.web.plan.forms import CloseForm, FactorForm, HypothesisForm, NeedForm, WordsForm
from rondom.web.plan.frame import form_page, saved, seen_document, to
from rondom.web.plan.next_step import next_in_document

LOOK_BACKS = 5  # the newest; the rest is one click away


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The reader's own form in a section, and the words of everybody in it."""

    section: str
    title: str
    words: tuple[Any, ...]
    form: WordsForm | None
    has_own: bool


def document(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen_document(request, ref)
    return render(request, "plan/document.html", document_context(request.actor, dossier))


def document_context(actor: Actor, dossier: Any, **bound: Any) -> dict[str, Any]:
    """bound: forms that came back with errors, by name."""
    sections = queries.growth_document(dossier.pk, categories=dossier.categories)
    may_write = access.may_work_on_picture(actor, dossier)
    own = [_own(actor, section, writes=bool(may_write)) for section in sections]
    sees_education = Category.EDUCATION in dossier.categories
    goals = queries.goals_of(dossier.pk, kinds=seen_kinds(dossier))
    cards = queries.voice_cards_in(sections)
    written = {(card.author_id, card.voice) for card in cards} if sees_education else None
    whole = access.picture_is_whole(dossier, written=written)
    forms = {"factor": FactorForm(), "hypothesis": HypothesisForm(), "need": NeedForm()} | bound
    page = {
        "dossier": dossier,
        "views": [row for row in own if row.section in VIEW_SECTIONS],
        "background": [row for row in own if row.section not in (*VIEW_SECTIONS, Section.PICTURE)],
        "shared": next((row for row in own if row.section == Section.PICTURE), None),
        "cards": cards,
        "factors": queries.factors_of(dossier.pk) if sees_education else {},
        "hypotheses": list(queries.hypotheses_of(dossier.pk)) if sees_education else [],
        "needs": list(queries.needs_of(dossier.pk)) if sees_education else [],
        "hearing": queries.hearing_of(dossier.pk) if sees_education else None,
        "goals": goals,
        "sees_education": sees_education,
        "may_write": may_write,
        "may_add_goal": whole if may_write else may_write,
        "whole": whole,
        "may_close": access.may_close_document(
            actor, dossier, open_goals=any(goal.is_open for goal in goals) if sees_education else None
        ),
        "earlier": queries.closed_documents(dossier.pk),
        "evaluations": list(queries.evaluations_of(dossier.pk, kinds=seen_kinds(dossier))[:LOOK_BACKS]),
        "documents": came_along.documents(dossier),
        "import_url": came_along.report_url(actor, dossier),
        "plan_has_version": queries.has_version(dossier.pk) if sees_education else False,
        **{f"{name}_form": form for name, form in forms.items()},
    }
    return page | {"next": next_in_document(actor, dossier, page)}


def _own(actor: Actor, section: Any, *, writes: bool) -> OwnWords:
    """What came from a file stays as it came: own words stand beside it."""
    own = (row for row in section.words if row.author_id == actor.person_id and not row.is_imported)
    mine = next(own, None)
    initial = {"revision": 0}
    if mine:
        initial = {"text": mine.text, "nothing_to_add": mine.nothing_to_add, "revision": mine.revision}
    form = (
        WordsForm(initial=initial, auto_id=f"{section.section}-%s")
        if writes and section.section != Section.FAMILY_PLAN
        else None
    )
    return OwnWords(section.section, section.title, section.words, form, mine is not None)


def earlier(request: Request, ref: uuid.UUID, document_id: int) -> HttpResponse:
    """A closed document, to read; what is picked travels on to the next."""
    dossier = seen_document(request, ref)
    found = next((row for row in queries.closed_documents(dossier.pk) if row.pk == document_id), None)
    if found is None:
        raise Http404
    if request.method == "POST":
        picked = [row_number(value) for value in request.POST.getlist("paragraph")]
        if saved(
            request,
            operations.carry_on,
            done=_("Het nieuwe groeidocument is open. Wat u koos, staat erin."),
            document_id=document_id,
            paragraph_ids=picked,
        ):
            return to("document", ref)
    sections = queries.growth_document(dossier.pk, categories=dossier.categories, document_id=found.pk)
    context = {"dossier": dossier, "document": found, "sections": [row for row in sections if row.words]}
    context["is_open"] = queries.open_document(dossier.pk) is not None
    return render(request, "plan/earlier.html", context)


def close(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen_document(request, ref)
    form = CloseForm(request.POST or None)
    if (
        form.is_bound
        and form.is_valid()
        and saved(
            request,
            operations.close_growth_document,
            done=_("Het groeidocument is gesloten."),
            dossier_id=dossier.pk,
            reason=form.cleaned_data["reason"],
        )
    ):
        return to("document", ref)
    return form_page(
        request,
        dossier,
        form,
        title=_("Groeidocument sluiten"),
        intro=_("Wat erin staat, reist niet vanzelf mee naar een volgend groeidocument."),
        button=_("Sluit het groeidocument"),
        decision=access.may_close_document(request.actor, dossier),
    )
