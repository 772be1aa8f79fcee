"""What a plan says: its five statutory parts, chosen from plan and growth document."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from rondom.core import clock
from rondom.families.queries import school_of
from rondom.plans.models import Factor, Goal, GoalAction, GoalScore, GrowthDocument, Hearing, Plan
from rondom.plans.terms import FactorKind, GoalState, HearingWay

Content = dict[str, Any]


def missing_in(content: Content) -> list[str]:
    """What the law asks and is not there yet, in the order of the plan (R-OPP-2, 3, 5)."""
    return [words for part in parts_of(content).values() for there, words in part if not there]


def parts_of(content: Content) -> dict[str, list[tuple[bool, str]]]:
    """What each of the five parts needs: (is it there, what it is)."""
    goals, hearing = content["guidance"]["goals"], content["hearing"]
    heard = ("ways", "heard_on", "influence", "told_back_on")
    return {
        "destination": [
            (bool(content["destination"]["text"]), _("waar we naartoe werken")),
            (bool(content["destination"]["talked_on"]), _("het gesprek met de ouders over dit plan")),
        ],
        "foundation": [
            (bool(content["foundation"]["promoting"]), _("iets dat helpt")),
            (bool(content["foundation"]["hindering"]), _("iets dat het lastig maakt")),
        ],
        "guidance": [
            (bool(goals), _("een doel")),
            (all(goal["effort"] or goal["actions"] for goal in goals), _("hulp bij elk doel")),
            (bool(content["guidance"]["evaluate_on"]), _("de dag waarop we samen terugkijken")),
        ],
        "deviations": [(bool(content["deviations"]), _("wat er anders is dan in de klas, of ‘geen’"))],
        "hearing": [
            (
                all(hearing.get(name) for name in heard),
                _("de stem van het kind, met wat ermee is gedaan en teruggezegd"),
            )
        ],
    }


def open_goals(document_id: int) -> list[Goal]:
    """What we work on, with scores and actions. Three queries."""
    return list(with_everything(Goal.objects.filter(document_id=document_id, state=GoalState.OPEN)))


def with_everything(goals: QuerySet[Goal]) -> QuerySet[Goal]:
    """With owner, scores and actions, in the order they were made. Three queries."""
    return (
        goals.select_related("owner")
        .prefetch_related(
            Prefetch("goal_actions", GoalAction.objects.select_related("action__owner")),
            Prefetch("scores", GoalScore.objects.select_related("author")),
        )
        .order_by("pk")
    )


def content_of(plan: Plan, goals: list[Goal] | None = None) -> Content:
    """The plan as it stands now, in the words of the plan (Dutch). Without number or moment: equal plans are equal."""
    rows = open_goals(plan.document_id) if goals is None else goals
    with override("nl"):
        return {
            "kind": plan.kind,
            "pupil": _pupil(plan),
            "started_on": _day(plan.started_on),
            "destination": {"text": plan.destination, "talked_on": _day(plan.talked_on)},
            "foundation": _foundation(plan),
            "guidance": {
                "goals": [_goal(goal) for goal in rows],
                "evaluate_on": _day(plan.evaluate_on),
            },
            "deviations": plan.deviations,
            "hearing": _hearing(plan.document),
        }


def words_in(value: object) -> int:
    """How many words a reader meets: every text in the content, not the names of its parts."""
    if isinstance(value, dict):
        return sum(words_in(part) for part in value.values())
    if isinstance(value, list):
        return sum(words_in(part) for part in value)
    return len(value.split()) if isinstance(value, str) else 0


def _pupil(plan: Plan) -> Content:
    pupil = plan.dossier.pupil
    enrolment = school_of(pupil.pk, on=clock.today())
    return {
        "name": pupil.person.name,
        "call_name": pupil.person.call_name,
        "born_on": _day(pupil.person.born_on),
        "school": enrolment.school.name if enrolment else "",
        "group": enrolment.group if enrolment else "",
    }


def _foundation(plan: Plan) -> Content:
    factors = list(Factor.objects.filter(document_id=plan.document_id).order_by("pk"))
    return {
        "text": plan.foundation,
        "promoting": [row.text for row in factors if row.kind == FactorKind.PROMOTING],
        "hindering": [row.text for row in factors if row.kind == FactorKind.HINDERING],
    }


def _goal(goal: Goal) -> Content:
    return {
        "text": goal.text,
        "domain": str(goal.get_domain_display()),
        "owner": goal.owner.name,
        "measure": goal.measure,
        "start": number(goal.start_value),
        "target": number(goal.target_value),
        "target_on": _day(goal.target_on),
        "effort": goal.effort,
        "actions": [
            {
                "what": row.action.what,
                "who": row.action.owner.name if row.action.owner else row.action.owner_name,
                "due_on": _day(row.action.due_on),
            }
            for row in sorted(goal.goal_actions.all(), key=lambda row: row.pk)
        ],
    }


def _hearing(document: GrowthDocument) -> Content:
    hearing: Hearing | None = getattr(document, "hearing", None)
    if hearing is None:
        return {}
    return {
        "ways": [str(HearingWay(way).label) for way in hearing.ways],
        "words": hearing.words,
        "heard_on": _day(hearing.heard_on),
        "influence": hearing.influence,
        "told_back_on": _day(hearing.told_back_on),
        "told_back_by": hearing.told_back_by.name if hearing.told_back_by else "",
    }


def number(value: Decimal) -> str:
    """ "3,5" or "4": as people write it."""
    return f"{value.normalize():f}".replace(".", ",")


def _day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
