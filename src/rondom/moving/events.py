"""What happens to a move to another school."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent


@dataclass(frozen=True, kw_only=True)
class MoveAnnounced(DossierEvent):
    name: ClassVar[str] = "school_move.announced"
    sentence = _("Een overstap naar een andere school is aangekondigd")
    move_id: int
    to_school_id: int


@dataclass(frozen=True, kw_only=True)
class MoveWithdrawn(DossierEvent):
    name: ClassVar[str] = "school_move.withdrawn"
    sentence = _("De overstap gaat niet door")
    move_id: int
    to_school_id: int


@dataclass(frozen=True, kw_only=True)
class MoveAccepted(DossierEvent):
    name: ClassVar[str] = "school_move.accepted"
    sentence = _("De nieuwe school nam de overstap aan")
    move_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class MoveRefused(DossierEvent):
    name: ClassVar[str] = "school_move.refused"
    sentence = _("De andere school nam de overstap niet aan")
    move_id: int


@dataclass(frozen=True, kw_only=True)
class MoveAskedAgain(DossierEvent):
    """Who accepted it cannot take the regie any more: the new school answers once more."""

    name: ClassVar[str] = "school_move.asked_again"
    sentence = _("De overstap is opnieuw aan de nieuwe school gevraagd")
    move_id: int
    to_school_id: int


@dataclass(frozen=True, kw_only=True)
class MoveTicked(DossierEvent):
    """code: key of a point of the checklist."""

    name: ClassVar[str] = "school_move.ticked"
    sentence = _("Een punt van de overstap is afgevinkt")
    move_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class MoveUnticked(DossierEvent):
    name: ClassVar[str] = "school_move.unticked"
    sentence = _("Een punt van de overstap staat weer open")
    move_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class ChildMoved(DossierEvent):
    """From this moment the dossier is of the new school."""

    name: ClassVar[str] = "school_move.done"
    sentence = _("Het kind is naar een andere school gegaan")
    move_id: int
    from_school_id: int
    to_school_id: int
