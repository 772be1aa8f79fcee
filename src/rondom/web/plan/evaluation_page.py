"""What the prepared page of looking back shows, and what follows when it is finished."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.people.terms import Role
from rondom.plans import evaluation_access, kind_access, queries
from rondom.plans.terms import EvaluationKind, GoalState, Outcome
from rondom.routes.queries import open_steps
from rondom.web.plan.evaluation_forms import FinishForm, PeopleForm, QuestionsForm, ReviewForm
from rondom.web.plan.frame import page_name


@dataclass(frozen=True, slots=True)
class Shown:
    """A goal on the prepared page with its form; is_open: the form is unfolded."""

    goal: queries.PreparedGoal
    form: ReviewForm
    is_open: bool


@dataclass(frozen=True, slots=True)
class Onward:
    """Something that follows from what people chose."""

    text: str
    url: str
    button: str


def page_context(actor: Actor, dossier: Any, row: Any, sent: dict[str, Any]) -> dict[str, Any]:
    """sent: forms that came back with errors, by name."""
    goals, people = queries.prepared_goals(row), queries.attendees_of(row, dossier)
    missing = queries.missing_in_evaluation(row, dossier, goals, people)
    may_change = evaluation_access.may_change_evaluation(actor, row, dossier)
    answers = {name: getattr(row, name) for name in ("needs_right", "goals_right", "help_right", "revision")}
    may_score = kind_access.may_work_on(actor, dossier, row.plan.kind)
    return {
        "dossier": dossier,
        "evaluation": row,
        "goals": [_shown(goal, sent) for goal in goals],
        "people": people,
        "answers": [answers[name] for name in ("needs_right", "goals_right", "help_right")],
        "questions_form": sent.get("questions") or QuestionsForm(initial=answers, auto_id="questions-%s"),
        "people_form": sent.get("people") or PeopleForm(people=people, auto_id="people-%s"),
        "finish_form": sent.get("finish") or FinishForm(auto_id="finish-%s"),
        "asks_next_day": row.kind == EvaluationKind.TOGETHER,
        "may_change": may_change,
        "may_score": may_score,
        "may_finish": evaluation_access.may_finish_evaluation(actor, row, dossier, missing=missing),
        "has_scored": _has_scored(actor, row, goals),
        "informal": actor.role == Role.PUPIL,
        "plan_kind": row.plan.kind,
    }


def _has_scored(actor: Actor, row: Any, goals: list[queries.PreparedGoal]) -> bool:
    return any(
        score.author_id == actor.person_id and score.scored_on >= row.begun_on
        for goal in goals
        for score in goal.card.scores
    )


def _shown(goal: queries.PreparedGoal, sent: dict[str, Any]) -> Shown:
    bound = sent.get(f"goal-{goal.card.goal_id}")
    review = goal.review
    initial: dict[str, Any] = {"revision": 0}
    if review:
        names = ("result", "words", "outcome", "reason", "revision")
        initial = {name: getattr(review, name) for name in names}
    form = bound or ReviewForm(initial=initial, auto_id=f"doel-{goal.card.goal_id}-%s")
    return Shown(goal, form, is_open=bound is not None or review is None)


def onwards(actor: Actor, dossier: Any, row: Any, words: dict[str, Any]) -> list[Onward]:
    """For who leads the plan: goals to adjust, the move of the route, and the next version of the plan."""
    if not evaluation_access.may_lead_evaluation(actor, dossier, kind=row.kind, plan=row.plan):
        return []
    open_ids = {
        goal.goal_id
        for goal in queries.goals_of(dossier.pk, kinds=[row.plan.kind])
        if goal.state == GoalState.OPEN
    }
    found = [
        Onward(
            _("Pas het doel aan: %(goal)s") % {"goal": goal["text"]},
            reverse("plan:goal", args=[dossier.ref, goal["goal_id"]]),
            _("Naar het doel"),
        )
        for goal in words["goals"]
        if goal["outcome"] == Outcome.ADJUST and goal["goal_id"] in open_ids
    ]
    chosen = {goal["outcome"] for goal in words["goals"]}
    if chosen & {Outcome.SCALE_UP, Outcome.SCALE_DOWN} and open_steps([dossier.pk]):
        text = (
            _("Er is meer hulp nodig. Kies de volgende stap van de route.")
            if Outcome.SCALE_UP in chosen
            else _("Er kan hulp af. Kies de volgende stap van de route.")
        )
        found.append(Onward(text, reverse("child:route_step", args=[dossier.ref]), _("Naar de route")))
    if chosen - {Outcome.CONTINUE}:
        text = _("Het plan is veranderd. Leg daarna een nieuwe versie klaar om te tekenen.")
        found.append(
            Onward(text, reverse(f"plan:{page_name(row.plan.kind)}", args=[dossier.ref]), _("Naar het plan"))
        )
    return found
