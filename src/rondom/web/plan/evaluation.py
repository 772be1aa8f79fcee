"""Screens: looking back on the goals: when, the prepared page, own scores, what came of it, and the frozen text."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.core.decision import Conflict
from rondom.people.terms import Role
from rondom.plans import evaluation_access, kind_access, operations, queries
from rondom.plans.terms import EvaluationKind, PlanKind
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.plan.evaluation_forms import FinishForm, OwnScoresForm, PeopleForm, QuestionsForm, ReviewForm
from rondom.web.plan.evaluation_page import onwards, page_context
from rondom.web.plan.frame import page_name, seen_any_plan


def evaluations(request: Request, ref: uuid.UUID) -> HttpResponse:
    """When people look back, what runs, and what came of the times before."""
    dossier = seen_any_plan(request, ref)
    kinds = kind_access.seen_kinds(dossier)
    found = queries.dues_in([dossier.pk], on=clock.today()).get(dossier.pk, [])
    dues = [due for due in found if due.plan_kind in kinds]
    goals = {goal.plan_kind for goal in queries.goals_of(dossier.pk, kinds=kinds) if goal.is_open}
    context = {
        "dossier": dossier,
        "dues": [(due, _may_begin(request, dossier, due, has_goals=due.plan_kind in goals)) for due in dues],
        "is_one_plan": len({due.plan_kind for due in dues}) < 2,
        "back": page_name(kinds[0]),
        "earlier": queries.evaluations_of(dossier.pk, kinds=kinds),
        "informal": request.actor.role == Role.PUPIL,
    }
    return render(request, "plan/evaluations.html", context)


def _may_begin(request: Request, dossier: Any, due: queries.Due, *, has_goals: bool) -> Any:
    plan = queries.plan_of(dossier.pk, kind=due.plan_kind) if due.plan_kind == PlanKind.FAMILY else None
    return evaluation_access.may_begin_evaluation(
        request.actor, dossier, kind=due.kind, plan=plan, has_goals=has_goals
    )


@require_POST
def begin(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = seen_any_plan(request, ref)
    kind, plan_kind = request.POST.get("kind", ""), request.POST.get("plan", PlanKind.OPP)
    if kind not in EvaluationKind.values or plan_kind not in kind_access.seen_kinds(dossier):
        raise Http404
    row = attempt(request, operations.begin_evaluation, dossier_id=dossier.pk, kind=kind, plan_kind=plan_kind)
    if row:
        return redirect("plan:evaluation", ref=ref, evaluation_id=row.pk)
    return redirect("plan:evaluations", ref=ref)


def evaluation(request: Request, ref: uuid.UUID, evaluation_id: int) -> HttpResponse:
    dossier = seen_any_plan(request, ref)
    row = evaluation_access.get_evaluation(dossier, evaluation_id)
    return _page(request, dossier, row)


def _page(request: Request, dossier: Any, row: Any, sent: dict[str, Any] | None = None) -> HttpResponse:
    """sent: forms that came back with errors, by name. The prepared page, or the frozen text when it is finished."""
    if row.is_finished:
        context = {"dossier": dossier, "evaluation": row, "words": queries.frozen_evaluation(row)}
        context["onwards"] = onwards(request.actor, dossier, row, context["words"])
        context["informal"] = request.actor.role == Role.PUPIL
        return render(request, "plan/evaluation_read.html", context)
    return render(request, "plan/evaluation.html", page_context(request.actor, dossier, row, sent or {}))


def scores(request: Request, ref: uuid.UUID, evaluation_id: int) -> HttpResponse:
    """The own scores of the reader, on one page that fits a telephone."""
    dossier = seen_any_plan(request, ref)
    row = evaluation_access.get_evaluation(dossier, evaluation_id)
    if row.is_finished:
        return redirect("plan:evaluation", ref=ref, evaluation_id=evaluation_id)
    goals = [goal.card for goal in queries.prepared_goals(row) if goal.card.is_open]
    mine = {
        goal.goal_id: score.value
        for goal in goals
        for score in reversed(goal.scores)
        if score.author_id == request.actor.person_id
    }
    sent = request.POST if request.method == "POST" else None
    form = OwnScoresForm(sent, goals=goals, mine=mine)
    if form.is_bound and form.is_valid():
        values = form.values()
        if attempt(request, operations.score_goals, evaluation_id=row.pk, values=values):
            messages.success(request, _("Bewaard. Dank u wel."))
            return redirect("plan:evaluation", ref=ref, evaluation_id=row.pk)
    context = {"dossier": dossier, "evaluation": row, "form": form}
    context["decision"] = kind_access.may_work_on(request.actor, dossier, row.plan.kind)
    context["informal"] = request.actor.role == Role.PUPIL
    return render(request, "plan/evaluation_scores.html", context)


@require_POST
def review(request: Request, ref: uuid.UUID, evaluation_id: int, goal_id: int) -> HttpResponse:
    dossier = seen_any_plan(request, ref)
    row = evaluation_access.get_evaluation(dossier, evaluation_id)
    form = ReviewForm(request.POST, auto_id=f"doel-{goal_id}-%s")
    values = {"evaluation_id": row.pk, "goal_id": goal_id}
    done = form.is_valid() and _stored(
        request,
        form,
        lambda: operations.review_goal(
            request.actor,
            **values,
            review=operations.Review(**_without_revision(form)),
            revision=form.cleaned_data["revision"] or 0,
        ),
    )
    if done:
        return _back(ref, row.pk, f"doel-{goal_id}")
    return _page(request, dossier, row, {f"goal-{goal_id}": form})


@require_POST
def act(request: Request, ref: uuid.UUID, evaluation_id: int, what: str) -> HttpResponse:
    """One of: questions, people, finish."""
    if what not in ACTS:
        raise Http404
    dossier = seen_any_plan(request, ref)
    row = evaluation_access.get_evaluation(dossier, evaluation_id)
    form = ACTS[what](request, dossier, row)
    if form is None:
        return _back(ref, row.pk, "" if what == "finish" else what)
    return _page(request, dossier, row, {what: form})


def _questions(request: Request, dossier: Any, row: Any) -> forms.Form | None:
    """None when it was stored; else the form, with what was typed."""
    form = QuestionsForm(request.POST, auto_id="questions-%s")

    def store() -> Any:
        revision = form.cleaned_data["revision"] or 0
        return operations.answer_questions(
            request.actor, evaluation_id=row.pk, answers=form.answers(), revision=revision
        )

    return None if form.is_valid() and _stored(request, form, store) else form


def _people(request: Request, dossier: Any, row: Any) -> forms.Form | None:
    form = PeopleForm(request.POST, people=queries.attendees_of(row, dossier), auto_id="people-%s")

    def store() -> Any:
        return operations.record_presence(request.actor, evaluation_id=row.pk, people=form.changed())

    return None if form.is_valid() and _stored(request, form, store) else form


def _finish(request: Request, dossier: Any, row: Any) -> forms.Form | None:
    form = FinishForm(request.POST, auto_id="finish-%s")
    if not form.is_valid():
        return form
    next_on = form.cleaned_data["next_on"]
    if attempt(request, operations.finish_evaluation, evaluation_id=row.pk, next_on=next_on):
        messages.success(request, _("Het is af. Iedereen om het kind kan het nu lezen."))
        return None
    return form


ACTS: dict[str, Callable[[Request, Any, Any], forms.Form | None]] = {
    "questions": _questions,
    "people": _people,
    "finish": _finish,
}


def _stored(request: Request, form: forms.Form, store: Callable[[], Any]) -> bool:
    """False after a refusal, or when somebody was first: then his words stand above the form, and nothing was stored."""
    try:
        stored = attempt(request, lambda _actor: store())
    except Conflict as conflict:
        form.add_error(None, _in_words(conflict))
        form.data = form.data.copy()  # type: ignore[attr-defined]
        form.data["revision"] = str(conflict.revision)  # type: ignore[index]
        return False
    if stored is not None:
        messages.success(request, _("Bewaard."))
    return stored is not None


def _in_words(conflict: Conflict) -> str:
    who = conflict.theirs_by or _("Iemand anders")
    return _(
        "%(who)s was u net voor en schreef: ‘%(theirs)s’. Uw woorden staan er nog. Kies wat blijft en bewaar opnieuw."
    ) % {"who": who, "theirs": conflict.theirs}


def _without_revision(form: forms.Form) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "revision"}


def _back(ref: uuid.UUID, evaluation_id: int, anchor: str) -> HttpResponse:
    answer = redirect("plan:evaluation", ref=ref, evaluation_id=evaluation_id)
    answer["Location"] += f"#{anchor}" if anchor else ""
    return answer
