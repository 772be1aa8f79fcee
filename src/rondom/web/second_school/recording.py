"""Screen: what a parent without an account chose for the other school, on paper or by word of mouth."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rondom.core import clock
from rondom.dossiers.access import get_dossier, may_record_answer
from rondom.dossiers.sharing import get_giver
from rondom.plans import operations, second_school
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.second_school.forms import RecordPartsForm


@require_http_methods(["GET", "POST"])
def record(request: Request, ref: uuid.UUID, giver_id: int) -> HttpResponse:
    """Only the parts that the one who writes it down may read himself."""
    if request.actor.is_family:
        raise Http404
    dossier = get_dossier(request.actor, ref, looking_at="consent")
    giver = get_giver(dossier, giver_id)
    place = second_school.place_of_giver(dossier, giver)
    groups = second_school.choices_of(
        dossier.pk, place_id=place.pk, reader_id=giver.person_id, categories=dossier.categories
    )
    chosen = [choice.part.key for _title, rows in groups for choice in rows if choice.is_chosen]
    ticked = request.POST.getlist("parts") if request.method == "POST" else chosen
    form = RecordPartsForm(
        request.POST or None, request.FILES or None, keys=ticked, initial={"said_on": clock.today()}
    )
    if form.is_bound and form.is_valid():
        values = {"keys": form.cleaned_data["parts"], "said": form.said()}
        about = {"dossier_id": dossier.pk, "giver_id": giver.pk}
        if attempt(request, operations.record_parts, **about, **values):
            messages.success(request, _("De keuze is opgeschreven."))
            return redirect("second_school:ask", ref)
    context = {
        "dossier": dossier,
        "giver": giver,
        "place": place,
        "groups": groups,
        "ticked": ticked,
        "form": form,
        "decision": may_record_answer(request.actor, dossier, giver),
    }
    return render(request, "second_school/record.html", context)
