"""The end of a school year: what was left goes along, the sums are frozen, and nothing is booked afterwards."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.arrangements import operations
from rondom.arrangements.accounting import accounting_rules
from rondom.arrangements.budget import lines_of, total_of
from rondom.arrangements.models import ArrangementRequest, Budget, BudgetMove, YearClosing, YearFigure
from rondom.arrangements.money import first_day_of, school_year_of
from rondom.arrangements.year import year_of
from rondom.core.decision import Conflict, Refused
from rondom.dossiers.models import Dossier
from rondom.people.models import Organisation
from rondom.people.terms import OrganisationKind
from tests.arrangements.conftest import set_budget


@pytest.fixture
def year(today) -> int:
    return school_year_of(today)


@pytest.fixture
def paid(world, granted, today):
    """Of 800 euro, 300,01 was paid."""
    return operations.book_invoice(
        world.actors["jorrit"],
        decision_number=granted.number,
        invoice_number="F-1",
        cents=30_001,
        delivered_on=today,
    )


@pytest.fixture
def after_summer(year, today, time_machine_days):
    """The first of August after this school year."""
    time_machine_days((first_day_of(year + 1) - today).days)


@pytest.fixture
def other_board(world) -> Organisation:
    row = Organisation.objects.create(kind=OrganisationKind.BOARD, name="Stichting Ander Bestuur")
    row.regions.add(world.region)
    return row


def code_of(call, *args, **values) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **values)
    return refused.value.decision.code


def sums(region_id: int, year: int) -> tuple[int, int, int]:
    total = total_of(lines_of(region_id, year))
    return total.allocated + total.moved, total.committed, total.realised


# Closing ------------------------------------------------------------------------------------


def test_a_year_that_runs_is_not_closed(world, budgets, year):
    assert code_of(operations.close_year, world.actors["jorrit"], school_year=year) == "year.runs"


@pytest.mark.usefixtures("paid", "after_summer")
def test_a_closed_year_keeps_its_sums_when_dossiers_go(world, year, granted):
    jorrit = world.actors["jorrit"]
    before, figures = sums(world.region.pk, year), year_of(world.region.pk, year)
    assert figures.rows[0].realised == 30_001
    operations.close_year(jorrit, school_year=year)
    Dossier.objects.get(pk=granted.request.dossier_id).arrangement_requests.all().delete()
    assert sums(world.region.pk, year) == before
    after = year_of(world.region.pk, year)
    assert (after.rows, after.children) == (figures.rows, figures.children)
    assert after.closing is not None


@pytest.mark.usefixtures("paid", "after_summer")
def test_nothing_is_booked_granted_set_or_moved_in_a_closed_year(world, year, granted, today):
    jorrit, board = world.actors["jorrit"], world.organisations["board"].pk
    operations.close_year(jorrit, school_year=year)
    last_day = first_day_of(year + 1) - dt.timedelta(days=1)
    late = {"decision_number": granted.number, "cents": 100, "delivered_on": min(today, last_day)}
    assert code_of(operations.book_invoice, jorrit, invoice_number="F-2", **late) == "year.closed"
    row = Budget.objects.get(board=board, school_year=year)
    assert code_of(set_budget, world, year, 2_000_000, revision=row.revision) == "year.closed"
    move = {"to_board_id": board, "to_year": year + 1, "cents": 100}
    assert code_of(operations.move_budget, jorrit, board_id=board, school_year=year, **move) == "year.closed"
    assert code_of(operations.close_year, jorrit, school_year=year) == "year.closed_already"


@pytest.mark.usefixtures("paid", "after_summer")
def test_a_year_is_opened_again_with_a_reason_and_closed_anew(world, year, granted, today):
    jorrit = world.actors["jorrit"]
    operations.close_year(jorrit, school_year=year)
    assert code_of(operations.reopen_year, jorrit, school_year=year, reason=" ") == "year.reason_missing"
    operations.reopen_year(jorrit, school_year=year, reason="Een rekening kwam te laat.")
    operations.book_invoice(
        jorrit, decision_number=granted.number, invoice_number="F-2", cents=100, delivered_on=today
    )
    operations.close_year(jorrit, school_year=year)
    assert sums(world.region.pk, year)[2] == 30_101
    assert [row.realised_cents for row in YearFigure.objects.order_by("pk")] == [30_001, 30_101]


@pytest.mark.usefixtures("paid", "after_summer")
def test_a_year_closed_long_ago_stays_closed(world, year, time_machine_days):
    jorrit = world.actors["jorrit"]
    operations.close_year(jorrit, school_year=year)
    YearClosing.objects.update(closed_on=dt.date(2000, 1, 1))
    assert code_of(operations.reopen_year, jorrit, school_year=year, reason="Toch") == "year.closed_long_ago"


def test_only_the_samenwerkingsverband_closes(world, budgets, year):
    for key in ("anouk", "carla", "nadine", "rania"):
        assert code_of(operations.close_year, world.actors[key], school_year=year) == "budget.not_for_you"


# Moving -------------------------------------------------------------------------------------


def test_what_is_left_goes_to_the_next_year_and_both_sums_stay(world, granted, year):
    jorrit, board = world.actors["jorrit"], world.organisations["board"].pk
    before = [sums(world.region.pk, each)[0] for each in (year, year + 1)]
    operations.move_budget(
        jorrit, board_id=board, school_year=year, to_board_id=board, to_year=year + 1, cents=12_345
    )
    after = [sums(world.region.pk, each)[0] for each in (year, year + 1)]
    assert after == [before[0] - 12_345, before[1] + 12_345]


def test_more_than_is_free_does_not_move(world, granted, year, other_board):
    jorrit, board = world.actors["jorrit"], world.organisations["board"].pk
    free = lines_of(world.region.pk, year)[0].free
    where = {"board_id": board, "school_year": year, "to_board_id": other_board.pk, "to_year": year}
    assert code_of(operations.move_budget, jorrit, **where, cents=free + 1) == "budget.move_too_much"
    operations.move_budget(jorrit, **where, cents=free)
    assert {line.board: line.free for line in lines_of(world.region.pk, year)} == {
        "Stichting Ander Bestuur": free,
        "Stichting Veenrand Onderwijs": 0,
    }
    row = Budget.objects.get(board=board, school_year=year)
    lower = row.allocated_cents - 1
    assert code_of(set_budget, world, year, lower, revision=row.revision) == "budget.below_committed"


def test_money_moves_one_way_at_a_time(world, budgets, year, other_board):
    jorrit, board = world.actors["jorrit"], world.organisations["board"].pk
    for to_board, to_year in (
        (board, year),
        (other_board.pk, year + 1),
        (board, year + 2),
        (board, year - 1),
    ):
        where = {"board_id": board, "school_year": year, "to_board_id": to_board, "to_year": to_year}
        assert code_of(operations.move_budget, jorrit, **where, cents=1) == "budget.move_where"
    elsewhere = Organisation.objects.create(kind=OrganisationKind.BOARD, name="In een andere regio")
    with pytest.raises(Http404):
        operations.move_budget(
            jorrit, board_id=board, school_year=year, to_board_id=elsewhere.pk, to_year=year, cents=1
        )


def test_sums_over_boards_that_merged_stay_the_same(world, granted, year, other_board):
    """What was granted stays where it was granted; what is free, and what is still asked, goes along."""
    jorrit, board = world.actors["jorrit"], world.organisations["board"].pk
    ArrangementRequest.objects.filter(pk=granted.request_id).update(state="sent")
    before = [sums(world.region.pk, each) for each in (year, year + 1)]
    operations.merge_boards(jorrit, board_id=board, into_id=other_board.pk)
    assert [sums(world.region.pk, each) for each in (year, year + 1)] == before
    lines = {line.board_id: line for line in lines_of(world.region.pk, year)}
    assert lines[board].free == 0
    assert lines[other_board.pk].free == before[0][0] - before[0][1]
    assert ArrangementRequest.objects.get(pk=granted.request_id).board_id == other_board.pk
    assert set(BudgetMove.objects.values_list("why", flat=True)) == {"merger"}
    assert code_of(operations.merge_boards, jorrit, board_id=board, into_id=board) == "board.itself"


# The plan of a board ------------------------------------------------------------------------


def said(cents: int = 100_000) -> dict[str, operations.Said]:
    return {
        purpose.code: operations.Said(cents, "Begeleiding in de klas.")
        for purpose in accounting_rules().purposes
    }


def test_a_board_files_a_plan_and_a_report(world, year):
    nadine = world.actors["nadine"]
    missing = {"school_year": year, "said": said(), "revision": 0}
    assert code_of(operations.file_report, nadine, **missing) == "plan.missing"
    plan = operations.file_plan(nadine, **missing)
    assert plan.lines.count() == len(said())
    plan = operations.file_report(nadine, school_year=year, said=said(90_000), revision=plan.revision)
    assert {line.spent_cents for line in plan.lines.all()} == {90_000}
    again = {"school_year": year, "said": said(), "revision": plan.revision}
    assert code_of(operations.file_plan, nadine, **again) == "plan.reported"


def test_two_people_of_a_board_do_not_write_over_each_other(world, year):
    operations.file_plan(world.actors["nadine"], school_year=year, said=said(), revision=0)
    with pytest.raises(Conflict) as conflict:
        operations.file_plan(world.actors["bas"], school_year=year, said=said(5), revision=0)
    assert conflict.value.revision == 1


def test_a_plan_is_whole_and_of_a_board(world, year):
    nadine = world.actors["nadine"]
    part = dict(list(said().items())[:1])
    assert code_of(operations.file_plan, nadine, school_year=year, said=part, revision=0) == "plan.purposes"
    long = said() | {"other": operations.Said(1, "x" * 1001)}
    assert code_of(operations.file_plan, nadine, school_year=year, said=long, revision=0) == "plan.too_long"
    far = {"school_year": year + 2, "said": said(), "revision": 0}
    assert code_of(operations.file_plan, nadine, **far) == "plan.year"
    for key in ("jorrit", "carla", "anouk", "ria", "rania"):
        with pytest.raises(Http404):
            operations.file_plan(world.actors[key], school_year=year, said=said(), revision=0)


def test_after_closing_a_report_comes_too_late(world, paid, year, today, time_machine_days):
    plan = operations.file_plan(world.actors["nadine"], school_year=year, said=said(), revision=0)
    time_machine_days((first_day_of(year + 1) - today).days)
    operations.close_year(world.actors["jorrit"], school_year=year)
    late = {"school_year": year, "said": said(), "revision": plan.revision}
    assert code_of(operations.file_report, world.actors["nadine"], **late) == "year.closed"


# What is expected ---------------------------------------------------------------------------


def test_the_forecast_goes_on_until_the_summer_for_help_that_runs(world, granted, year, running_part):
    line = lines_of(world.region.pk, year)[0]
    days = (granted.valid_until - granted.valid_from).days
    left = (first_day_of(year + 1) - granted.valid_until).days
    assert line.expected == granted.granted_cents * left // days
    assert line.forecast == line.committed + line.expected


# A pupil that leaves --------------------------------------------------------------------------------


def test_what_a_pupil_got_before_he_left_is_still_paid(world, granted, today):
    """The dossier is closed: the bill comes later, and nothing new is asked."""
    Dossier.objects.filter(pk=granted.request.dossier_id).update(closed_on=today, closed_outcome="moved")
    paid = operations.book_invoice(
        world.actors["jorrit"],
        decision_number=granted.number,
        invoice_number="F-9",
        cents=1,
        delivered_on=today,
    )
    assert paid.cents == 1
    with pytest.raises((Refused, Http404)):
        operations.begin_request(world.actors["anouk"], dossier_id=granted.request.dossier_id, kind="support")
