"""Means over boards: per school, per pupil and for arrangements. The parts are together the whole, to the cent."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from rondom.arrangements.models import Division
from rondom.arrangements.money import divide
from rondom.people.models import Organisation
from rondom.people.terms import OrganisationKind

_DATA = Path(__file__).parent / "data" / "division.yaml"


class DivisionModel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    title: str
    formula: str


class CountDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    month: int
    day: int


class DivisionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/division.yaml."""

    valid_from: dt.date
    source: str
    confirmed: bool
    counted_on: CountDay
    models: tuple[DivisionModel, ...]


@cache
def division_rules() -> DivisionRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), DivisionRules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """In whole cents: of one school, of one pupil, what the samenwerkingsverband keeps, and for all arrangements."""

    per_school: int
    per_pupil: int
    expertise: int
    pupil: int


@dataclass(frozen=True, slots=True)
class SchoolCount:
    school_id: int
    board_id: int
    pupils: int


@dataclass(frozen=True, slots=True)
class Share:
    """Of one board, in whole cents."""

    board_id: int
    schools: int
    pupils: int
    school_model: int
    pupil_model: int

    @property
    def total(self) -> int:
        return self.school_model + self.pupil_model


def shares_of(amounts: Amounts, counts: Collection[SchoolCount]) -> list[Share]:
    """By number of the board. Without a pupil anywhere the pupil model is divided over the schools."""
    boards: dict[int, list[SchoolCount]] = {}
    for row in counts:
        boards.setdefault(row.board_id, []).append(row)
    weights = {board: sum(row.pupils for row in rows) for board, rows in sorted(boards.items())}
    if not any(weights.values()):
        weights = {board: len(rows) for board, rows in sorted(boards.items())}
    of_pupils = divide(amounts.pupil, weights) if weights else {}
    return [_share(board, boards[board], amounts, of_pupils[board]) for board in sorted(boards)]


def _share(board_id: int, rows: Collection[SchoolCount], amounts: Amounts, pupil_model: int) -> Share:
    pupils = sum(row.pupils for row in rows)
    return Share(
        board_id=board_id,
        schools=len(rows),
        pupils=pupils,
        school_model=len(rows) * amounts.per_school + pupils * amounts.per_pupil,
        pupil_model=pupil_model,
    )


def schools_of(region_id: int) -> list[Organisation]:
    """With their board, by name. One query. A school without a board is a board of its own."""
    rows = Organisation.objects.filter(regions=region_id, kind=OrganisationKind.SCHOOL)
    return list(rows.select_related("board").order_by("name", "pk"))


def division_of(region_id: int, school_year: int) -> Division | None:
    rows = Division.objects.filter(region_id=region_id, school_year=school_year)
    return rows.prefetch_related("counts").first()


def amounts_of(division: Division) -> Amounts:
    return Amounts(
        per_school=division.per_school_cents,
        per_pupil=division.per_pupil_cents,
        expertise=division.expertise_cents,
        pupil=division.pupil_cents,
    )


def counts_of(schools: Collection[Organisation], pupils: Mapping[int, int]) -> list[SchoolCount]:
    """pupils: {school: how many}; a school that is not there has none."""
    return [SchoolCount(row.pk, row.board_id or row.pk, pupils.get(row.pk, 0)) for row in schools]
