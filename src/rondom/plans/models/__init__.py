"""The tables of growth document, plan, the words of people from outside, the family's own plan, and what another school reads."""

from rondom.plans.models.document import (
    Factor,
    Goal,
    GoalAction,
    GoalScore,
    GrowthDocument,
    Hearing,
    Hypothesis,
    Need,
    Paragraph,
    ParagraphRevision,
    Plan,
    PlanVersion,
    SignatureSlot,
)
from rondom.plans.models.outside import Contribution, FamilyDraft
from rondom.plans.models.second_school import ShownPart

__all__ = [
    "Contribution",
    "Factor",
    "FamilyDraft",
    "Goal",
    "GoalAction",
    "GoalScore",
    "GrowthDocument",
    "Hearing",
    "Hypothesis",
    "Need",
    "Paragraph",
    "ParagraphRevision",
    "Plan",
    "PlanVersion",
    "ShownPart",
    "SignatureSlot",
]
