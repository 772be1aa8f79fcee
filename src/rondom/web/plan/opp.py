"""Screens: the plan (OPP) itself, its parts, and laying a version ready to sign."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.plans import access, operations, queries
from rondom.plans.opp_form import exits_of
from rondom.plans.terms import PlanPart
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.plan.forms import DayForm, PartForm
from rondom.web.plan.frame import form_page, saved, seen_plan, to
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


def plan(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen_plan(request, ref)
    found = queries.plan_of(dossier.pk)
    if found is None:
        form = DayForm(label=_start_question(), initial={"day": clock.today()})
        return _before(request, dossier, form)
    found.dossier = dossier
    return render(request, "plan/plan.html", plan_context(request.actor, dossier, found))


def _start_question() -> str:
    return _("Wanneer begon de extra hulp?")


def _before(request: Request, dossier: Any, form: DayForm) -> HttpResponse:
    context: dict[str, Any] = {"dossier": dossier, "form": form}
    context["decision"] = access.may_write_plan(request.actor, dossier)
    return render(request, "plan/before.html", context)


@require_POST
def start(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen_plan(request, ref)
    form = DayForm(request.POST, label=_start_question())
    values = {"dossier_id": dossier.pk, "started_on": form.cleaned_data["day"]} if form.is_valid() else {}
    if values and attempt(request, operations.start_plan, **values):
        return to("plan", ref)
    return _before(request, dossier, form)


def write_part(request: Request, ref: uuid.UUID, part: str) -> HttpResponse:
    dossier = seen_plan(request, ref)
    found = queries.plan_of(dossier.pk)
    if found is None or part not in PlanPart.values:
        raise Http404
    question, intro = map(str, PART_QUESTIONS[PlanPart(part)])
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
            return answer if isinstance(answer, HttpResponse) else to("plan", ref)
    decision = access.may_write_plan(request.actor, dossier)
    return form_page(
        request,
        dossier,
        form,
        title=question,
        intro=intro,
        back="plan",
        button=_("Bewaar"),
        decision=decision,
        says_optional=False,  # it may stay empty while somebody writes, but the law asks for it
    )


@require_POST
def freeze(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen_plan(request, ref)
    found = queries.plan_of(dossier.pk)
    if found is None:
        raise Http404
    saved(
        request,
        operations.freeze_version,
        done=_("De versie ligt vast. Iedereen die moet tekenen heeft bericht gekregen."),
        plan_id=found.pk,
    )
    return to("plan", ref, anchor="tekenen")
