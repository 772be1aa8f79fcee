"""Screens: Mijn werk."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from rondom.core import clock
from rondom.dossiers.access import may_open
from rondom.dossiers.emergency_access import may_open_emergency
from rondom.people.role_tasks import tasks_of
from rondom.people.terms import COORDINATING_ROLES
from rondom.plans.access import sees_plans_of_school
from rondom.reports.access import sees_look_backs
from rondom.support.access import has_desk as has_team_desk
from rondom.support.queries import has_point_desk
from rondom.triage.terms import TRIAGE_ROLES
from rondom.watch.absence_access import has_reports_desk, reads_lists
from rondom.watch.access import has_desk
from rondom.watch.board_queries import follows_for_board
from rondom.web.links import address
from rondom.web.middleware import Request
from rondom.web.work.lists import lists_of
from rondom.web.work.rows import work_of


@require_GET
def home(request: Request) -> HttpResponse:
    """The first page of a professional; the family has its own."""
    if request.actor.is_family:
        return redirect("family:home")
    work = work_of(request.actor, now=clock.now())
    context = {
        "work": work,
        "lists": lists_of(work, whole=request.GET.get("alles", "")),
        "today": clock.today(),
        "may_begin": may_open(request.actor, school_id=request.actor.organisation_id or 0),
        "sees_plans": sees_plans_of_school(request.actor),
        "may_open_emergency": may_open_emergency(request.actor),
        "emergency_url": address("emergency:open"),
        "follows_up": request.actor.role in COORDINATING_ROLES | TRIAGE_ROLES,
        "has_desk": has_desk(request.actor),
        "has_reports_desk": has_reports_desk(request.actor),
        "has_team_desk": has_team_desk(request.actor),
        "has_point_desk": has_point_desk(request.actor),
        "follows_for_board": follows_for_board(request.actor),
        "reads_absence": reads_lists(request.actor),
        "sees_look_backs": sees_look_backs(request.actor),
        "tasks": tasks_of(request.actor.region_id, request.actor.role),
        "begin_url": address("child:begin"),
        "import_url": address("imports:overview"),
    }
    return render(request, "work/home.html", context)
