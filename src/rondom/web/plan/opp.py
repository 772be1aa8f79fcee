"""Screens: the plan (OPP) itself, its parts, and laying a version ready to sign."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.plans import access, kind_access, operations, queries
from rondom.plans.opp_form import exits_of
from rondom.plans.terms import PlanKind, PlanPart
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.plan.forms import DayForm, PartForm
from rondom.web.plan.frame import form_page, page_name, plan_urls, saved, seen_plan, to
from rondom.web.plan.opp_page import plan_context

PART_QUESTIONS = {
    PlanPart.EXIT: (
        gettext_lazy("Welke bestemming verwachten we?"),
        gettext_lazy(
            "Kies uit de lijst van deze school. Staat het er niet bij? Schrijf de bestemming dan in eigen woorden."
        ),
    ),
    PlanPart.DESTINATION: (
        gettext_lazy("Waar werken we naartoe?"),
        gettext_lazy("De uitstroombestemming, in gewone woorden."),
    ),
    PlanPart.FOUNDATION: (
        gettext_lazy("Waarom denken we dat?"),
        gettext_lazy("Wat helpt en wat het lastig maakt, staat er al bij."),
    ),
    PlanPart.DEVIATIONS: (
        gettext_lazy("Wat gaat anders dan in de klas?"),
        gettext_lazy("Is er niets anders? Schrijf dan: geen."),
    ),
    PlanPart.TALKED_ON: (gettext_lazy("Wanneer is dit met de ouders besproken?"), ""),
    PlanPart.TALKED_WITH: (
        gettext_lazy("Met wie is dit besproken, en waren jullie het eens?"),
        gettext_lazy("Bijvoorbeeld: met beide ouders. Moeder is het eens, vader ziet liever havo."),
    ),
    PlanPart.EVALUATE_ON: (
        gettext_lazy("Wanneer kijken we samen terug?"),
        gettext_lazy("Minstens één keer per schooljaar, met ouders en kind."),
    ),
}


FAMILY_QUESTIONS = {
    PlanPart.DESTINATION: (
        gettext_lazy("Wat wil het gezin bereiken?"),
        gettext_lazy("In de woorden van het gezin zelf."),
    ),
    PlanPart.FOUNDATION: (
        gettext_lazy("Wat vraagt het gezin?"),
        gettext_lazy("Wat is er aan de hand, en waar wil het gezin hulp bij?"),
    ),
    PlanPart.TALKED_ON: (gettext_lazy("Wanneer is dit met het gezin besproken?"), ""),
    PlanPart.TALKED_WITH: (gettext_lazy("Met wie is dit besproken?"), ""),
    PlanPart.EVALUATE_ON: (
        gettext_lazy("Wanneer kijken we samen terug?"),
        gettext_lazy("Minstens één keer per schooljaar, met ouders en kind."),
    ),
    PlanPart.OFFERED_ON: (
        gettext_lazy("Wanneer kreeg het gezin de kans om eerst zelf een plan te maken?"),
        gettext_lazy("Dat mag met familie en bekenden. Deelde het gezin een eigen plan? Dan hoeft dit niet."),
    ),
}
QUESTIONS = {PlanKind.OPP: PART_QUESTIONS, PlanKind.FAMILY: FAMILY_QUESTIONS}
TEMPLATES = {PlanKind.OPP: "plan/plan.html", PlanKind.FAMILY: "plan/family_plan.html"}
STARTS = {PlanKind.OPP: operations.start_plan, PlanKind.FAMILY: operations.start_family_plan}


def plan(request: Request, ref: uuid.UUID, kind: str = PlanKind.OPP) -> HttpResponse:
    dossier = seen_plan(request, ref, kind=kind)
    found = queries.plan_of(dossier.pk, kind=kind)
    if found is None:
        form = DayForm(label=_start_question(), initial={"day": clock.today()})
        return _before(request, dossier, form, kind)
    found.dossier = dossier
    return render(request, TEMPLATES[PlanKind(kind)], plan_context(request.actor, dossier, found))


def _start_question() -> str:
    return _("Wanneer begon de extra hulp?")


def _before(request: Request, dossier: Any, form: DayForm, kind: str) -> HttpResponse:
    context: dict[str, Any] = {"dossier": dossier, "form": form, "kind": kind}
    context["urls"] = plan_urls(kind, dossier.ref)
    if kind == PlanKind.FAMILY:
        context["decision"] = kind_access.may_start_family_plan(request.actor, dossier)
    else:
        context["decision"] = access.may_write_plan(request.actor, dossier)
    return render(request, "plan/before.html", context)


@require_POST
def start(request: Request, ref: uuid.UUID, kind: str = PlanKind.OPP) -> HttpResponse:
    dossier = seen_plan(request, ref, kind=kind)
    form = DayForm(request.POST, label=_start_question())
    values = {"dossier_id": dossier.pk, "started_on": form.cleaned_data["day"]} if form.is_valid() else {}
    if values and attempt(request, STARTS[PlanKind(kind)], **values):
        return to(page_name(kind), ref)
    return _before(request, dossier, form, kind)


def write_part(request: Request, ref: uuid.UUID, part: str, kind: str = PlanKind.OPP) -> HttpResponse:
    dossier = seen_plan(request, ref, kind=kind)
    found = queries.plan_of(dossier.pk, kind=kind)
    questions = QUESTIONS[PlanKind(kind)]
    if found is None or part not in questions:
        raise Http404
    question, intro = map(str, questions[PlanPart(part)])
    initial = {"value": getattr(found, part), "revision": found.revision_of(part)}
    exits = exits_of(dossier.school.school_type)
    form = PartForm(request.POST or None, part=part, label=question, exits=exits, initial=initial)
    if form.is_bound and form.is_valid():
        answer = saved(
            request,
            operations.write_plan_part,
            done=_("Het plan is bewaard."),
            mine=str(form.value or ""),
            field="value",
            plan_id=found.pk,
            part=part,
            value=form.value,
            revision=form.cleaned_data["revision"] or 0,
        )
        if answer:
            return answer if isinstance(answer, HttpResponse) else to(page_name(kind), ref)
    decision = access.may_write_plan(request.actor, dossier, found)
    return form_page(
        request,
        dossier,
        form,
        title=question,
        intro=intro,
        back=page_name(kind),
        button=_("Bewaar"),
        decision=decision,
        says_optional=False,  # it may stay empty while somebody writes, but the law asks for it
    )


@require_POST
def freeze(request: Request, ref: uuid.UUID, kind: str = PlanKind.OPP) -> HttpResponse:
    dossier = seen_plan(request, ref, kind=kind)
    found = queries.plan_of(dossier.pk, kind=kind)
    if found is None:
        raise Http404
    saved(
        request,
        operations.freeze_version,
        done=_("De versie ligt vast. Iedereen die moet tekenen heeft bericht gekregen."),
        plan_id=found.pk,
    )
    return to(page_name(kind), ref, anchor="tekenen")
