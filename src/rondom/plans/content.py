"""What a plan says: its five statutory parts, chosen from plan and growth document."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from rondom.core import clock
from rondom.families.queries import school_of
from rondom.plans.models import Factor, Goal, Hearing, Plan
from rondom.plans.terms import FactorKind, GoalState, HearingWay

Content = dict[str, Any]


def missing_parts(plan: Plan) -> list[str]:
    """What the law asks and is not there yet, in the order of the plan (R-OPP-2, 3, 5)."""
    kinds = set(Factor.objects.filter(document_id=plan.document_id).values_list("kind", flat=True))
    goals = open_goals(plan.document_id)
    asked = [
        (bool(plan.destination), _("waar we naartoe werken")),
        (FactorKind.PROMOTING in kinds, _("iets dat helpt")),
        (FactorKind.HINDERING in kinds, _("iets dat het lastig maakt")),
        (bool(goals), _("een doel")),
        (all(goal.effort or goal.goal_actions.all() for goal in goals), _("hulp bij elk doel")),
        (plan.evaluate_on is not None, _("de dag waarop we samen terugkijken")),
        (bool(plan.deviations), _("wat er anders is dan in de klas, of ‘geen’")),
        (is_heard(plan.document_id), _("de stem van het kind, met wat ermee is gedaan en teruggezegd")),
        (plan.talked_on is not None, _("het gesprek met de ouders over dit plan")),
    ]
    return [words for there, words in asked if not there]


def is_heard(document_id: int) -> bool:
    hearing = Hearing.objects.filter(document_id=document_id).first()
    return hearing is not None and hearing.is_whole


def open_goals(document_id: int) -> list[Goal]:
    rows = Goal.objects.filter(document_id=document_id, state=GoalState.OPEN).select_related("owner")
    return list(rows.prefetch_related("goal_actions__action__owner").order_by("pk"))


def content_of(plan: Plan) -> Content:
    """The plan as it stands now, in the words of the plan (Dutch). Without number or moment: equal plans are equal."""
    with override("nl"):
        return {
            "kind": plan.kind,
            "pupil": _pupil(plan),
            "started_on": _day(plan.started_on),
            "destination": {"text": plan.destination, "talked_on": _day(plan.talked_on)},
            "foundation": _foundation(plan),
            "guidance": {
                "goals": [_goal(goal) for goal in open_goals(plan.document_id)],
                "evaluate_on": _day(plan.evaluate_on),
            },
            "deviations": plan.deviations,
            "hearing": _hearing(plan.document_id),
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


def _hearing(document_id: int) -> Content:
    hearing = Hearing.objects.filter(document_id=document_id).select_related("told_back_by").first()
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
