"""The report of a year: of a region, a board or a school; and a spreadsheet that adds up by itself."""

import csv
import io
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from rondom.arrangements.models import Commitment, Invoice
from rondom.arrangements.money import first_day_of, school_year_of
from rondom.arrangements.operations import close_year
from rondom.demo.bench.money import measure_year
from rondom.demo.money_year import Place, build_money_year
from rondom.people.models import Organisation
from rondom.people.terms import OrganisationKind
from rondom.reports.spreadsheet import safe_text, sheet_name, year_csv, year_xlsx
from rondom.reports.year import Breadth, Scope, figure_rules, year_report

MANY = 400


@pytest.fixture
def year(today) -> int:
    return school_year_of(today)


def school(world, name: str, board: Organisation) -> Organisation:
    row = Organisation.objects.create(kind=OrganisationKind.SCHOOL, name=name, board=board)
    row.regions.add(world.region)
    return row


@pytest.fixture
def place(world) -> Place:
    """Two boards; one of seven schools has a name that a spreadsheet would calculate."""
    other = Organisation.objects.create(kind=OrganisationKind.BOARD, name='=HYPERLINK("x") [bestuur]')
    other.regions.add(world.region)
    mine = world.organisations["board"]
    names = ["De Els", "De Wilg", "=1+1", "De Iep"]
    schools = [school(world, name, board) for name in names for board in (mine, other)]
    return Place(
        world.region.pk,
        world.people["jorrit"],
        world.organisations["swv"],
        world.organisations["jgh"],
        schools[:7],
    )


@pytest.fixture
def many(place, year) -> Place:
    build_money_year(place, count=MANY, school_year=year)
    return place


def region_of(place: Place) -> Scope:
    return Scope(Breadth.REGION, place.region_id, place.office.pk)


def in_cents(cell: object) -> int:
    return int((Decimal(str(cell)) * 100).to_integral_exact())


def test_a_year_of_400_closes_and_its_spreadsheet_adds_up_to_the_cent(
    world, many, year, today, time_machine_days
):
    """The independent check: only the cells of the file are added, and compared with the bills one by one."""
    paid = sum(Invoice.objects.filter(commitment__budget__school_year=year).values_list("cents", flat=True))
    granted = sum(Commitment.objects.filter(budget__school_year=year).values_list("cents", flat=True))
    time_machine_days((first_day_of(year + 1) - today).days)
    close_year(world.actors["jorrit"], school_year=year)
    book = load_workbook(io.BytesIO(year_xlsx(year_report(region_of(many), year))))
    *sheets, words = book.worksheets
    for sheet in sheets[:2]:
        head, *rows, total = sheet.iter_rows(values_only=True)
        assert head[1:4] == ("Arrangementen", "Verplicht (euro)", "Besteed (euro)")
        assert sum(row[1] for row in rows) == total[1] == MANY
        assert sum(in_cents(row[2]) for row in rows) == in_cents(total[2]) == granted
        assert sum(in_cents(row[3]) for row in rows) == in_cents(total[3]) == paid
    of_schools = [list(sheet.iter_rows(values_only=True))[1:-1] for sheet in sheets[2:]]
    assert sum(in_cents(row[3]) for rows in of_schools for row in rows) == paid
    assert {row[0] for row in words.iter_rows(min_row=2, values_only=True)} == {
        figure.name for figure in figure_rules().figures
    }


def test_the_same_sums_for_board_and_school(many, year):
    """What a board reads of its schools is what they read themselves, and together it is the region."""
    region = year_report(region_of(many), year)
    boards = {row.board_id for row in many.schools}
    totals = [
        year_report(Scope(Breadth.BOARD, many.region_id, board), year).tables[0][1].total for board in boards
    ]
    assert sum(total.committed for total in totals) == region.tables[0][1].total.committed
    for board in boards:
        mine = [row for row in many.schools if row.board_id == board]
        schools = [
            year_report(Scope(Breadth.SCHOOL, many.region_id, row.pk), year).tables[0][1] for row in mine
        ]
        report = year_report(Scope(Breadth.BOARD, many.region_id, board), year)
        assert sum(table.total.realised for table in schools) == report.tables[0][1].total.realised


def test_closing_changes_no_figure(world, many, year, today, time_machine_days):
    before = year_report(region_of(many), year)
    time_machine_days((first_day_of(year + 1) - today).days)
    close_year(world.actors["jorrit"], school_year=year)
    after = year_report(region_of(many), year)
    assert after.tables == before.tables
    assert (before.closed_on, after.closed_on) == (None, first_day_of(year + 1))


def test_with_few_children_nothing_is_shown(place, year):
    build_money_year(place, count=4, school_year=year)
    report = year_report(region_of(place), year)
    assert all(table.rows == () and table.total is None for _heading, table in report.tables)
    assert not report.is_empty
    text = year_csv(report).decode("utf-8-sig")
    assert "Minder dan 5 kinderen: niet getoond" in text


@pytest.mark.parametrize("count", [1, 3])
def test_a_report_does_a_fixed_number_of_queries(place, year, count):
    build_money_year(place, count=count, school_year=year)
    with CaptureQueriesContext(connection) as captured:
        year_report(region_of(place), year)
    assert len(captured) == 6


def test_the_measure_takes_everything_back(db, today):
    took = measure_year(30)
    assert took.queries == 6
    assert not Invoice.objects.exists()
    assert not Commitment.objects.aggregate(Sum("cents"))["cents__sum"]


@pytest.mark.parametrize("name", ["=1+1", "+31", "-2", "@SUM(A1)", "\tx", " =1", "\r=1"])
def test_a_name_is_never_a_formula(name):
    assert safe_text(name).startswith("'")


def test_names_in_a_file_are_text(many, year):
    report = year_report(Scope(Breadth.BOARD, many.region_id, many.schools[0].board_id), year)
    book = load_workbook(io.BytesIO(year_xlsx(report)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert "'=1+1" in {cell.value for cell in cells}
    rows = list(csv.reader(io.StringIO(year_csv(report).decode("utf-8-sig")), delimiter=";"))
    assert all(not cell.startswith(("=", "+", "@")) for row in rows for cell in row)
    assert sheet_name(1, "=a[b]:*?/\\" + "x" * 40) == "1 '=a b      " + "x" * 18
