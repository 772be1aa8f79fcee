"""Tables of arrangements: what is asked and decided, the money, and the help itself."""

from rondom.arrangements.models.asking import ArrangementDecision, ArrangementRequest, Catalogue
from rondom.arrangements.models.help import Arrangement, ArrangementPart, PartGoal
from rondom.arrangements.models.money import Budget, Commitment, Invoice

__all__ = [
    "Arrangement",
    "ArrangementDecision",
    "ArrangementPart",
    "ArrangementRequest",
    "Budget",
    "Catalogue",
    "Commitment",
    "Invoice",
    "PartGoal",
]
