"""Screens: a drawing or a recording of the pupil: put it there, take it away, see or hear it."""

import re
import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.files.queries import read_file
from rondom.people.terms import Role
from rondom.plans import access, operations
from rondom.plans.kind_access import may_see_plan
from rondom.web.middleware import Request
from rondom.web.plan.forms import OwnFileForm
from rondom.web.plan.frame import saved, seen_words

RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")


@require_POST
def add(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = visible_dossier(request.actor, ref=ref)
    form = OwnFileForm(request.POST, request.FILES)
    if not may_see_plan(dossier):
        raise Http404
    if form.is_valid():
        values = {"kind": form.cleaned_data["kind"], "data": form.cleaned_data["file"].read()}
        saved(request, operations.add_hearing_file, done=_("Bewaard."), dossier_id=dossier.pk, **values)
    else:
        messages.error(request, _("Kies eerst een bestand."))
    return _back(request, ref)


@require_POST
def remove(request: Request, ref: uuid.UUID, file_id: int) -> HttpResponse:
    row = access.get_hearing_file(visible_dossier(request.actor, ref=ref), file_id)
    saved(request, operations.remove_hearing_file, done=_("Weggehaald."), file_id=row.pk)
    return _back(request, ref)


@require_safe
def show(request: Request, ref: uuid.UUID, file_id: int) -> HttpResponse:
    """A part of it when the browser asks for a part: without that some phones play no sound."""
    dossier = visible_dossier(request.actor, ref=ref)
    row = access.get_hearing_file(dossier, file_id)
    if not request.headers.get("Range", "bytes=0-").startswith("bytes=0-"):
        return _file(request, row)
    seen_words(request, ref, looking_at=row.kind)
    return _file(request, row)


def _file(request: Request, row: object) -> HttpResponse:
    """Errors: Http404, also while the virus scanner has not looked at it."""
    stored = row.file  # type: ignore[attr-defined]
    try:
        data = read_file(stored)
    except Refused as refused:
        raise Http404 from refused
    asked = RANGE.fullmatch(request.headers.get("Range", ""))
    first, last = (int(asked[1]), int(asked[2] or len(data) - 1)) if asked else (0, len(data) - 1)
    if first >= len(data) or last < first:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(data)}"})
    part = data[first : last + 1]
    response = HttpResponse(part, content_type=stored.content_type, status=206 if asked else 200)
    if asked:
        response["Content-Range"] = f"bytes {first}-{first + len(part) - 1}/{len(data)}"
    response["Accept-Ranges"] = "bytes"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=stored.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _back(request: Request, ref: uuid.UUID) -> HttpResponse:
    """A pupil goes on at his own page."""
    if request.actor.role == Role.PUPIL:
        return redirect(reverse("family:pupil") + "#gemaakt")
    return redirect(reverse("plan:hearing", args=[ref]) + "#gemaakt")
