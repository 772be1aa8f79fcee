"""Screens of the samenwerkingsverband over children: the round of renewals, and what TLVs cost."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.arrangements.money import first_day_of, school_year_name, school_year_of
from rondom.core import clock
from rondom.core.second_lock import as_system
from rondom.tlv import access, operations, queries
from rondom.tlv.figures import figures_of
from rondom.tlv.rules import category_label, procedure
from rondom.tlv.term import end_of_school_year
from rondom.web.http import row_number
from rondom.web.middleware import Request


def _years(request: HttpRequest, shown: tuple[int, ...]) -> int:
    """The school year that is asked for in the address; else the first that is shown."""
    wanted = row_number(request.GET.get("jaar", ""))
    return wanted if wanted in shown else shown[0]


def renewals(request: Request) -> HttpResponse:
    """What ends in a school year; a draft for each that is chosen, with a report of every row."""
    access.check_decides(request.actor)
    this = school_year_of(clock.today())
    years = (this, this + 1)
    year = _years(request, years)
    report: list[Any] = []
    if request.method == "POST":
        chosen = [number for text in request.POST.getlist("row")[:500] if (number := row_number(text))]
        report = operations.begin_renewals(request.actor, decision_ids=chosen) if chosen else []
    with as_system("what ends, without a child"):
        rows = queries.ending_in(
            request.actor.region_id, first_on=first_day_of(year), last_on=end_of_school_year(year)
        )
    context = {
        "rows": [(row, category_label(row.category)) for row in rows],
        "years": [(each, school_year_name(each), each == year) for each in years],
        "year": school_year_name(year),
        "report": report,
        "is_empty": request.method == "POST" and not report,
        "ends_on": end_of_school_year(year),
        "source": procedure().ending.source,
    }
    return render(request, "tlv/round.html", context)


@require_safe
def figures(request: Request) -> HttpResponse:
    """Days, questions back and minutes of a school year; nothing of one child."""
    access.check_decides(request.actor)
    this = school_year_of(clock.today())
    years = (this, this - 1)
    year = _years(request, years)
    with as_system("sums, without a child"):
        found = figures_of(request.actor.region_id, year, on=clock.today())
    context = {
        "found": found,
        "lines": _lines(found),
        "least": procedure().least_shown,
        "years": [(each, school_year_name(each), each == year) for each in years],
        "year": school_year_name(year),
    }
    return render(request, "tlv/figures.html", context)


def _lines(found: queries.Figures) -> list[tuple[str, Any]]:
    """(what, how much); None: too few to show."""
    return [
        (_("Aanvragen ingediend"), found.sent),
        (_("Besluiten genomen"), found.decided),
        (_("Dagen tot het besluit, gemiddeld, zonder de dagen dat de klok stilstond"), found.days_mean),
        (_("Keer dat de school iets moest aanvullen"), found.asks),
        (_("Keer aanvullen per aanvraag"), found.asks_mean),
        (_("Minuten die mensen opschreven"), found.minutes),
        (_("Minuten per aanvraag waar tijd bij staat"), found.minutes_mean),
        *((what, minutes) for what, minutes in found.per_what),
    ]
