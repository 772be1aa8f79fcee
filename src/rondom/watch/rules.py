"""Rules of stagnation and of the ladder that are set by policy. The source stands in data/."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from ruamel.yaml import YAML

from rondom.core.working_days import working_days_later
from rondom.people.terms import Role
from rondom.watch.terms import DESK_ROLES, StuckRule

_DATA = Path(__file__).parent / "data"
Shape = TypeVar("Shape")
FIRST_DESK = "stagnation_point"
WITHOUT_POINT = "swv"
TAKE_UP = "take_up"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/stagnation.yaml."""

    code: StuckRule
    days: int
    overdue: int
    words: str
    source: str
    confirmed: bool

    def why(self, *, days: int, count: int) -> str:
        return self.words.format(days=days, count=count)


class RoleAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    capacity: Role
    asks: str


class StagnationRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/stagnation.yaml."""

    valid_from: dt.date
    source: str
    answer_working_days: int
    quiet_days: int
    rules: tuple[Rule, ...]
    no_progress_events: tuple[str, ...]
    roles: tuple[RoleAsked, ...]
    other_role: str

    def __post_init__(self) -> None:
        if {rule.code for rule in self.rules} != set(StuckRule) or len(self.rules) != len(StuckRule):
            raise ValueError("every rule once")

    def rule(self, code: str) -> Rule:
        return next(rule for rule in self.rules if rule.code == code)

    def asked_of(self, capacity: str) -> str:
        return next((row.asks for row in self.roles if row.capacity == capacity), self.other_role)


class Term(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/ladder.yaml. met_at_begin: beginning the rung is what the term asks for."""

    code: str
    title: str
    who: str
    from_: Literal["begun", "decision"] = msgspec.field(name="from")
    days: int = 0
    working_days: int = 0
    met_at_begin: bool = False

    def due_on(self, *, begun_on: dt.date, decided_on: dt.date | None) -> dt.date:
        start = begun_on if self.from_ == "begun" or decided_on is None else decided_on
        if self.working_days:
            return working_days_later(start, self.working_days)
        return start + dt.timedelta(days=self.days)


class RungRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/ladder.yaml."""

    code: str
    title: str
    plain: str
    who: str
    needs: str
    terms: tuple[Term, ...]
    source: str
    confirmed: bool
    desk: Role | None = None
    about_decision: bool = False

    def __post_init__(self) -> None:
        if self.desk and (self.desk not in DESK_ROLES or TAKE_UP not in {row.code for row in self.terms}):
            raise ValueError(f"{self.code}: a desk that takes it up")
        if any(row.from_ == "decision" for row in self.terms) != self.about_decision:
            raise ValueError(f"{self.code}: a term from a decision is about a decision")

    def term(self, code: str) -> Term | None:
        return next((row for row in self.terms if row.code == code), None)


class Ladder(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/ladder.yaml."""

    valid_from: dt.date
    seen_on: dt.date
    source: str
    rungs: tuple[RungRule, ...]
    regions: dict[str, tuple[RungRule, ...]]

    def of(self, region: str) -> tuple[RungRule, ...]:
        return self.regions.get(region, self.rungs)


def load(name: str, shape: type[Shape]) -> Shape:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA / name), shape)


@cache
def stagnation_rules() -> StagnationRules:
    return load("stagnation.yaml", StagnationRules)


@cache
def ladder() -> Ladder:
    return load("ladder.yaml", Ladder)


def rung_rule(region: str, code: str) -> RungRule | None:
    return next((row for row in ladder().of(region) if row.code == code), None)
