"""Screens: the second reader, the decision, and its paper."""

import datetime as dt
import uuid

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rondom.arrangements import access, operations, queries
from rondom.arrangements.money import euros
from rondom.documents.decision import decision_kind
from rondom.documents.paper import make_document, pdf_bytes
from rondom.documents.reading import Reading
from rondom.web.arrangements.forms import DecideForm, ReadForm
from rondom.web.arrangements.frame import back_to_request, caps_of, form_page, seen_request
from rondom.web.http import done
from rondom.web.middleware import Request


def second(request: Request, ref: uuid.UUID, asked_id: int) -> HttpResponse:
    dossier, row = seen_request(request, ref, asked_id)
    form = ReadForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "request_id": row.pk, **form.cleaned_data}
        if done(request, operations.read_request, _("Uw advies is bewaard."), **values):
            return back_to_request(ref, asked_id)
    return form_page(
        request,
        dossier,
        form,
        heading=_("Tweede lezer"),
        button=_("Bewaar uw advies"),
        decision=access.may_read_second(request.actor, row, dossier),
        back_url=reverse("arrangements:request", args=[ref, asked_id]),
    )


def decide(request: Request, ref: uuid.UUID, asked_id: int) -> HttpResponse:
    """What was asked stands filled in; who decides may grant something else within the kind."""
    dossier, row = seen_request(request, ref, asked_id)
    initial = {
        "first_on": row.wanted_from,
        "last_on": row.wanted_until - dt.timedelta(days=1) if row.wanted_until else None,
        "cents": euros(row.wanted_cents) if row.wanted_cents is not None else "",
    }
    form = DecideForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        ruling = operations.Ruling(
            **{name: value for name, value in values.items() if name != "rate"}, rate_cents=values["rate"]
        )
        message = _("Het besluit staat vast. De school en de ouders krijgen bericht.")
        if done(request, operations.decide, message, dossier_id=dossier.pk, request_id=row.pk, ruling=ruling):
            return back_to_request(ref, asked_id)
    return form_page(
        request,
        dossier,
        form,
        heading=_("Besluit over de aanvraag"),
        button=_("Neem het besluit"),
        decision=access.may_decide(request.actor, row, dossier),
        intro=f"{row.title}. {caps_of(queries.kind_of(row))}",
        back_url=reverse("arrangements:request", args=[ref, asked_id]),
    )


@never_cache
@require_safe
def paper(request: Request, ref: uuid.UUID, asked_id: int) -> HttpResponse:
    """The decision as PDF, for school and family. Errors: Http404 before there is one."""
    dossier, row = seen_request(request, ref, asked_id)
    if queries.decision_of(row) is None:
        raise Http404
    kind = decision_kind(row)
    reading = Reading(request.actor, dossier)
    data = pdf_bytes(kind, reading, make_document(kind, reading))
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename="besluit.pdf")
    response["X-Content-Type-Options"] = "nosniff"
    return response
