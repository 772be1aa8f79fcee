"""Screen: of which children of the school people must look back on the plan, the latest first (R-OPP-4)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.reports.access import check_sees_look_backs
from rondom.reports.queries import look_backs_at
from rondom.web.links import address
from rondom.web.middleware import Request


@require_safe
def look_backs(request: Request) -> HttpResponse:
    school_id = check_sees_look_backs(request.actor)
    rows = look_backs_at(request.actor, school_id, on=clock.today())
    shown = [(row, address("plan:evaluations", ref=row.dossier.ref)) for row in rows]
    context = {
        "late": [pair for pair in shown if pair[0].due.is_late],
        "others": [pair for pair in shown if not pair[0].due.is_late],
    }
    return render(request, "reports/look_backs.html", context)
