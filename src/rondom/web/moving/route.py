"""Screen: on which route the dossier goes on at the new school, with what would be missing then."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.dossiers.access import get_dossier
from rondom.routes.access import may_change_route, may_see_versions
from rondom.routes.other_route import change_route, ways_on
from rondom.routes.queries import place_of, routes_for
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.moving.forms import OtherRouteForm

CHOSEN_LATER = "-"  # the reason is typed after the choice; the button asks what else stands in the way


def choose(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Errors: Http404 for who does not steer, and for a dossier without a route."""
    dossier = get_dossier(request.actor, ref, looking_at="route")
    place = place_of(dossier.pk, on=clock.today())
    if place is None or not place.is_running or not may_see_versions(request.actor, dossier):
        raise Http404
    typed = request.POST.get("route", "")
    form = OtherRouteForm(request.POST or None, prefix=typed)
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "route_key": typed, "reason": form.cleaned_data["reason"]}
        if attempt(request, change_route, **values):
            messages.success(request, _("Het dossier gaat verder op de andere route."))
            return redirect("child:page", ref=ref)
    context = {
        "dossier": dossier,
        "place": place,
        "fits": place.route.route in {row.key for row in routes_for(dossier.region_id, dossier.school_id)},
        "ways": [
            {
                "way": way,
                "form": form if way.version.key == typed else OtherRouteForm(prefix=way.version.key),
                "decision": may_change_route(
                    request.actor, dossier, blocked=way.blocked, reason=CHOSEN_LATER
                ),
            }
            for way in ways_on(request.actor, dossier, on=clock.today())
        ],
    }
    return render(request, "moving/route.html", context)
