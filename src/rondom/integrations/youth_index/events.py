"""What happens with the index."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class IndexSwitched(Event):
    name: ClassVar[str] = "youth_index.switched"
    sentence = _("De aansluiting op Zorg voor Jeugd is aan- of uitgezet")
    organisation_id: int
    is_on: bool


@dataclass(frozen=True, kw_only=True)
class IndexAsked(DossierEvent):
    name: ClassVar[str] = "youth_index.asked"
    sentence = _("Iemand registreert zijn inzet bij Zorg voor Jeugd")
    entry_id: int


@dataclass(frozen=True, kw_only=True)
class IndexAnswered(DossierEvent):
    """matches: how many others are involved."""

    name: ClassVar[str] = "youth_index.answered"
    sentence = _("Zorg voor Jeugd gaf antwoord")
    entry_id: int
    matches: int


@dataclass(frozen=True, kw_only=True)
class IndexFailed(DossierEvent):
    name: ClassVar[str] = "youth_index.failed"
    sentence = _("De registratie bij Zorg voor Jeugd is niet gelukt")
    entry_id: int
