"""Rules of moving that are set by law or policy: days, who answers, and the checklist. The source stands in data/."""

import datetime as dt
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from ruamel.yaml import YAML

from rondom.moving.terms import MoveKind
from rondom.people.terms import Role

_DATA = Path(__file__).parent / "data" / "move.yaml"

OTHER_REGION = "other_region"
KNOWN = ("parents_agree", "school_accepts", "consents_asked", "coordinator", "route_fits")


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One point of the checklist. side: "" is owed by the family; roles: who ticks it; known: what shows it."""

    key: str
    title: str
    plain: str
    source: str
    confirmed: bool
    side: Literal["", "old", "new"] = ""
    roles: tuple[str, ...] = ()
    known: str = ""
    on: tuple[str, ...] = ()
    after: bool = False

    def __post_init__(self) -> None:
        if not (self.roles or self.known):
            raise ValueError(f"{self.key}: nobody ticks it and nothing shows it")
        if not set(self.roles) <= set(Role.values) or (self.known and self.known not in KNOWN):
            raise ValueError(f"{self.key}: an unknown role or sign")
        if not set(self.on) <= {*MoveKind.values, OTHER_REGION}:
            raise ValueError(f"{self.key}: an unknown kind of move")


class MoveRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/move.yaml."""

    valid_from: dt.date
    source: str
    latest_days_back: int
    longest_days_ahead: int
    asked_days_after: int
    read_days_after: int
    answering_roles: tuple[str, ...]
    items: tuple[Item, ...]

    def __post_init__(self) -> None:
        keys = [item.key for item in self.items]
        if len(keys) != len(set(keys)):
            raise ValueError("every point once")

    def items_for(self, kinds: Collection[str]) -> tuple[Item, ...]:
        """The checklist of a move that is all of these kinds, in order."""
        return tuple(item for item in self.items if not item.on or set(item.on) & set(kinds))


@cache
def move_rules() -> MoveRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), MoveRules)
