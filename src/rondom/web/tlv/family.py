"""Screen of the family: own words about the application, from a phone."""

import uuid

from django.http import HttpResponse
from django.utils.translation import gettext as _

from rondom.tlv import access, operations
from rondom.tlv.rules import category_label
from rondom.web.http import done
from rondom.web.middleware import Request
from rondom.web.tlv.forms import ViewForm
from rondom.web.tlv.frame import back, form_page, seen_tlv, where


def view(request: Request, ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    dossier, row = seen_tlv(request, ref, tlv_id)
    mine = next((each for each in row.views.all() if each.person_id == request.actor.person_id), None)
    initial = {"words": mine.words, "agrees": mine.agrees, "signs": bool(mine.signed_on)} if mine else {}
    form = ViewForm(request.POST or None, initial=initial)
    if form.is_bound and form.is_valid():
        values = {**where(dossier, row), **form.cleaned_data}
        if done(request, operations.give_view, _("Uw woorden zijn bewaard."), **values):
            return back(ref, tlv_id)
    return form_page(
        request,
        dossier,
        form,
        row=row,
        heading=_("Wat vindt u ervan?"),
        button=_("Bewaar mijn woorden"),
        decision=access.may_give_view(request.actor, row, dossier),
        intro=_("School vraagt een TLV aan: %(category)s.") % {"category": category_label(row.category)},
    )
