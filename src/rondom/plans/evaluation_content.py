"""What is frozen when people finished looking back: everything they read then, in the words of the plan (Dutch)."""

from typing import Any

from django.utils.translation import override

from rondom.dossiers.models import Dossier
from rondom.plans.content import number
from rondom.plans.evaluation_rules import evaluation_rules
from rondom.plans.models import Evaluation
from rondom.plans.queries.evaluation import Attendee, PreparedGoal


def evaluation_content(
    row: Evaluation, dossier: Dossier, goals: list[PreparedGoal], people: list[Attendee]
) -> dict[str, Any]:
    """Only goals of which something was said, and people of whom it was said whether they were there."""
    asked = evaluation_rules().questions
    with override("nl"):
        return {
            "kind": str(row.get_kind_display()),
            "child": dossier.pupil.person.call_name,
            "held_on": row.held_on,
            "next_on": row.next_on or "",
            "goals": [_goal(goal) for goal in goals if goal.review],
            "questions": [
                {"question": question.question, "answer": answer}
                for question, answer in (
                    (asked.needs_right, row.needs_right),
                    (asked.goals_right, row.goals_right),
                    (asked.help_right, row.help_right),
                )
                if answer
            ],
            "people": [
                {"name": one.name, "label": one.label, "was_there": one.was_there, "reason": one.reason}
                for one in people
                if one.was_there is not None
            ],
        }


def _goal(goal: PreparedGoal) -> dict[str, Any]:
    card, review = goal.card, goal.review
    if review is None:
        raise AssertionError
    return {
        "goal_id": card.goal_id,
        "text": card.text,
        "domain": card.domain_label,
        "owner": card.owner_name,
        "label": card.measure,
        "start": card.start,
        "target": card.target,
        "minimum": card.minimum,
        "maximum": card.maximum,
        "target_on": card.target_on,
        "effort": card.effort,
        "voices": [[label, value] for label, value in card.voices],
        "scores": [
            {
                "who": side.who,
                "voice": side.voice_label,
                "value": number(side.value),
                "scored_on": side.scored_on,
            }
            for side in goal.sides
            if side.value is not None
        ],
        "result": review.result,
        "result_label": str(review.get_result_display()),
        "words": review.words,
        "outcome": review.outcome,
        "outcome_label": str(review.get_outcome_display()),
        "reason": review.reason,
    }
