"""Screens of the school where the child is: announce a move, withdraw it, ask now for after it."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.dossiers.access import get_dossier
from rondom.moving import access, operations, queries
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.moving.forms import AnnounceForm


def announce(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Choose region, school and day. While a move runs, this leads to it."""
    dossier = get_dossier(request.actor, ref, looking_at="move")
    last = queries.last_move(dossier.pk)
    if last is not None and last.is_open and request.method != "POST":
        return redirect("moving:page", move_ref=last.ref)
    region = queries.region_of(request.GET.get("regio", "")) or dossier.region
    schools = queries.schools_in(region.pk, without=dossier.school_id)
    form = AnnounceForm(request.POST or None, schools=schools, initial={"kind": "other_school"})
    if form.is_bound and form.is_valid():
        values = dict(form.cleaned_data)
        values |= {"dossier_id": dossier.pk, "to_school_id": values.pop("school"), "to_region_id": region.pk}
        if move := attempt(request, operations.announce_move, **values):
            messages.success(request, _("De overstap is aangekondigd. Het gezin krijgt nu de vraag."))
            return redirect("moving:page", move_ref=move.ref)
    context = {
        "dossier": dossier,
        "form": form,
        "region": region,
        "regions": queries.regions(),
        "schools": schools,
        "decision": access.may_announce(request.actor, dossier),
        "last": last,
    }
    return render(request, "moving/announce.html", context)


@require_POST
def withdraw(request: Request, move_ref: uuid.UUID) -> HttpResponse:
    move = access.get_move(request.actor, move_ref)
    values = {"dossier_id": move.dossier_id, "move_id": move.pk}
    if attempt(request, operations.withdraw_move, **values):
        messages.success(request, _("De overstap is ingetrokken."))
    return redirect("moving:page", move_ref=move_ref)


@require_POST
def ask_for_after(request: Request, move_ref: uuid.UUID, consent_id: int) -> HttpResponse:
    move = access.get_move(request.actor, move_ref)
    if not move.is_open:
        raise Http404
    values = {"dossier_id": move.dossier_id, "consent_id": consent_id}
    if attempt(request, operations.ask_for_after_move, **values):
        messages.success(request, _("De toestemming voor na de overstap is gevraagd."))
    return redirect("moving:page", move_ref=move_ref)
