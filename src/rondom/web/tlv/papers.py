"""The decision with its advices, and one advice, as PDF."""

import uuid

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rondom.documents.paper import make_document, pdf_bytes
from rondom.documents.reading import Reading
from rondom.documents.registry import DocumentKind
from rondom.documents.tlv import advice_kind, tlv_kind
from rondom.dossiers.access import SeenDossier
from rondom.tlv import access, queries
from rondom.web.middleware import Request
from rondom.web.tlv.frame import seen_tlv


@never_cache
@require_safe
def decision(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    """Errors: Http404 before there is one for this reader."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    if not access.sees_decision(row, dossier):
        raise Http404
    return _given(request, tlv_kind(row), dossier, "tlv.pdf")


@never_cache
@require_safe
def advice(request: Request, ref: uuid.UUID, tlv_id: int, advice_id: int) -> HttpResponse:
    """Errors: Http404 for one that is not signed."""
    dossier, row = seen_tlv(request, ref, tlv_id)
    found = next((each for each in queries.signed_advices(row) if each.pk == advice_id), None)
    if found is None:
        raise Http404
    return _given(request, advice_kind(row, found), dossier, "advies.pdf")


def _given(request: Request, kind: DocumentKind, dossier: SeenDossier, name: str) -> HttpResponse:
    reading = Reading(request.actor, dossier)
    data = pdf_bytes(kind, reading, make_document(kind, reading))
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
