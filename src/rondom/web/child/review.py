"""Screen: the coordinator looks again at who may see the dossier."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rondom.core import clock
from rondom.dossiers.access import get_dossier, visible_dossier
from rondom.dossiers.reviews import MayLook, may_review_access, review_access, reviews_of, who_may_look
from rondom.web.http import attempt
from rondom.web.middleware import Request

KEEP, STOP = "blijft", "stopt"


@dataclass(frozen=True, slots=True)
class Row:
    """One person on the page. chosen: what was ticked before a refusal."""

    person: MayLook
    ground: str
    field: str
    chosen: str


@require_http_methods(["GET", "POST"])
def review(request: Request, ref: uuid.UUID) -> HttpResponse:
    actor = request.actor
    if request.method == "POST":
        dossier = visible_dossier(actor, ref=ref)
    else:
        dossier = get_dossier(actor, ref, looking_at="people")
    people = who_may_look(dossier, on=clock.today())
    if request.method == "POST":
        chosen = {row.around.participant_id: request.POST.get(_field(row), "") for row in people}
        values = {"kept": _with(chosen, KEEP), "stopped": _with(chosen, STOP)}
        if attempt(request, review_access, dossier_id=dossier.pk, **values):
            messages.success(request, _("Bewaard. Het gezin ziet wat u besloot."))
            return redirect("child:page", ref=ref)
    context = {
        "dossier": dossier,
        "rows": [_row(request, person) for person in people],
        "decision": may_review_access(actor, dossier),
        "reviews": reviews_of([dossier.pk]),
        "keep": KEEP,
        "stop": STOP,
    }
    return render(request, "child/review.html", context)


def _field(person: MayLook) -> str:
    return f"p{person.around.participant_id}"


def _with(chosen: dict[int, str], answer: str) -> list[int]:
    return [participant_id for participant_id, value in chosen.items() if value == answer]


def _row(request: Request, person: MayLook) -> Row:
    field = _field(person)
    return Row(person, _ground(person), field, request.POST.get(field, ""))


def _ground(person: MayLook) -> Any:
    """Why he may see something, in a few words."""
    if person.around.organisation_id is None:
        return _("gezin")
    if person.at_school:
        return _("taak van de school")
    if person.share is None:
        return _("geen toestemming: ziet niets")
    return _("toestemming van het gezin") if person.share.by_consent else _("op grond van de wet")
