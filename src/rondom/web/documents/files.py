"""A document as a file. Its name says what it is, not whom it is about."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rondom.core.decision import Refused
from rondom.documents.house_style import house_style
from rondom.documents.paper import make_document, page_count, pdf_bytes
from rondom.documents.reading import Reading
from rondom.documents.registry import KINDS, MINUTES, DocumentKind
from rondom.documents.word import docx_bytes
from rondom.dossiers.access import get_dossier
from rondom.meetings.access import visible_meeting
from rondom.web.middleware import Request

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@never_cache
@require_safe
def of_child(request: Request, ref: uuid.UUID, document: str, suffix: str) -> HttpResponse:
    kind = KINDS.get(document)
    if kind is None or kind.of_meeting or suffix not in TYPES:
        raise Http404
    dossier = get_dossier(request.actor, ref, looking_at="document_file")
    return _given(request, kind, Reading(request.actor, dossier), suffix)


@never_cache
@require_safe
def minutes(request: Request, ref: uuid.UUID, meeting_id: int, suffix: str) -> HttpResponse:
    if suffix not in TYPES:
        raise Http404
    dossier = get_dossier(request.actor, ref, looking_at="document_file")
    meeting = visible_meeting(request.actor, meeting_id)
    if meeting.dossier_id != dossier.pk:
        raise Http404
    meeting.dossier = dossier
    return _given(request, MINUTES, Reading(request.actor, dossier, meeting), suffix)


def _given(request: Request, kind: DocumentKind, reading: Reading, suffix: str) -> HttpResponse:
    """Errors: Http404 for a document that is not there for this reader. One that is too long, leads back to the list."""
    try:
        document = make_document(kind, reading)
    except Refused as refused:
        raise Http404 from refused
    if kind.pages_max and page_count(kind, reading, document) > kind.pages_max:
        messages.error(request, _("Dit document is te lang. Hieronder staat wat u korter kunt maken."))
        return redirect("documents:list", reading.dossier.ref)
    style = house_style(reading.dossier.region)
    data = pdf_bytes(kind, reading, document) if suffix == "pdf" else docx_bytes(document, style)
    response = HttpResponse(data, content_type=TYPES[suffix])
    name = f"{kind.key}.{suffix}"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
