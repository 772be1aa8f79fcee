"""What can happen. An event carries ids and codes only: never a name, never free text."""

import uuid
from dataclasses import dataclass
from typing import ClassVar

from django.utils.functional import Promise

_kinds: dict[str, type["Event"]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. `name` is stable; `sentence` is what a timeline says, translated lazily."""

    name: ClassVar[str] = ""
    sentence: ClassVar[str | Promise] = ""

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if cls.name:
            _kinds[cls.name] = cls


@dataclass(frozen=True, kw_only=True)
class DossierEvent(Event):
    """An event in one dossier: it stands in the timeline and in the audit stream of that dossier."""

    dossier_id: int
    region_id: int


@dataclass(frozen=True, kw_only=True)
class WalledEvent(Event):
    """An event behind a wall: it stands in a stream of its own, in no timeline and in no stream of a region.

    wall: the first word of the stream. Who may read the stream is for the app of the wall to say.
    """

    wall: ClassVar[str] = ""
    case_id: uuid.UUID

    @property
    def stream(self) -> str:
        return walled_stream(self.wall, self.case_id)


def walled_stream(wall: str, case_id: uuid.UUID) -> str:
    return f"{wall}:{case_id}"


def kinds() -> dict[str, type[Event]]:
    """Every event by its stable name."""
    return dict(sorted(_kinds.items()))
