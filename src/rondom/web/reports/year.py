"""Screens: means and results of a school year with the words of every figure, and the same as a spreadsheet."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rondom.arrangements.access import may_see_money
from rondom.arrangements.money import euros, school_year_name, school_year_of
from rondom.arrangements.money_access import speaks_for_board
from rondom.core import clock
from rondom.reports.access import check_sees_year
from rondom.reports.board_plans import PlanRow, plans_beside
from rondom.reports.small_numbers import small_numbers
from rondom.reports.spreadsheet import CSV, XLSX, year_csv, year_xlsx
from rondom.reports.sums import Sums, Table
from rondom.reports.year import Breadth, figure_rules, year_report
from rondom.web.http import row_number
from rondom.web.middleware import Request

FILES = {"xlsx": (XLSX, year_xlsx), "csv": (CSV, year_csv)}
YEARS_BACK = 3


def years() -> list[int]:
    """This school year first, and those before it."""
    now = school_year_of(clock.today())
    return [now - back for back in range(YEARS_BACK + 1)]


def chosen_year(request: Request) -> int:
    asked = row_number(request.GET.get("jaar", ""))
    return asked if asked in years() else school_year_of(clock.today())


@require_safe
def year(request: Request) -> HttpResponse:
    scope = check_sees_year(request.actor)
    chosen = chosen_year(request)
    report = year_report(scope, chosen)
    only = None if scope.breadth is Breadth.REGION else scope.organisation_id
    rows = [] if scope.breadth is Breadth.SCHOOL else plans_beside(scope.region_id, chosen, only_board=only)
    context = {
        "report": report,
        "tables": [(heading, table, _shown(table)) for heading, table in report.tables],
        "years": [(each, school_year_name(each), each == chosen) for each in years()],
        "figures": figure_rules(),
        "least": small_numbers().least,
        "plans": [_plan(row) for row in rows],
        "sees_plans": scope.breadth is not Breadth.SCHOOL,
        "speaks": speaks_for_board(request.actor),
        "sees_money": bool(may_see_money(request.actor)),
        "chosen": str(chosen),  # as text: a number would get a point in it
        "file_urls": [(kind, f"{reverse('reports:year_file', args=[kind])}?jaar={chosen}") for kind in FILES],
    }
    return render(request, "reports/year.html", context)


def _shown(table: Table) -> dict[str, Any]:
    return {
        "rows": [(name, cells(sums)) for name, sums in table.rows],
        "rest": cells(table.rest) if table.rest else None,
        "total": cells(table.total) if table.total else None,
        "is_small": table.total is None,
    }


def cells(sums: Sums) -> list[str]:
    return [
        str(sums.arrangements),
        f"€ {euros(sums.committed)}",
        f"€ {euros(sums.realised)}",
        _percent(sums.spent_percent),
        str(sums.goals),
        str(sums.reached),
        _percent(sums.reached_percent),
    ]


def _percent(number: int | None) -> str:
    return "–" if number is None else f"{number}%"


def _plan(row: PlanRow) -> dict[str, Any]:
    """What a board planned and reported, next to what it had and what was granted."""
    return {
        "row": row,
        "allocated": euros(row.line.allocated + row.line.moved) if row.line else "–",
        "committed": euros(row.line.committed) if row.line else "–",
        "planned": euros(row.planned) if row.planned_on else "–",
        "spent": euros(row.spent) if row.spent is not None else "–",
        "purposes": [
            (one, euros(one.planned), "–" if one.spent is None else euros(one.spent)) for one in row.purposes
        ],
    }


@require_safe
def year_file(request: Request, suffix: str) -> HttpResponse:
    scope = check_sees_year(request.actor)
    if suffix not in FILES:
        raise Http404
    content_type, make = FILES[suffix]
    report = year_report(scope, chosen_year(request))
    name = f"schooljaar-{report.year_name}.{suffix}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(make(report), content_type=content_type, headers=headers)
