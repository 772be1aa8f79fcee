"""Screen: which schools of the region are behind with their meetings. No child is on it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.meetings import norm_region
from rondom.meetings.norm_rules import freeze_moment
from rondom.meetings.year_plan import school_year_of
from rondom.web.middleware import Request


@require_safe
def schools(request: Request) -> HttpResponse:
    region_id = norm_region.check_sees_norm(request.actor)
    stands = norm_region.stand_of_schools(region_id)
    year = school_year_of(clock.today())
    context = {
        "behind": [row for row in stands if row.is_behind],
        "others": [row for row in stands if not row.is_behind],
        "figures": norm_region.figures_of_region(region_id),
        "label": f"{year}-{year + 1}",
        "freezes_at": freeze_moment(year),
    }
    return render(request, "meeting/norm.html", context)
