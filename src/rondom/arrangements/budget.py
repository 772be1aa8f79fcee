"""Budget lines: allocated, committed, realised and what is free, per board. Every total is the sum of its parts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext as _

from rondom.arrangements.models import ArrangementDecision, Budget, Commitment, Invoice
from rondom.arrangements.money import euros, school_year_name, split_over_years
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

    @property
    def free(self) -> int:
        return self.allocated - self.committed


@dataclass(frozen=True, slots=True)
class Total:
    allocated: int
    committed: int
    realised: int
    free: int


def total_of(lines: Collection[Line]) -> Total:
    return Total(
        allocated=sum(line.allocated for line in lines),
        committed=sum(line.committed for line in lines),
        realised=sum(line.realised for line in lines),
        free=sum(line.free for line in lines),
    )


def lines_of(region_id: int, school_year: int) -> list[Line]:
    """By name of the board. Three queries; the sums hold no child."""
    budgets = Budget.objects.filter(region_id=region_id, school_year=school_year).select_related("board")
    with as_system("sums of money per board; they name no child"):
        committed = _sums(
            Commitment.objects.filter(budget__in=budgets).values_list("budget").annotate(Sum("cents"))
        )
        paid = Invoice.objects.filter(commitment__budget__in=budgets)
        realised = _sums(paid.values_list("commitment__budget").annotate(Sum("cents")))
    return [
        Line(
            board_id=row.board_id,
            board=row.board.name,
            revision=row.revision,
            allocated=row.allocated_cents,
            committed=committed.get(row.pk, 0),
            realised=realised.get(row.pk, 0),
        )
        for row in budgets.order_by("board__name", "pk")
    ]


def _sums(rows: Iterable[tuple[int, int]]) -> dict[int, int]:
    return dict(rows)


def committed_in(budget: Budget) -> int:
    with as_system("whether the money is there; the sum names no child"):
        return Commitment.objects.filter(budget=budget).aggregate(cents=Sum("cents"))["cents"] or 0


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
    if budget is None:
        words = _(
            "Voor het schooljaar %(year)s is er nog geen budget voor dit bestuur. Stel dat eerst vast, of laat de periode "
            "eindigen op 31 juli."
        )
        raise Refused(refuse("budget.missing", words % {"year": year}))
    free = budget.allocated_cents - committed_in(budget)
    if cents > free:
        refuse(
            "budget.too_little",
            _("In het schooljaar %(year)s is nog € %(free)s vrij. Nodig is € %(needed)s.")
            % {"year": year, "free": euros(free), "needed": euros(cents)},
        ).enforce()
    return budget
