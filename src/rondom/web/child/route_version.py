"""Screen: let this dossier go on by the newest version of its route, after seeing what changes."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.dossiers.access import get_dossier
from rondom.routes import access
from rondom.routes.drafting import moving_on
from rondom.routes.drafting.comparing import changes
from rondom.routes.drafting.preview import missing_then
from rondom.routes.queries import place_of, route_of
from rondom.web.http import attempt
from rondom.web.middleware import Request


def change(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="route")
    if not access.may_see_versions(request.actor, dossier):
        raise Http404
    place, newer = place_of(dossier.pk, on=clock.today()), moving_on.newer_version(dossier.pk)
    if place is None or newer is None:
        raise Http404
    if request.method == "POST" and attempt(request, moving_on.move_on, dossier_id=dossier.pk):
        messages.success(request, _("Het dossier gaat verder met versie %d.") % newer.version)
        return redirect("child:page", ref=ref)
    obstacle = moving_on.obstacle_of(dossier.pk, newer)
    context = {
        "dossier": dossier,
        "place": place,
        "newer": newer,
        "changes": changes(place.route, route_of(newer)),
        "steps": [] if obstacle else missing_then(place, route_of(newer)),
        "decision": access.may_change_version(request.actor, dossier, obstacle=obstacle),
    }
    return render(request, "child/route_version.html", context)
