"""Screens: the bank of goals and interventions, and offering words to it."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from rondom.plans import operations, queries
from rondom.plans.bank import bank_rules, offers_of, suggestions
from rondom.plans.bank_access import check_uses_bank, may_offer
from rondom.plans.kind_access import goal_kinds
from rondom.plans.terms import BankKind
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.plan.forms import OfferForm
from rondom.web.plan.frame import seen_any_plan


@require_safe
def overview(request: Request) -> HttpResponse:
    """Everything in it with its local effect, and what became of one's own offers. No child is in it."""
    check_uses_bank(request.actor)
    region_id = request.actor.region_id
    context = {
        "goals": suggestions(region_id, kind=BankKind.GOAL),
        "efforts": suggestions(region_id, kind=BankKind.EFFORT),
        "offers": offers_of(request.actor.person_id, region_id),
        "least": bank_rules().shown_from_children,
    }
    return render(request, "plan/bank.html", context)


@require_http_methods(["GET", "POST"])
def offer(request: Request, ref: uuid.UUID, goal_id: int, bank_kind: str) -> HttpResponse:
    """bank_kind: of BankKind. The words of the goal stand in the form; who offers them takes out what is of this child."""
    dossier = seen_any_plan(request, ref)
    check_uses_bank(request.actor)
    goals = queries.goals_of(dossier.pk, kinds=goal_kinds(dossier))
    card = next((row for row in goals if row.goal_id == goal_id), None)
    if card is None or bank_kind not in BankKind.values:
        raise Http404
    if bank_kind == BankKind.EFFORT and not card.effort:
        raise Http404
    kind = BankKind(bank_kind)
    words = card.text if kind == BankKind.GOAL else card.effort
    form = OfferForm(request.POST or None, kind=kind, initial={"text": words, "measure": card.measure})
    if form.is_bound and form.is_valid():
        given = operations.Offer(kind=kind, **form.cleaned_data)
        if attempt(request, operations.offer_to_bank, goal_id=goal_id, offer=given):
            messages.success(request, _("Dank u. Iemand anders in de regio leest het, en beslist."))
            return redirect("plan:goal", ref=ref, goal_id=goal_id)
    context = {"dossier": dossier, "goal": card, "form": form, "decision": may_offer(request.actor, dossier)}
    return render(request, "plan/bank_offer.html", context)
