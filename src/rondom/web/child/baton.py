"""Screens: offer the regie, and answer an offer."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.dossiers import operations
from rondom.dossiers.access import (
    SeenDossier,
    get_dossier,
    may_answer_handover,
    may_offer_baton,
    may_receive_of,
)
from rondom.dossiers.queries import circle, open_handover
from rondom.web.child.forms import ReasonForm
from rondom.web.http import attempt, row_number
from rondom.web.middleware import Request


def offer(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Who can have it is a button; who cannot, with the reason."""
    dossier = get_dossier(request.actor, ref, looking_at="baton")
    if request.method == "POST":
        wanted = row_number(request.POST.get("participant", ""))
        values = {"dossier_id": dossier.pk, "participant_id": wanted}
        if attempt(request, operations.offer_baton, **values):
            messages.success(
                request, _("De regie is aangeboden. Tot het antwoord komt, blijft u coördinator.")
            )
            return redirect("child:page", ref=ref)
    context = {
        "dossier": dossier,
        "decision": may_offer_baton(request.actor, dossier),
        "handover": open_handover(dossier),
        "people": _receivers(dossier),
    }
    return render(request, "child/baton_offer.html", context)


def _receivers(dossier: SeenDossier) -> list[tuple[object, object]]:
    decisions = may_receive_of(dossier)
    people = [someone for someone in circle(dossier, on=clock.today()) if someone.ring != "home"]
    return [(someone, decisions[someone.participant_id]) for someone in people if not someone.is_coordinator]


def answer(request: Request, ref: uuid.UUID, handover_id: int) -> HttpResponse:
    """Take the regie, or refuse it with a reason."""
    dossier = get_dossier(request.actor, ref, looking_at="baton")
    handover = open_handover(dossier)
    if handover is None or handover.pk != handover_id:
        raise Http404
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid() and _answered(request, dossier, handover_id, form):
        return redirect("child:page", ref=ref)
    context = {
        "dossier": dossier,
        "handover": handover,
        "form": form,
        "decision": may_answer_handover(request.actor, handover),
    }
    return render(request, "child/baton_answer.html", context)


def _answered(request: Request, dossier: SeenDossier, handover_id: int, form: ReasonForm) -> bool:
    which = {"dossier_id": dossier.pk, "handover_id": handover_id}
    if request.POST.get("antwoord") == "ja":
        done = attempt(request, operations.accept_baton, **which)
        text = _("U bent nu de coördinator van het gezin.")
    elif not form.cleaned_data["reason"].strip():
        form.add_error("reason", _("Schrijf op waarom u de regie niet aanneemt"))
        return False
    else:
        done = attempt(request, operations.refuse_baton, **which, reason=form.cleaned_data["reason"])
        text = _("U nam de regie niet aan. De coördinator ziet waarom.")
    if done:
        messages.success(request, text)
    return bool(done)
