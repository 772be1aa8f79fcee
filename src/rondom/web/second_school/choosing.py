"""Screen: a parent, and a child of twelve, chooses what the other school reads."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from rondom.dossiers.access import get_dossier
from rondom.dossiers.family import family_dossiers
from rondom.people.terms import Role
from rondom.plans import operations, second_school
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.second_school.forms import PartsForm


@require_http_methods(["GET", "POST"])
def choose(request: Request, consent_id: int) -> HttpResponse:
    """What was ticked stays ticked when a text changed meanwhile."""
    dossiers = {row.pk: row for row in family_dossiers(request.actor)}
    place = second_school.place_of_question(consent_id, dossier_ids=dossiers)
    if place is None:
        raise Http404
    dossier = dossiers[place.dossier_id]
    if request.method == "GET":
        dossier = get_dossier(request.actor, dossier.ref, looking_at="wat de andere school ziet")
    reader_id = request.actor.person_id
    groups = second_school.choices_of(dossier.pk, place_id=place.pk, reader_id=reader_id)
    ticked = [choice.part.key for _title, rows in groups for choice in rows if choice.is_chosen]
    if request.method == "POST":
        ticked = request.POST.getlist("parts")
        form = PartsForm(request.POST, keys=ticked)
        form.is_valid()
        chosen = attempt(
            request,
            operations.choose_parts,
            dossier_id=dossier.pk,
            participant_id=place.pk,
            keys=form.cleaned_data.get("parts", []),
        )
        if chosen is not None:
            messages.success(request, _said(chosen))
            return redirect("second_school:choose", consent_id)
    context = {
        "place": place,
        "child": dossier.pupil.person.call_name,
        "groups": groups,
        "ticked": ticked,
        "others": second_school.who_chose(place, reader_id=reader_id),
        "may_choose": second_school.may_choose_parts(request.actor, dossier, place),
        "informal": request.actor.role == Role.PUPIL,
    }
    return render(request, "second_school/parts.html", context)


def _said(chosen: int) -> str:
    if not chosen:
        return _("Bewaard. De andere school ziet niets.")
    return ngettext(
        "Bewaard: %(count)s deel gekozen. De school ziet het als iedereen die ja moet zeggen het ook koos.",
        "Bewaard: %(count)s delen gekozen. De school ziet ze als iedereen die ja moet zeggen ze ook koos.",
        chosen,
    ) % {"count": chosen}
