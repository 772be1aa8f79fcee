"""Screen: a provider says how its part of the help goes."""

import uuid

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from rondom.arrangements import access, operations
from rondom.web.arrangements.frame import back, form_page, seen
from rondom.web.arrangements.year_forms import ProgressForm
from rondom.web.http import done
from rondom.web.middleware import Request


def progress(request: Request, ref: uuid.UUID, part_id: int) -> HttpResponse:
    """Going as agreed is chosen already: one click opens it, one click keeps it."""
    dossier = seen(request, ref)
    part = access.get_part(dossier, part_id)
    form = ProgressForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"dossier_id": dossier.pk, "part_id": part_id, **form.cleaned_data}
        if done(request, operations.report_progress, _("Bewaard. Iedereen om het kind ziet dit."), **values):
            return back(ref, anchor="hulp")
    return form_page(
        request,
        dossier,
        form,
        heading=_("Hoe gaat de hulp?"),
        button=_("Bewaar"),
        decision=access.may_report_progress(request.actor, part, dossier),
        intro=part.what,
        back_url=reverse("arrangements:page", args=[ref]),
    )
