"""Screens: object to a decision, send it to the committee, decide on it, take it back."""

import uuid

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.tlv import deciding_access, operations
from rondom.tlv.queries import SeenObjection, SeenTlv
from rondom.tlv.rules import procedure
from rondom.web.http import done
from rondom.web.middleware import Request
from rondom.web.tlv.forms import ObjectForm, OutcomeForm
from rondom.web.tlv.frame import back, form_page, seen_tlv, where


def lodge(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    dossier, row = seen_tlv(request, ref, tlv_id)
    form = ObjectForm(request.POST or None)
    if form.is_bound and form.is_valid():
        message = _("Uw bezwaar is ingediend. U ziet hier wat ermee gebeurt.")
        if done(request, operations.object_to_tlv, message, **where(dossier, row), **form.cleaned_data):
            return back(ref, tlv_id)
    days = procedure().committee_of_objection.send_within_days
    return form_page(
        request,
        dossier,
        form,
        row=row,
        heading=_("Maak bezwaar"),
        button=_("Dien het bezwaar in"),
        decision=deciding_access.may_object(request.actor, row, dossier),
        intro=_(
            "Het samenwerkingsverband stuurt uw bezwaar binnen %(days)s dagen naar een commissie die advies geeft."
        )
        % {"days": days},
        source=procedure().objection.source,
    )


def _objection(row: SeenTlv, objection_id: int) -> SeenObjection:
    """Errors: Http404."""
    found = next((each for each in row.objections.all() if each.pk == objection_id), None)
    if found is None:
        raise Http404
    return found


@require_POST
def send(request: Request, ref: uuid.UUID, tlv_id: int, objection_id: int) -> HttpResponse:
    dossier, row = seen_tlv(request, ref, tlv_id)
    message = _("Opgeschreven: het bezwaar is doorgestuurd.")
    done(request, operations.send_objection, message, **where(dossier, row), objection_id=objection_id)
    return back(ref, tlv_id)


def decide(request: Request, ref: uuid.UUID, tlv_id: int, objection_id: int) -> HttpResponse:
    dossier, row = seen_tlv(request, ref, tlv_id)
    objection = _objection(row, objection_id)
    form = OutcomeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {**where(dossier, row), "objection_id": objection_id, **form.cleaned_data}
        if done(request, operations.decide_objection, _("Het besluit op het bezwaar staat vast."), **values):
            return back(ref, tlv_id)
    return form_page(
        request,
        dossier,
        form,
        row=row,
        heading=_("Besluit over het bezwaar"),
        button=_("Neem het besluit"),
        decision=deciding_access.may_decide_objection(request.actor, objection, row, dossier),
        intro=objection.words,
        source=procedure().committee_of_objection.source,
    )


@require_POST
def withdraw(request: Request, ref: uuid.UUID, tlv_id: int, objection_id: int) -> HttpResponse:
    dossier, row = seen_tlv(request, ref, tlv_id)
    message = _("Het bezwaar is ingetrokken.")
    done(request, operations.withdraw_objection, message, **where(dossier, row), objection_id=objection_id)
    return back(ref, tlv_id)
