"""Screens: close a dossier, and open it again."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.dossiers import closing
from rondom.dossiers.access import get_dossier, may_close
from rondom.dossiers.closing_rules import readable_until
from rondom.dossiers.terms import ClosingOutcome
from rondom.routes.queries import place_of
from rondom.web.child.forms import ClosingForm
from rondom.web.http import attempt
from rondom.web.middleware import Request


def close(request: Request, ref: uuid.UUID) -> HttpResponse:
    """How it ended and why; an outcome of the route is filled in."""
    dossier = get_dossier(request.actor, ref, looking_at="closing")
    form = ClosingForm(request.POST or None, initial=_from_route(dossier.pk))
    if form.is_bound and form.is_valid() and _closed(request, dossier.pk, form):
        messages.success(request, _("Het dossier is gesloten."))
        return redirect("child:page", ref=ref)
    context = {
        "dossier": dossier,
        "form": form,
        "decision": may_close(request.actor, dossier),
        "heading": _("Dossier sluiten"),
        "button": _("Sluit het dossier"),
        "until": readable_until(clock.today()),
    }
    return render(request, "child/closing.html", context)


def _closed(request: Request, dossier_id: int, form: ClosingForm) -> bool:
    return bool(attempt(request, closing.close_dossier, dossier_id=dossier_id, **form.cleaned_data))


def _from_route(dossier_id: int) -> dict[str, str]:
    place = place_of(dossier_id, on=clock.today())
    if place is None or not place.outcome:
        return {}
    title = next((row.title for row in place.route.outcomes if row.key == place.outcome), "")
    return {"outcome": ClosingOutcome.ROUTE_ENDED, "reason": title}


@require_POST
def reopen(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="closing")
    if attempt(request, closing.reopen_dossier, dossier_id=dossier.pk):
        messages.success(request, _("Het dossier is weer open."))
    return redirect("child:page", ref=ref)
