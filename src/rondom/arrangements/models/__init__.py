"""Tables of arrangements: what is asked and decided, the money, and the help itself."""

from rondom.arrangements.models.asking import ArrangementDecision, ArrangementRequest, Catalogue
from rondom.arrangements.models.division import Division, PupilCount
from rondom.arrangements.models.help import Arrangement, ArrangementPart, PartGoal, PartProgress
from rondom.arrangements.models.money import Budget, Commitment, Invoice
from rondom.arrangements.models.year import BoardPlan, BudgetMove, PlanLine, YearClosing, YearFigure

__all__ = [
    "Arrangement",
    "ArrangementDecision",
    "ArrangementPart",
    "ArrangementRequest",
    "BoardPlan",
    "Budget",
    "BudgetMove",
    "Catalogue",
    "Commitment",
    "Division",
    "Invoice",
    "PartGoal",
    "PartProgress",
    "PlanLine",
    "PupilCount",
    "YearClosing",
    "YearFigure",
]
