"""The tables of growth document, plan, the words of people from outside, the family's own plan, and what another school reads."""

from rondom.plans.models.bank import BankEntry
from rondom.plans.models.document import (
    Factor,
    Goal,
    GoalAction,
    GoalScore,
    GrowthDocument,
    Hypothesis,
    Need,
    Paragraph,
    ParagraphRevision,
    Plan,
    PlanVersion,
    SignatureSlot,
)
from rondom.plans.models.evaluation import Evaluation, EvaluationPresence, EvaluationReminder, GoalReview
from rondom.plans.models.hearing import Hearing, HearingFile, HearingSignature
from rondom.plans.models.opp_form import OppForm
from rondom.plans.models.outside import Contribution, FamilyDraft
from rondom.plans.models.register import PlanReport
from rondom.plans.models.second_school import ShownPart

__all__ = [
    "BankEntry",
    "Contribution",
    "Evaluation",
    "EvaluationPresence",
    "EvaluationReminder",
    "Factor",
    "FamilyDraft",
    "Goal",
    "GoalAction",
    "GoalReview",
    "GoalScore",
    "GrowthDocument",
    "Hearing",
    "HearingFile",
    "HearingSignature",
    "Hypothesis",
    "Need",
    "OppForm",
    "Paragraph",
    "ParagraphRevision",
    "Plan",
    "PlanReport",
    "PlanVersion",
    "ShownPart",
    "SignatureSlot",
]
