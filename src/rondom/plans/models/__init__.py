"""The tables of growth document, plan, the words of people from outside, and the family's own plan."""

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
    "SignatureSlot",
]
