"""Rules of triage that are set by policy: outcomes, who leads, where we look. The source stands in data/."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from ruamel.yaml import YAML

from rondom.people.terms import Role
from rondom.triage.terms import Leader, Outcome, Question, RegistrationKind

_DATA = Path(__file__).parent / "data"
Shape = TypeVar("Shape")


class OutcomeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/outcomes.yaml."""

    code: Outcome
    definition: str
    means: str
    needs_agreement: bool
    municipality_stays: bool

    @property
    def label(self) -> str:
        return str(self.code.label)


class Outcomes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    source: str
    outcomes: tuple[OutcomeRule, ...]

    def __post_init__(self) -> None:
        if [row.code for row in self.outcomes] != list(Outcome):
            raise ValueError("every outcome once, in order")

    def own(self, rows: object) -> "Outcomes":
        """The same with the rows of a region, as they are stored. Errors: ValueError when a row misses."""
        return msgspec.structs.replace(self, outcomes=msgspec.convert(rows, tuple[OutcomeRule, ...]))

    def by_code(self) -> dict[str, OutcomeRule]:
        return {str(row.code): row for row in self.outcomes}


class Cell(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who leads for one pair of questions, and the sentence that says why."""

    learning: Question
    living: Question
    leader: Leader
    why: str


class RegieTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/regie.yaml. goals: {domain of a goal: who answers for it}, whoever leads; owners: their capacities."""

    valid_from: dt.date
    source: str
    cells: tuple[Cell, ...]
    goals: dict[str, Leader]
    owners: dict[Leader, frozenset[Role]]

    def __post_init__(self) -> None:
        asked = (Question.SINGLE, Question.COMPLEX)
        wanted = {(learning, living) for learning in asked for living in asked}
        cells = {(cell.learning, cell.living) for cell in self.cells}
        if len(self.cells) != len(wanted) or cells != wanted:
            raise ValueError("every pair of questions once")
        if not set(self.goals.values()) <= set(self.owners):
            raise ValueError("somebody for every goal")

    def own(self, rows: object) -> "RegieTable":
        """The same with the cells of a region, as they are stored. Errors: ValueError when a cell misses."""
        return msgspec.structs.replace(self, cells=msgspec.convert(rows, tuple[Cell, ...]))

    def cell(self, learning: str, living: str) -> Cell | None:
        """None unless there is a question about learning and one about growing up: then there is nothing to lead."""
        return next((row for row in self.cells if (row.learning, row.living) == (learning, living)), None)


class RegistrationRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: RegistrationKind
    explanation: str

    @property
    def label(self) -> str:
        return str(self.code.label)


class Registrations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/registrations.yaml. contains: everything that a registration holds, in words for the family."""

    valid_from: dt.date
    source: str
    kinds: tuple[RegistrationRule, ...]
    contains: tuple[str, ...]


def _load(name: str, shape: type[Shape]) -> Shape:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA / name), shape)


@cache
def outcomes() -> Outcomes:
    return _load("outcomes.yaml", Outcomes)


@cache
def regie_table() -> RegieTable:
    return _load("regie.yaml", RegieTable)


@cache
def registrations() -> Registrations:
    return _load("registrations.yaml", Registrations)
