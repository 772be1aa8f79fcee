"""Screens: the decision, making it known, and handing it over."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rondom.core import clock
from rondom.tlv import deciding_access, operations, queries
from rondom.tlv.queries import SeenTlv
from rondom.tlv.rules import categories, category_label, category_of
from rondom.tlv.term import usual_last_day
from rondom.web.http import done
from rondom.web.middleware import Request
from rondom.web.tlv.forms import ChoicesForm, DecideForm
from rondom.web.tlv.frame import back, form_page, seen_tlv, where


def decide(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """What was asked stands filled in, until the usual end."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    form = DecideForm(request.POST or None, initial=_initial(row))
    if form.is_bound and form.is_valid():
        message = _("Het besluit staat vast. Maak het nu bekend aan de school en de ouders.")
        ruling = operations.Ruling(**form.cleaned_data)
        if done(request, operations.decide_tlv, message, **where(dossier, row), ruling=ruling):
            return back(ref, tlv_id)
    return form_page(
        request,
        dossier,
        form,
        row=row,
        heading=_("Besluit over de TLV"),
        button=_("Neem het besluit"),
        decision=deciding_access.may_decide(request.actor, row, dossier),
        intro=_("Aangevraagd: %(category)s.") % {"category": category_label(row.category)},
        source=categories().source,
    )


def _initial(row: SeenTlv) -> dict[str, Any]:
    category = category_of(row.category)
    today = clock.today()
    first = row.renews.valid_until if row.renews and row.renews.valid_until else today
    last = usual_last_day(category, first) if category else None
    return {"category": row.category, "first_on": first, "last_on": last}


@require_POST
def notify(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    dossier, row = seen_tlv(request, ref, tlv_id)
    message = _("Het besluit is bekend. De school en de ouders krijgen bericht, met de adviezen.")
    done(request, operations.notify_tlv, message, **where(dossier, row))
    return back(ref, tlv_id)


def release(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """Let one school see the decision."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    schools = queries.schools_of(dossier.region_id, without=0)
    choices = [(school.pk, school.name) for school in schools]
    form = ChoicesForm(request.POST or None, choices=choices, label=_("Welke school mag de TLV zien?"))
    if form.is_bound and form.is_valid():
        message = _("Deze school kan de TLV nu ophalen.")
        values = {**where(dossier, row), "school_id": form.cleaned_data["choice"]}
        if done(request, operations.release_tlv, message, **values):
            return back(ref, tlv_id)
    return form_page(
        request,
        dossier,
        form,
        row=row,
        heading=_("Geef de TLV door aan een school"),
        button=_("Geef de TLV door"),
        decision=deciding_access.may_release(request.actor, row, dossier),
        intro=_("De school ziet het besluit. De adviezen en de aanvraag ziet zij niet."),
    )
