"""What somebody typed for a talk, kept while he asks somebody into the circle or asks when everybody can."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from rondom.dossiers.access import visible_dossier
from rondom.meetings import operations
from rondom.web.http import attempt, row_number
from rondom.web.middleware import Request

FIELDS = ("kind", "goal", "place", "link", "own_points", "minutes", "day", "begins", "ends", "people")
PLACES = {"people": "child:people_add", "consent": "child:consent_ask", "poll": "meeting:poll_new"}


@require_POST
def keep(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Keep the form as it is, right or wrong, and go on to the page that was asked for."""
    dossier = visible_dossier(request.actor, ref=ref)
    sent = request.POST
    words = {name: sent.getlist(name)[:100] for name in sent if name in FIELDS or _is_moment(name)}
    words["page"] = ["meeting:poll_new" if sent.get("page") == "poll" else "meeting:plan"]
    place = PLACES.get(sent.get("to", ""), "meeting:plan")
    if not attempt(request, operations.keep_plan_draft, dossier_id=dossier.pk, words=words):
        place = "meeting:plan"
    return redirect(place, ref=ref)


def _is_moment(name: str) -> bool:
    field, _dash, number = name.partition("_")
    return field in ("day", "begins") and row_number(number) > 0


def initial_of(draft: Mapping[str, list[str]]) -> dict[str, Any]:
    """What a form begins with; what was left empty is proposed again."""
    found: dict[str, Any] = {name: texts[0] for name, texts in draft.items() if any(texts) and name != "page"}
    if draft:
        found["people"] = [row_number(text) for text in draft.get("people", [])]
    return found
