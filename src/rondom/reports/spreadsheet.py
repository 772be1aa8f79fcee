"""The report of a school year as a spreadsheet: XLSX with numbers in euro, or CSV. Text is never a formula."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.workbook.child import INVALID_TITLE_REGEX

from rondom.reports.small_numbers import small_numbers
from rondom.reports.sums import Sums, Table
from rondom.reports.year import YearReport, figure_rules

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Value = str | int | Decimal | None
EURO_COLUMNS = (3, 4)


def safe_text(text: str) -> str:
    """Names come from people: what a spreadsheet would calculate gets a sign before it that makes it text."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{clean}" if clean.lstrip().startswith(STARTS_A_FORMULA) or clean[:1] in "\t\r\n" else clean


def sheet_name(number: int, heading: str) -> str:
    """At most 31 signs, without those that a spreadsheet keeps for itself; the number makes it the only one."""
    return INVALID_TITLE_REGEX.sub(" ", f"{number} {safe_text(heading)}")[:31]


def columns() -> list[str]:
    return [
        _("Groep"),
        _("Arrangementen"),
        _("Verplicht (euro)"),
        _("Besteed (euro)"),
        _("Besteed deel (%)"),
        _("Doelen"),
        _("Gehaald"),
        _("Gehaald deel (%)"),
    ]


def rows_of(table: Table) -> Iterator[list[Value]]:
    """One for each group that is shown, one for the others together, and the total."""
    for name, sums in table.rows:
        yield _row(safe_text(name), sums)
    if table.rest is not None:
        yield _row(_("Samen, niet apart getoond"), table.rest)
    if table.total is not None:
        yield _row(_("Totaal"), table.total)
    else:
        yield [_("Minder dan %(least)s kinderen: niet getoond") % {"least": small_numbers().least}]


def _row(name: str, sums: Sums) -> list[Value]:
    return [
        name,
        sums.arrangements,
        Decimal(sums.committed) / 100,
        Decimal(sums.realised) / 100,
        sums.spent_percent,
        sums.goals,
        sums.reached,
        sums.reached_percent,
    ]


def definitions() -> Iterator[list[str]]:
    """The words of every figure: in the spreadsheet and on the page."""
    yield [_("Begrip"), _("Hoe het is berekend"), _("Waar het vandaan komt")]
    for figure in figure_rules().figures:
        yield [figure.name, figure.formula, figure.source]


def year_xlsx(report: YearReport) -> bytes:
    """A sheet for each table, and one with the words of the figures."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for number, (heading, table) in enumerate(report.tables, start=1):
        sheet = book.create_sheet(sheet_name(number, heading))
        sheet.append(columns())
        for row in rows_of(table):
            sheet.append(row)
        for row in sheet.iter_rows(min_row=2, min_col=EURO_COLUMNS[0], max_col=EURO_COLUMNS[1]):
            for cell in row:
                cell.number_format = "#,##0.00"
        sheet.column_dimensions["A"].width = 40
    words = book.create_sheet(_("Begrippen"))
    for line in definitions():
        words.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def year_csv(report: YearReport) -> bytes:
    """The same in one file, under each other; euros with a comma, as a Dutch spreadsheet reads them."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";")
    for heading, table in report.tables:
        writer.writerows([[safe_text(f"{heading}, {report.year_name}")], columns()])
        writer.writerows([_written(value) for value in row] for row in rows_of(table))
        writer.writerow([])
    writer.writerows(definitions())
    return file.getvalue().encode("utf-8-sig")


def _written(value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{value:.2f}".replace(".", ",")
    return "" if value is None else str(value)
