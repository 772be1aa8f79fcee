"""The report of a school year for who may read it: a region, a board or a school. Small groups are not shown apart."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec
from django.utils.translation import gettext as _
from ruamel.yaml import YAML

from rondom.arrangements.accounting import accounting_rules
from rondom.arrangements.money import school_year_name
from rondom.arrangements.year import Year, YearRow, year_of
from rondom.reports.small_numbers import small_numbers
from rondom.reports.sums import Group, Sums, Table, hidden_of, table_of, total_of

_DATA = Path(__file__).parent / "data" / "figures.yaml"


class FigureWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    name: str
    formula: str
    source: str


class FigureRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/figures.yaml."""

    valid_from: dt.date
    basis: str
    confirmed: bool
    figures: tuple[FigureWords, ...]


@cache
def figure_rules() -> FigureRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), FigureRules)


class Breadth(StrEnum):
    REGION = "region"
    BOARD = "board"
    SCHOOL = "school"


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which part of a region somebody reads the figures. organisation_id: of the board or the school."""

    breadth: Breadth
    region_id: int
    organisation_id: int


@dataclass(frozen=True, slots=True)
class YearReport:
    """tables: (heading, sums per board, school or kind); each adds up to the same total."""

    scope: Scope
    school_year: int
    tables: tuple[tuple[str, Table], ...]
    closed_on: dt.date | None

    @property
    def year_name(self) -> str:
        return school_year_name(self.school_year)

    @property
    def is_empty(self) -> bool:
        """Nothing was granted; that there is too little to show is something else."""
        return not any(table.rows or table.rest_groups for _heading, table in self.tables)


def year_report(scope: Scope, school_year: int) -> YearReport:
    """As many queries as arrangements.year.year_of. The caller was let in by access."""
    year = year_of(scope.region_id, school_year)
    rows = _rows_in(year, scope)
    makers = {Breadth.REGION: _of_region, Breadth.BOARD: _of_board, Breadth.SCHOOL: _of_school}
    tables = makers[scope.breadth](year, rows, scope)
    return YearReport(scope, school_year, tuple(tables), year.closing.closed_on if year.closing else None)


def _rows_in(year: Year, scope: Scope) -> list[YearRow]:
    if scope.breadth is Breadth.BOARD:
        return [row for row in year.rows if row.board_id == scope.organisation_id]
    if scope.breadth is Breadth.SCHOOL:
        return [row for row in year.rows if row.school_id == scope.organisation_id]
    return list(year.rows)


def _sums(rows: Iterable[YearRow]) -> Sums:
    return total_of(
        Sums(row.arrangements, row.committed, row.realised, row.goals, row.reached) for row in rows
    )


def _of_region(year: Year, rows: list[YearRow], _scope: Scope) -> list[tuple[str, Table]]:
    """Schools stand under a board that is shown apart only: the others could be worked out of them."""
    groups = {
        board: Group(
            year.names.get(board, ""),
            year.count(board=board),
            _sums(row for row in rows if row.board_id == board),
        )
        for board in {row.board_id for row in rows}
    }
    children = year.count()
    hidden = hidden_of({key: group.children for key, group in groups.items()}, total=children)
    is_small = 0 < children < small_numbers().least
    shown = [] if is_small else sorted(set(groups) - hidden, key=lambda key: groups[key].name)
    return [
        (_("Per bestuur"), table_of(groups, children=children)),
        (_("Per soort arrangement"), _kinds(year, rows, {})),
        *(
            (_("Scholen van %(board)s") % {"board": groups[key].name}, _schools(year, rows, key))
            for key in shown
        ),
    ]


def _schools(year: Year, rows: list[YearRow], board: int) -> Table:
    mine = [row for row in rows if row.board_id == board]
    groups = {
        school: Group(
            year.names.get(school, ""),
            year.count(board=board, school=school),
            _sums(row for row in mine if row.school_id == school),
        )
        for school in {row.school_id for row in mine}
    }
    return table_of(groups, children=year.count(board=board))


def _of_board(year: Year, rows: list[YearRow], scope: Scope) -> list[tuple[str, Table]]:
    board = scope.organisation_id
    return [
        (_("Per school"), _schools(year, rows, board)),
        (_("Per soort arrangement"), _kinds(year, rows, {"board": board})),
    ]


def _of_school(year: Year, rows: list[YearRow], scope: Scope) -> list[tuple[str, Table]]:
    """A school has one board at a time; in the year in which that changes, each has a table of its own."""
    boards = sorted({row.board_id for row in rows})
    found = [
        (
            _("Per soort arrangement"),
            _kinds(
                year,
                [row for row in rows if row.board_id == board],
                {"board": board, "school": scope.organisation_id},
            ),
        )
        for board in boards
    ]
    return found or [(_("Per soort arrangement"), Table((), None, Sums()))]


def _kinds(year: Year, rows: list[YearRow], place: dict[str, int]) -> Table:
    titles = {row.kind: row.title for row in rows}
    groups = {
        kind: Group(title, year.count(**place, kind=kind), _sums(row for row in rows if row.kind == kind))
        for kind, title in titles.items()
    }
    return table_of(groups, children=year.count(**place))


def purpose_titles() -> dict[str, str]:
    """{code: what a board spends means on}."""
    return {purpose.code: purpose.title for purpose in accounting_rules().purposes}
