"""What boards plan and report, next to what the samenwerkingsverband gave and what was granted on it."""

import datetime as dt
from dataclasses import dataclass

from rondom.arrangements.budget import Line, lines_of
from rondom.arrangements.models import BoardPlan, PlanLine
from rondom.reports.year import purpose_titles


@dataclass(frozen=True, slots=True)
class PurposeRow:
    """In whole cents; spent is None until there is a report."""

    code: str
    title: str
    planned: int
    planned_words: str
    spent: int | None
    spent_words: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A board with a budget or a plan. line: its budget, None without one. planned_on is None without a plan."""

    board_id: int
    board: str
    line: Line | None
    planned_on: dt.date | None
    reported_on: dt.date | None
    revision: int
    purposes: tuple[PurposeRow, ...]

    @property
    def planned(self) -> int:
        return sum(row.planned for row in self.purposes)

    @property
    def spent(self) -> int | None:
        return sum(row.spent or 0 for row in self.purposes) if self.reported_on else None


def plan_of(region_id: int, board_id: int, school_year: int) -> BoardPlan | None:
    rows = BoardPlan.objects.filter(region_id=region_id, board_id=board_id, school_year=school_year)
    return rows.prefetch_related("lines").first()


def purposes_of(plan: BoardPlan | None) -> tuple[PurposeRow, ...]:
    """In the order of the data; a purpose that is not there any more comes last."""
    if plan is None:
        return ()
    titles = purpose_titles()
    order = {code: place for place, code in enumerate(titles)}
    lines = sorted(plan.lines.all(), key=lambda line: (order.get(line.purpose, len(order)), line.pk))
    return tuple(_purpose(line, titles.get(line.purpose, line.purpose)) for line in lines)


def _purpose(line: PlanLine, title: str) -> PurposeRow:
    return PurposeRow(
        line.purpose, title, line.planned_cents, line.planned_words, line.spent_cents, line.spent_words
    )


def plans_beside(region_id: int, school_year: int, *, only_board: int | None = None) -> list[PlanRow]:
    """By name of the board. At most ten queries, however many boards."""
    lines = {line.board_id: line for line in lines_of(region_id, school_year)}
    plans = BoardPlan.objects.filter(region_id=region_id, school_year=school_year).select_related("board")
    by_board = {plan.board_id: plan for plan in plans.prefetch_related("lines")}
    names = {key: line.board for key, line in lines.items()} | {
        key: plan.board.name for key, plan in by_board.items()
    }
    rows = [_row(key, name, lines.get(key), by_board.get(key)) for key, name in names.items()]
    return sorted((row for row in rows if only_board in (None, row.board_id)), key=lambda row: row.board)


def _row(board_id: int, name: str, line: Line | None, plan: BoardPlan | None) -> PlanRow:
    return PlanRow(
        board_id=board_id,
        board=name,
        line=line,
        planned_on=plan.planned_on if plan else None,
        reported_on=plan.reported_on if plan else None,
        revision=plan.revision if plan else 0,
        purposes=purposes_of(plan),
    )
