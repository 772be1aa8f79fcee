"""Screen: the totals of a school, for its director. No child can be found back in it."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.reports.access import check_sees_school_totals
from rondom.reports.queries import SchoolTotals, school_totals
from rondom.reports.small_numbers import Figure, Shown, small_numbers
from rondom.web.middleware import Request


@require_safe
def school(request: Request) -> HttpResponse:
    school_id = check_sees_school_totals(request.actor)
    totals = school_totals(request.actor, school_id, on=clock.today())
    context = {
        "facts": [
            (_("Open dossiers"), words_of(totals.dossiers)),
            (_("Zonder coördinator"), words_of(totals.without_coordinator)),
            (_("In de werkvoorraad van het sociaal team"), words_of(totals.in_stock)),
            (_("Te laat om samen terug te kijken"), words_of(totals.late_look_backs)),
        ],
        "routes": _routes(totals),
        "totals": totals,
        "rule": small_numbers(),
    }
    return render(request, "reports/school.html", context)


def _routes(totals: SchoolTotals) -> list[dict[str, Any]]:
    """Per route its steps with a figure in words; dossiers without a route come first."""
    return [
        {
            "title": title or _("Nog niet op een route"),
            "steps": [(row.step, words_of(row.figure)) for row in rows],
        }
        for title, rows in groupby(totals.steps, key=lambda row: row.route)
    ]


def words_of(figure: Figure) -> str:
    least = small_numbers().least
    return {
        Shown.FEW: _("minder dan %(least)s") % {"least": least},
        Shown.NEARLY_ALL: _("bijna allemaal"),
        Shown.MORE: _("meer dan %(number)s") % {"number": figure.number},
    }.get(figure.shown, str(figure.number))
