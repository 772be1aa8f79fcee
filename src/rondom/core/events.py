"""What can happen. An event carries ids and codes only: never a name, never free text."""

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


def kinds() -> dict[str, type[Event]]:
    """Every event by its stable name."""
    return dict(sorted(_kinds.items()))
