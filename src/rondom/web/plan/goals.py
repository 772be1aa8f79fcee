"""Screens: a goal, what fits best, who does what, and how far we are."""

import uuid
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.plans import access, kind_access, operations, queries
from rondom.plans.bank import Suggestion, suggestions
from rondom.plans.bank_access import may_offer, uses_bank
from rondom.plans.content import number
from rondom.plans.kind_access import goal_kinds
from rondom.plans.terms import BankKind, PlanKind
from rondom.web.middleware import Request
from rondom.web.plan.forms import BindForm, EffortForm, GoalActionForm, GoalForm, ScoreForm
from rondom.web.plan.frame import people_of, saved, seen_any_plan, seen_goals

Answer = HttpResponse | bool


def _text(values: dict[str, Any]) -> operations.GoalText:
    about = ("revision", "plan_kind")
    return operations.GoalText(**{name: value for name, value in values.items() if name not in about})


def new(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen_any_plan(request, ref)
    kinds = kind_access.kinds_for(request.actor, dossier)
    bank = suggestions(request.actor.region_id, kind=BankKind.GOAL) if uses_bank(request.actor) else []
    form = GoalForm(
        request.POST or None,
        people=people_of(dossier),
        plans=[(kind.value, str(kind.label)) for kind in kinds] if len(kinds) > 1 else [],
        initial={"owner_id": dossier.pupil.person_id} | _begin_with(request, bank),
    )
    decision = access.may_add_goal(request.actor, dossier, kind=kinds[0] if kinds else PlanKind.OPP)
    if (
        form.is_bound
        and form.is_valid()
        and saved(
            request,
            operations.add_goal,
            done=_("Het doel staat erbij. Kies nu wat erbij past."),
            dossier_id=dossier.pk,
            goal=_text(form.cleaned_data),
            plan_kind=form.cleaned_data.get("plan_kind") or "",
        )
    ):
        latest = max(card.goal_id for card in queries.goals_of(dossier.pk, kinds=goal_kinds(dossier)))
        return redirect("plan:goal", ref=ref, goal_id=latest)
    page = {"dossier": dossier, "form": form, "decision": decision, "bank": bank}
    return render(request, "plan/goal_new.html", page)


def _begin_with(request: Request, bank: list[Suggestion]) -> dict[str, str]:
    """The fields of the text that was chosen from the bank by ?uit=…"""
    chosen = next((row for row in bank if row.key == request.GET.get("uit")), None)
    if chosen is None:
        return {}
    return {"text": chosen.text, "measure": chosen.measure, "domain": chosen.domain, "bank_key": chosen.key}


def goal(request: Request, ref: uuid.UUID, goal_id: int) -> HttpResponse:
    dossier, card = _found(request, ref, goal_id)
    return _page(request, dossier, card)


def act(request: Request, ref: uuid.UUID, goal_id: int, what: str) -> HttpResponse:
    """One of: change, effort, action, score, bind, reached, stopped."""
    if request.method != "POST" or what not in ACTS:
        raise Http404
    dossier, card = _found(request, ref, goal_id)
    forms = _forms(dossier, card, what, request.POST)
    form = forms.get(what)
    answer: Answer = False
    if form is None or form.is_valid():
        answer = ACTS[what](request, card.goal_id, form.cleaned_data if form else {"state": what})
    if isinstance(answer, HttpResponse):
        return answer
    if answer:
        return redirect("plan:goal", ref=ref, goal_id=goal_id)
    return _page(request, dossier, card, forms)


def _found(request: Request, ref: uuid.UUID, goal_id: int) -> tuple[Any, queries.GoalCard]:
    dossier = seen_goals(request, ref)
    rows = queries.goals_of(dossier.pk, kinds=goal_kinds(dossier))
    card = next((row for row in rows if row.goal_id == goal_id), None)
    if card is None:
        raise Http404
    return dossier, card


def _page(
    request: Request, dossier: Any, card: queries.GoalCard, forms: dict[str, Any] | None = None
) -> HttpResponse:
    shown = forms or _forms(dossier, card)
    context = {
        "dossier": dossier,
        "goal": card,
        "open_form": next((n for n, f in shown.items() if f.is_bound), ""),
        "bound_to": _bound_to(request.actor, dossier, card),
    }
    context["decision"] = access.may_work_on_goal(
        request.actor, dossier, state=card.state, kind=card.plan_kind
    )
    context |= {f"{name}_form": form for name, form in shown.items()}
    if uses_bank(request.actor):
        context |= _effort_bank(request, card, context["effort_form"])
        context["may_offer"] = may_offer(request.actor, dossier)
    return render(request, "plan/goal.html", context)


def _bound_to(actor: Actor, dossier: Any, card: queries.GoalCard) -> dict[str, Any]:
    """In which plan the goal is; with both plans also where who leads that plan may bring it."""
    sides = queries.plans_of([dossier.pk]).get(dossier.pk, [])
    mine = next((side for side in sides if side.kind == card.plan_kind), None)
    other = next((side for side in sides if side.kind != card.plan_kind), None)
    if other is None:
        return {}
    plan = queries.plan_of(dossier.pk, kind=card.plan_kind) if mine else None
    return {
        "label": str(PlanKind(card.plan_kind).label),
        "to": other.label,
        "kind": other.kind,
        "may": card.is_open and bool(access.may_write_plan(actor, dossier, plan)),
    }


def _effort_bank(request: Request, card: queries.GoalCard, form: EffortForm) -> dict[str, Any]:
    """What else helped for such a goal, and the one that was chosen by ?uit=… in the form."""
    bank = suggestions(request.actor.region_id, kind=BankKind.EFFORT, domain=card.domain)
    chosen = _begin_with(request, bank)
    if chosen and not form.is_bound:
        form.initial.update(effort=chosen["text"], bank_key=chosen["bank_key"])
        return {"bank": bank, "open_form": "effort"}
    return {"bank": bank}


def _forms(dossier: Any, card: queries.GoalCard, sent: str = "", data: Any = None) -> dict[str, Any]:
    """The forms under a goal; only the one that was sent is bound."""
    people = people_of(dossier)
    initial = {
        name: getattr(card, name)
        for name in ("text", "domain", "owner_id", "measure", "target_on", "revision")
    }
    initial |= {"start_value": number(card.start), "target_value": number(card.target)}
    bound = {sent: data}
    return {
        "change": GoalForm(bound.get("change"), people=people, initial=initial, auto_id="change-%s"),
        "effort": EffortForm(bound.get("effort"), initial={"effort": card.effort}, auto_id="effort-%s"),
        "action": GoalActionForm(bound.get("action"), people=people, auto_id="action-%s"),
        "score": ScoreForm(bound.get("score"), auto_id="score-%s"),
        "bind": BindForm(bound.get("bind"), initial={"revision": card.revision}, auto_id="bind-%s"),
    }


def _change(request: Request, goal_id: int, values: dict[str, Any]) -> Answer:
    return saved(
        request,
        operations.change_goal,
        done=_("Het doel is veranderd."),
        mine=values["text"],
        goal_id=goal_id,
        goal=_text(values),
        revision=values["revision"] or 0,
    )


def _effort(request: Request, goal_id: int, values: dict[str, Any]) -> Answer:
    return saved(request, operations.choose_effort, done=_("Bewaard."), goal_id=goal_id, **values)


def _action(request: Request, goal_id: int, values: dict[str, Any]) -> Answer:
    return saved(
        request, operations.add_goal_action, done=_("De afspraak staat erbij."), goal_id=goal_id, **values
    )


def _score(request: Request, goal_id: int, values: dict[str, Any]) -> Answer:
    return saved(request, operations.score_goal, done=_("Uw score staat erbij."), goal_id=goal_id, **values)


def _bind(request: Request, goal_id: int, values: dict[str, Any]) -> Answer:
    return saved(
        request,
        operations.bind_goal,
        done=_("Het doel hoort nu bij het andere plan."),
        goal_id=goal_id,
        plan_kind=values["plan_kind"],
        revision=values["revision"] or 0,
    )


def _end(request: Request, goal_id: int, values: dict[str, Any]) -> Answer:
    return saved(request, operations.end_goal, done=_("Bewaard."), goal_id=goal_id, **values)


ACTS: dict[str, Callable[[Request, int, dict[str, Any]], Answer]] = {
    "change": _change,
    "effort": _effort,
    "action": _action,
    "score": _score,
    "bind": _bind,
    "reached": _end,
    "stopped": _end,
}
