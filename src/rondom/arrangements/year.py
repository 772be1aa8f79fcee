"""The sums of a school year: euro, arrangement, goal and result, per board, school and kind of arrangement.

Counted while the year runs; read from what was frozen once it is closed. Every larger sum is the sum of these rows.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from django.db.models import Count, Max, QuerySet, Sum
from django.db.models.fields.json import KeyTextTransform

from rondom.arrangements.models import Commitment, Invoice, PartGoal, YearClosing, YearFigure
from rondom.core.second_lock import as_system
from rondom.people.queries import organisation_names
from rondom.plans.terms import GoalState

Cell = tuple[int, int, str]  # (board, school, code of the kind)
BOARD, SCHOOL = "budget__board", "decision__request__school"
KIND = KeyTextTransform("code", "decision__request__kind")


@dataclass(frozen=True, slots=True)
class YearRow:
    """Of one board, school and kind; in whole cents. An arrangement over two school years is in both, with its part."""

    board_id: int
    school_id: int
    kind: str
    title: str
    arrangements: int
    committed: int
    realised: int
    goals: int
    reached: int


@dataclass(frozen=True, slots=True)
class Year:
    """rows: without an order. children: {group: different children}, group as of group_of. names: of boards and schools."""

    school_year: int
    rows: tuple[YearRow, ...]
    children: dict[str, int]
    names: dict[int, str]
    closing: YearClosing | None

    def count(self, **part: object) -> int:
        """Different children of a board, a school of a board, a kind, or of all."""
        return self.children.get(group_of(**part), 0)


def group_of(*, board: object = "", school: object = "", kind: object = "") -> str:
    """The name under which the children of a group are counted; nothing given is everybody."""
    return f"{board}/{school}/{kind}"


def closing_of(region_id: int, school_year: int) -> YearClosing | None:
    """The closing that holds now. One query."""
    rows = YearClosing.objects.filter(region_id=region_id, school_year=school_year, reopened_on=None)
    return rows.select_related("closed_by").first()


def year_of(region_id: int, school_year: int) -> Year:
    """At most six queries, however many arrangements. The caller was let in by access; the sums name no child."""
    closing = closing_of(region_id, school_year)
    if closing is not None:
        rows, children = frozen_rows(closing), closing.children
    else:
        with as_system("sums of a school year; they name no child"):
            rows, children = live_rows(region_id, school_year), live_children(region_id, school_year)
    ids = {number for row in rows for number in (row.board_id, row.school_id)}
    return Year(school_year, tuple(rows), children, organisation_names(ids), closing)


def frozen_rows(closing: YearClosing) -> list[YearRow]:
    return [
        YearRow(
            board_id=row.board_id,
            school_id=row.school_id,
            kind=row.kind,
            title=row.title,
            arrangements=row.arrangements,
            committed=row.committed_cents,
            realised=row.realised_cents,
            goals=row.goals,
            reached=row.reached,
        )
        for row in YearFigure.objects.filter(closing=closing).order_by("pk")
    ]


def _committed(region_id: int, school_year: int) -> QuerySet[Commitment]:
    return Commitment.objects.filter(budget__region_id=region_id, budget__school_year=school_year)


def live_rows(region_id: int, school_year: int) -> list[YearRow]:
    """Counted in the database. Call it as system. Three queries."""
    title = Max(KeyTextTransform("title", "decision__request__kind"))
    cells = _committed(region_id, school_year).values_list(BOARD, SCHOOL, KIND)
    cells = cells.annotate(title=title, number=Count("pk"), total=Sum("cents"))
    paid, goals = _paid(region_id, school_year), _goals(region_id, school_year)
    return [_live_row((row[0], row[1], row[2]), row[3:], paid, goals) for row in cells]


def _live_row(
    key: Cell, found: tuple[str, int, int], paid: dict[Cell, int], goals: dict[Cell, Counter[str]]
) -> YearRow:
    title, number, cents = found
    states = goals.get(key, Counter())
    return YearRow(
        *key,
        title=title,
        arrangements=number,
        committed=cents,
        realised=paid.get(key, 0),
        goals=states.total(),
        reached=states[GoalState.REACHED],
    )


def _paid(region_id: int, school_year: int) -> dict[Cell, int]:
    rows = Invoice.objects.filter(commitment__in=_committed(region_id, school_year)).values_list(
        "commitment__budget__board",
        "commitment__decision__request__school",
        KeyTextTransform("code", "commitment__decision__request__kind"),
    )
    return {(board, school, code): cents for board, school, code, cents in rows.annotate(total=Sum("cents"))}


def _goals(region_id: int, school_year: int) -> dict[Cell, Counter[str]]:
    """{cell: {state of a goal: how many}}. A goal counts once for each decision that pays for work on it."""
    rows = PartGoal.objects.filter(
        part__decision__commitments__budget__region_id=region_id,
        part__decision__commitments__budget__school_year=school_year,
    ).values_list(
        "part__decision__commitments__budget__board",
        "part__decision__request__school",
        KeyTextTransform("code", "part__decision__request__kind"),
        "goal__state",
        "part__decision",
        "goal",
    )
    found: dict[Cell, Counter[str]] = {}
    for board, school, code, state, _decision, _goal in rows.distinct():
        found.setdefault((board, school, code), Counter())[state] += 1
    return found


def live_children(region_id: int, school_year: int) -> dict[str, int]:
    """{group: different children}, for every group that a report shows. Call it as system. One query."""
    rows = _committed(region_id, school_year).values_list(BOARD, SCHOOL, KIND, "decision__request__dossier")
    return children_of(rows.distinct())


def children_of(rows: Iterable[tuple[int, int, str, int]]) -> dict[str, int]:
    """rows: (board, school, kind, child)."""
    found: dict[str, set[int]] = {}
    for board, school, kind, child in rows:
        for with_board, with_school, with_kind in product((True, False), repeat=3):
            if with_board or not with_school:
                name = group_of(
                    board=board if with_board else "",
                    school=school if with_school else "",
                    kind=kind if with_kind else "",
                )
                found.setdefault(name, set()).add(child)
    return {name: len(children) for name, children in found.items()}
