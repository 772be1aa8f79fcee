"""Screen: the documents of a child, for who reads: what there is, how long, and in which formats."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rondom.core.decision import Decision
from rondom.documents.blocks import words_per_part
from rondom.documents.paper import make_document, page_count
from rondom.documents.reading import Reading
from rondom.documents.registry import OF_CHILD, DocumentKind
from rondom.dossiers.access import get_dossier
from rondom.meetings.minutes import talks_with_minutes
from rondom.plans.kind_access import may_see_plan
from rondom.sending.access import may_send
from rondom.web.middleware import Request

LONGEST_PARTS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """too_long: its longest parts with their words, when it has more pages than it may have."""

    kind: DocumentKind
    decision: Decision
    pages: int = 0
    too_long: tuple[tuple[str, int], ...] = ()


@require_safe
def documents(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="documents")
    reading = Reading(request.actor, dossier)
    context = {
        "dossier": dossier,
        "rows": [_row(kind, reading) for kind in OF_CHILD],
        "talks": talks_with_minutes(request.actor, dossier),
        "may_see_plan": may_see_plan(dossier),
        "may_send": may_send(request.actor, dossier),
    }
    return render(request, "documents/list.html", context)


def _row(kind: DocumentKind, reading: Reading) -> Row:
    decision = kind.may(reading)
    if not decision:
        return Row(kind, decision)
    document = make_document(kind, reading)
    pages = page_count(kind, reading, document)
    is_too_long = kind.pages_max is not None and pages > kind.pages_max
    return Row(kind, decision, pages, longest_parts(document) if is_too_long else ())


def longest_parts(document: Any) -> tuple[tuple[str, int], ...]:
    """What to shorten first: (part, words)."""
    parts = words_per_part(document.blocks)
    return tuple(sorted(parts.items(), key=lambda row: -row[1])[:LONGEST_PARTS])
