"""Screen: which routes are on at each school, and of which part of the samenwerkingsverband it is, of the region."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.people.queries import organisations_of
from rondom.people.terms import OrganisationKind
from rondom.routes.access import may_set_school_routes
from rondom.routes.queries import published_routes, routes_at_schools
from rondom.routes.saying import set_school_routes
from rondom.watch.board_queries import sections_of
from rondom.watch.office_queries import chosen_office, offices_in
from rondom.watch.operations import choose_office, set_section
from rondom.web.http import attempt, row_number
from rondom.web.middleware import Request


@require_safe
def overview(request: Request) -> HttpResponse:
    if not may_set_school_routes(request.actor):
        raise Http404
    region_id = request.actor.region_id
    chosen, sections = routes_at_schools(region_id), sections_of(region_id)
    context = {
        "routes": published_routes(region_id),
        "offices": offices_in(region_id),
        "office": chosen_office(region_id),
        "schools": [
            (pk, name, chosen.get(pk, set()), sections.get(pk, ""))
            for pk, name in organisations_of(region_id, kinds=[OrganisationKind.SCHOOL])
        ],
    }
    return render(request, "manage/schools.html", context)


@require_POST
def choose(request: Request, school_id: int) -> HttpResponse:
    if not may_set_school_routes(request.actor):
        raise Http404
    keys = request.POST.getlist("routes")
    if attempt(request, set_school_routes, school_id=school_id, keys=keys):
        messages.success(request, _("De routes van deze school zijn bewaard. Wat al loopt, loopt door."))
    return redirect("manage:schools")


@require_POST
def section(request: Request, school_id: int) -> HttpResponse:
    """Of which part of the samenwerkingsverband the school is."""
    if not may_set_school_routes(request.actor):
        raise Http404
    if attempt(request, set_section, school_id=school_id, name=request.POST.get("section", "")):
        messages.success(request, _("Het deelverband van deze school is bewaard."))
    return redirect("manage:schools")


@require_POST
def office(request: Request) -> HttpResponse:
    """Which attendance office gets the reports of the schools of the region."""
    if not may_set_school_routes(request.actor):
        raise Http404
    number = row_number(request.POST.get("office", ""))
    if attempt(request, choose_office, organisation_id=number or None):
        messages.success(request, _("Bewaard. Nieuwe meldingen gaan daarheen."))
    return redirect("manage:schools")
