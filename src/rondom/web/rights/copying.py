"""Screen: a copy of the dossier to take home, after one has shown who one is."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from rondom.core import clock
from rondom.dossiers.rights import access, operations
from rondom.web.confirming import confirmed_at
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.rights.copy_file import make_copy
from rondom.web.rights.family import about
from rondom.web.rights.forms import CopyForm


@require_http_methods(["GET", "POST"])
def copy(request: Request, ref: uuid.UUID) -> HttpResponseBase:
    """Made in the request: 1.3 s of processor time for five pages, 3.8 s for seventy (docs/decisions/0012)."""
    actor = request.actor
    dossier = access.get_own_dossier(actor, ref, looking_at="rights")
    form = CopyForm(request.POST or None)
    is_me = form.is_valid() and form.cleaned_data["is_me"]
    if request.method == "POST" and (answer := _copied(request, dossier, is_me=is_me)):
        return answer
    known = confirmed_at(request, is_me=True)
    context = about(request, dossier) | {
        "decision": access.may_copy(actor, dossier),
        "confirm": access.may_copy_now(actor, dossier, confirmed_at=known),
        "copy_part": access.copy_part(actor, dossier),
        "is_demo": settings.DEMO,
    }
    return render(request, "rights/copy.html", context)


def _copied(request: Request, dossier: Any, *, is_me: bool) -> FileResponse | None:
    """The file, when it stands in the log that it leaves; None with a message when it may not."""
    moment = confirmed_at(request, is_me=is_me)
    decision = access.may_copy_now(request.actor, dossier, confirmed_at=moment)
    if not decision:
        messages.error(request, decision.reason)
        return None
    made = make_copy(request.actor, dossier)
    values = {"dossier_id": dossier.pk, "digest": made.digest, "confirmed_at": moment}
    if not attempt(request, operations.record_copy, **values):
        return None
    name = f"kopie-dossier-{clock.today().isoformat()}.zip"
    return FileResponse(made.file, as_attachment=True, filename=name, content_type="application/zip")
