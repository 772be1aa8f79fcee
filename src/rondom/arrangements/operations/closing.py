"""The end of a school year: money goes along or to another board, the sums are frozen, and opened again with a reason."""

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.arrangements import access, money_access
from rondom.arrangements.budget import check_open, free_in
from rondom.arrangements.events import BoardsMerged, BudgetMoved, YearClosed, YearReopened
from rondom.arrangements.models import ArrangementRequest, Budget, BudgetMove, YearClosing, YearFigure
from rondom.arrangements.models.year import WORDS_LENGTH
from rondom.arrangements.money import euros
from rondom.arrangements.operations.paying import PAYERS
from rondom.arrangements.queries import OPEN_REQUESTS
from rondom.arrangements.terms import MoveReason
from rondom.arrangements.year import Year, YearRow, year_of
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.events.record import happened
from rondom.people.models import Organisation, Region


@transaction.atomic
def close_year(actor: Actor, *, school_year: int) -> YearClosing:
    """Freeze the sums. From now on nothing is granted, paid or moved in that year. Errors: Refused."""
    _locked_year(actor, school_year)
    money_access.may_close_year(actor, school_year).enforce()
    year = year_of(actor.region_id, school_year)
    closing = YearClosing.objects.create(
        region_id=actor.region_id,
        school_year=school_year,
        children=year.children,
        closed_by_id=actor.person_id,
        closed_on=clock.today(),
    )
    YearFigure.objects.bulk_create(_figures(closing, year))
    happened(YearClosed(closing_id=closing.pk), by=actor)
    return closing


def _figures(closing: YearClosing, year: Year) -> list[YearFigure]:
    return [_figure(closing, row) for row in year.rows]


def _figure(closing: YearClosing, row: YearRow) -> YearFigure:
    return YearFigure(
        closing=closing,
        board_id=row.board_id,
        school_id=row.school_id,
        kind=row.kind,
        title=row.title,
        arrangements=row.arrangements,
        committed_cents=row.committed,
        realised_cents=row.realised,
        goals=row.goals,
        reached=row.reached,
    )


@transaction.atomic
def reopen_year(actor: Actor, *, school_year: int, reason: str) -> YearClosing:
    """What was frozen stays as it was read; the next closing freezes again. Errors: Refused."""
    _locked_year(actor, school_year)
    decision, closing = money_access.may_reopen_year(actor, school_year)
    decision.enforce()
    assert closing is not None  # noqa: S101 - may_reopen_year refuses it
    if not reason.strip() or len(reason) > WORDS_LENGTH:
        refuse("year.reason_missing", _("Schrijf op waarom het schooljaar weer open moet.")).enforce()
    closing.reopened_by_id, closing.reopened_on = actor.person_id, clock.today()
    closing.reopen_reason = reason.strip()
    closing.save(update_fields=["reopened_by", "reopened_on", "reopen_reason"])
    happened(YearReopened(closing_id=closing.pk), by=actor)
    return closing


def _locked_year(actor: Actor, school_year: int) -> None:
    """Nobody grants, pays or moves in that year until this is done."""
    Region.objects.select_for_update().filter(pk=actor.region_id).first()
    list(_budgets(actor).select_for_update().filter(school_year=school_year).order_by("pk"))


def _budgets(actor: Actor) -> QuerySet[Budget]:
    return Budget.objects.filter(region_id=actor.region_id)


@transaction.atomic
def move_budget(
    actor: Actor, *, board_id: int, school_year: int, to_board_id: int, to_year: int, cents: int
) -> BudgetMove:
    """What is left goes to the next year of the same board, or to another board in the same year.

    Errors: Refused, Http404 for a board of another region.
    """
    access.may_see_money(actor).enforce()
    if (to_board_id == board_id) == (to_year == school_year) or to_year not in (school_year, school_year + 1):
        words = _(
            "Kies hetzelfde bestuur in het volgende schooljaar, of een ander bestuur in hetzelfde jaar."
        )
        refuse("budget.move_where", words).enforce()
    Region.objects.select_for_update().filter(pk=actor.region_id).first()
    source = _budgets(actor).select_for_update().filter(board_id=board_id, school_year=school_year).first()
    if source is None:
        raise Http404
    why = MoveReason.NEXT_YEAR if to_board_id == board_id else MoveReason.OTHER_BOARD
    return _moved(actor, source, _budget_of(actor, to_board_id, to_year), cents, why)


def _moved(actor: Actor, source: Budget, target: Budget, cents: int, why: MoveReason) -> BudgetMove:
    check_open(actor.region_id, source.school_year)
    check_open(actor.region_id, target.school_year)
    free = free_in(source)
    if not 0 < cents <= free:
        words = _("In dat budget is nog € %(free)s vrij. Kies een bedrag van hoogstens zoveel.")
        refuse("budget.move_too_much", words % {"free": euros(max(0, free))}).enforce()
    row = BudgetMove.objects.create(
        region_id=actor.region_id,
        source=source,
        target=target,
        cents=cents,
        why=why,
        booked_by_id=actor.person_id,
        booked_on=clock.today(),
    )
    happened(BudgetMoved(move_id=row.pk, cents=cents), by=actor)
    return row


def _budget_of(actor: Actor, board_id: int, school_year: int) -> Budget:
    """The locked budget; a new one of nothing when there is none. Errors: Http404 for a board of another region."""
    boards = Organisation.objects.filter(pk=board_id, regions=actor.region_id, kind__in=PAYERS)
    if not boards.exists():
        raise Http404
    values = {"allocated_cents": 0, "set_by_id": actor.person_id, "set_at": clock.now()}
    row, _made = Budget.objects.select_for_update().get_or_create(
        region_id=actor.region_id, board_id=board_id, school_year=school_year, defaults=values
    )
    return row


@transaction.atomic
def merge_boards(actor: Actor, *, board_id: int, into_id: int) -> list[BudgetMove]:
    """What a board has left in every open year goes to the board it goes on with, and requests that are open too.

    What was granted and paid stays with the board that it was granted to: the sums of a year do not change.
    Errors: Refused, Http404 for a board of another region.
    """
    access.may_see_money(actor).enforce()
    if board_id == into_id:
        refuse("board.itself", _("Kies twee verschillende besturen.")).enforce()
    Region.objects.select_for_update().filter(pk=actor.region_id).first()
    closed = YearClosing.objects.filter(region_id=actor.region_id, reopened_on=None).values("school_year")
    rows = _budgets(actor).select_for_update().filter(board_id=board_id).exclude(school_year__in=closed)
    sources = list(rows.order_by("school_year"))
    moves = [
        _moved(actor, row, _budget_of(actor, into_id, row.school_year), free, MoveReason.MERGER)
        for row in sources
        if (free := free_in(row)) > 0
    ]
    with as_system("requests that are open go on with the other board"):
        asked = ArrangementRequest.objects.filter(
            region_id=actor.region_id, board_id=board_id, state__in=OPEN_REQUESTS
        )
        changed = asked.update(board_id=into_id)
    if not sources and not changed:
        refuse("board.nothing", _("Dit bestuur heeft geen budget en geen aanvraag die open staat.")).enforce()
    happened(BoardsMerged(board_id=board_id, into_id=into_id), by=actor)
    return moves
