"""What happens in the bank of goals."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class GoalOffered(DossierEvent):
    """The family reads that it was done; which text of the bank it became, nothing tells. kind: goal or effort."""

    name: ClassVar[str] = "goal.offered_to_bank"
    sentence = _("Woorden van een doel, zonder namen, aangeboden aan de doelenbank van de regio")
    goal_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class BankDecided(Event):
    """Nobody is told: who offered it reads it in the bank. state: approved or declined."""

    name: ClassVar[str] = "bank.decided"
    sentence = _("Beslist over een tekst voor de doelenbank")
    entry_id: int
    state: str
