"""What a receiver sees: the words on the screen and each paper as a file. Every look is written down."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from rondom.sending.operations import note_opened
from rondom.sending.reading import given, pdf_of


def show(request: HttpRequest, sending: Any, *, file_url: str, file_args: list[Any]) -> HttpResponse | None:
    """None when nothing of it may be read (any more)."""
    found = given(sending)
    if found is None:
        return None
    note_opened(sending, what="page")
    context = {
        "sending": sending,
        "sheets": found.sheets,
        "gone": found.gone,
        "file_url": file_url,
        "file_args": file_args,
        "child": sending.dossier.pupil.person.call_name,
    }
    return render(request, "sending/page.html", context)


def give(sending: Any, sheet: str) -> HttpResponse:
    """Errors: Http404 for what is not there, or may not be read any more."""
    data = pdf_of(sending, sheet)
    note_opened(sending, what=sheet[:60])
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{sheet}.pdf")
    response["X-Content-Type-Options"] = "nosniff"
    return response
