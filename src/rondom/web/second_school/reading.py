"""Screens of who thinks along at another school: what families chose, and nothing else of the dossier."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rondom.core import clock
from rondom.dossiers.guests import guest_places
from rondom.plans.second_school import look_as_guest, parts_for
from rondom.web.middleware import Request


@require_safe
def places(request: Request) -> HttpResponse:
    return render(
        request, "second_school/list.html", {"places": guest_places(request.actor, on=clock.today())}
    )


@require_safe
def page(request: Request, participant_id: int) -> HttpResponse:
    place = look_as_guest(request.actor, participant_id)
    context = {
        "place": place,
        "child": place.dossier.pupil.person,
        "coordinator": place.dossier.baton,
        "groups": parts_for(place),
    }
    return render(request, "second_school/page.html", context)
