"""What happens to notes."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent


@dataclass(frozen=True, kw_only=True)
class SignalRaised(DossierEvent):
    name: ClassVar[str] = "signal.raised"
    sentence = _("Een signaal gegeven")
    note_id: int


@dataclass(frozen=True, kw_only=True)
class NoteWritten(DossierEvent):
    name: ClassVar[str] = "note.written"
    sentence = _("Een verslag geschreven")
    note_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class NoteChanged(DossierEvent):
    name: ClassVar[str] = "note.changed"
    sentence = _("Een verslag veranderd")
    note_id: int
    revision: int
