"""Budget lines: allocated, committed, realised and what is free, per board. Every total is the sum of its parts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from rondom.arrangements.models import (
    ArrangementDecision,
    Budget,
    BudgetMove,
    Commitment,
    Invoice,
    YearClosing,
    YearFigure,
)
from rondom.arrangements.money import euros, first_day_of, school_year_name, split_over_years
from rondom.arrangements.year import closing_of
from rondom.core.decision import Refused, refuse
from rondom.core.second_lock import as_system


@dataclass(frozen=True, slots=True)
class Line:
    """Of one board in one school year; in whole cents."""

    board_id: int
    board: str
    revision: int
    allocated: int
    committed: int
    realised: int
    moved: int = 0  # in, less what went out
    expected: int = 0  # when what runs goes on until the summer

    @property
    def free(self) -> int:
        return self.allocated + self.moved - self.committed

    @property
    def forecast(self) -> int:
        return self.committed + self.expected


@dataclass(frozen=True, slots=True)
class Total:
    allocated: int
    committed: int
    realised: int
    free: int
    moved: int = 0
    forecast: int = 0


def total_of(lines: Collection[Line]) -> Total:
    return Total(
        allocated=sum(line.allocated for line in lines),
        committed=sum(line.committed for line in lines),
        realised=sum(line.realised for line in lines),
        free=sum(line.free for line in lines),
        moved=sum(line.moved for line in lines),
        forecast=sum(line.forecast for line in lines),
    )


def lines_of(region_id: int, school_year: int) -> list[Line]:
    """By name of the board; of a closed year as it was frozen. At most seven queries; the sums hold no child."""
    budgets = list(
        Budget.objects.filter(region_id=region_id, school_year=school_year)
        .select_related("board")
        .order_by("board__name", "pk")
    )
    closing = closing_of(region_id, school_year)
    if closing is not None:
        committed, realised = _frozen(closing)
        expected: dict[int, int] = {}
    else:
        committed, realised = _counted(region_id, school_year)
        expected = expected_of(region_id, school_year)
    moved = _moved([row.pk for row in budgets])
    return [
        Line(
            board_id=row.board_id,
            board=row.board.name,
            revision=row.revision,
            allocated=row.allocated_cents,
            committed=committed.get(row.board_id, 0),
            realised=realised.get(row.board_id, 0),
            moved=moved.get(row.pk, 0),
            expected=expected.get(row.board_id, 0),
        )
        for row in budgets
    ]


def _frozen(closing: YearClosing) -> tuple[dict[int, int], dict[int, int]]:
    """({board: committed}, {board: realised})."""
    committed: dict[int, int] = {}
    realised: dict[int, int] = {}
    for row in YearFigure.objects.filter(closing=closing):
        committed[row.board_id] = committed.get(row.board_id, 0) + row.committed_cents
        realised[row.board_id] = realised.get(row.board_id, 0) + row.realised_cents
    return committed, realised


def _counted(region_id: int, school_year: int) -> tuple[dict[int, int], dict[int, int]]:
    rows = Commitment.objects.filter(budget__region_id=region_id, budget__school_year=school_year)
    with as_system("sums of money per board; they name no child"):
        paid = Invoice.objects.filter(commitment__in=rows)
        return (
            _sums(rows.values_list("budget__board").annotate(Sum("cents"))),
            _sums(paid.values_list("commitment__budget__board").annotate(Sum("cents"))),
        )


def _sums(rows: Iterable[tuple[int, int]]) -> dict[int, int]:
    return dict(rows)


def _moved(budget_ids: Collection[int]) -> dict[int, int]:
    """{budget: what came in less what went out}. One query."""
    found: dict[int, int] = {}
    rows = BudgetMove.objects.filter(Q(source__in=budget_ids) | Q(target__in=budget_ids))
    for source, target, cents in rows.values_list("source", "target", "cents"):
        found[source] = found.get(source, 0) - cents
        found[target] = found.get(target, 0) + cents
    return found


def expected_of(region_id: int, school_year: int) -> dict[int, int]:
    """{board: what is not committed yet, and is needed when every arrangement that runs goes on until 31 July}.

    At the pace of the decision, per day; a part of a cent is left out. One query.
    """
    first, until = first_day_of(school_year), first_day_of(school_year + 1)
    rows = ArrangementDecision.objects.filter(
        region_id=region_id, valid_until__gt=first, valid_until__lt=until, parts__arrangement__state="running"
    )
    found: dict[int, int] = {}
    with as_system("what is needed when help goes on; the sum names no child"):
        for board, starts, ends, cents, _pk in rows.values_list(
            "request__board", "valid_from", "valid_until", "granted_cents", "pk"
        ).distinct():
            if board is not None and starts is not None and ends is not None:
                more = cents * (until - ends).days // (ends - starts).days
                found[board] = found.get(board, 0) + more
    return found


def committed_in(budget: Budget) -> int:
    with as_system("whether the money is there; the sum names no child"):
        return Commitment.objects.filter(budget=budget).aggregate(cents=Sum("cents"))["cents"] or 0


def free_in(budget: Budget) -> int:
    """What is left of an open year: the budget, with what was moved, less what is committed."""
    return budget.allocated_cents + _moved([budget.pk]).get(budget.pk, 0) - committed_in(budget)


def check_open(region_id: int, school_year: int) -> None:
    """Errors: Refused when that year is closed."""
    if closing_of(region_id, school_year) is not None:
        refuse(
            "year.closed",
            _("Het schooljaar %(year)s is afgesloten. Open het eerst weer, met een reden.")
            % {"year": school_year_name(school_year)},
        ).enforce()


def commit(decision: ArrangementDecision, *, board_id: int) -> list[Commitment]:
    """Lay the money of a decision down, per school year. Locks the budgets, so two decisions never spend it twice.

    Errors: Refused when a school year has no budget, or too little.
    """
    first, until = decision.valid_from, decision.valid_until
    if first is None or until is None:
        raise ValueError("only a granted decision has money")
    parts = split_over_years(decision.granted_cents, valid_from=first, valid_until=until)
    made = [
        Commitment(
            region_id=decision.region_id,
            decision=decision,
            budget=_budget_with(decision.region_id, board_id, year, cents),
            cents=cents,
        )
        for year, cents in sorted(parts.items())
    ]
    return Commitment.objects.bulk_create(made)


def _budget_with(region_id: int, board_id: int, school_year: int, cents: int) -> Budget:
    """The locked budget that holds an amount."""
    rows = Budget.objects.select_for_update().filter(region_id=region_id, board_id=board_id)
    budget = rows.filter(school_year=school_year).first()
    year = school_year_name(school_year)
    check_open(region_id, school_year)
    if budget is None:
        words = _(
            "Voor het schooljaar %(year)s is er nog geen budget voor dit bestuur. Stel dat eerst vast, of laat de periode "
            "eindigen op 31 juli."
        )
        raise Refused(refuse("budget.missing", words % {"year": year}))
    free = free_in(budget)
    if cents > free:
        refuse(
            "budget.too_little",
            _("In het schooljaar %(year)s is nog € %(free)s vrij. Nodig is € %(needed)s.")
            % {"year": year, "free": euros(free), "needed": euros(cents)},
        ).enforce()
    return budget
