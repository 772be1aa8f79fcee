"""What happens to keeping. Events of a region, not of a dossier."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import Event


@dataclass(frozen=True, kw_only=True)
class HoldPlaced(Event):
    name: ClassVar[str] = "hold.placed"
    sentence = _("Iets mag niet worden vernietigd")
    hold_id: int


@dataclass(frozen=True, kw_only=True)
class HoldLifted(Event):
    name: ClassVar[str] = "hold.lifted"
    sentence = _("Iets mag weer worden vernietigd")
    hold_id: int


@dataclass(frozen=True, kw_only=True)
class DestructionSwitched(Event):
    name: ClassVar[str] = "destruction.switched"
    sentence = _("Vernietigen is uitgezet, of voorgesteld om aan te zetten")
    is_on: bool
    digest: str


@dataclass(frozen=True, kw_only=True)
class DestructionConfirmed(Event):
    """digest: of the list that the second person has read."""

    name: ClassVar[str] = "destruction.confirmed"
    sentence = _("Vernietigen is aangezet: een tweede persoon bevestigde het")
    digest: str


@dataclass(frozen=True, kw_only=True)
class RowsDestroyed(Event):
    """what: the model; digest: of the numbers of the rows. The same as the record of the destruction."""

    name: ClassVar[str] = "rows.destroyed"
    sentence = _("Gegevens zijn vernietigd")
    destruction_id: int
    what: str
    count: int
    digest: str
