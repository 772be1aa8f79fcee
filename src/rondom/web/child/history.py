"""Screens: everything that happened, and who looked."""

import datetime as dt
import uuid
from collections import Counter

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from rondom.core import clock
from rondom.dossiers.access import get_dossier
from rondom.dossiers.history import events_for, in_words, looks_at
from rondom.web.middleware import Request
from rondom.web.parts import part_label

PAGE_SIZE = 25
LOOK_DAYS = 90


def events(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="events")
    pages = Paginator(events_for(dossier.pk, request.actor), PAGE_SIZE)
    shown = pages.get_page(request.GET.get("pagina"))
    context = {"dossier": dossier, "shown": shown, "events": in_words(shown.object_list)}
    return render(request, "child/events.html", context)


def looks(request: Request, ref: uuid.UUID) -> HttpResponse:
    """By person: how often, at what, and when for the last time."""
    dossier = get_dossier(request.actor, ref, looking_at="looks")
    found = looks_at(dossier.pk, request.actor, since=clock.now() - dt.timedelta(days=LOOK_DAYS))
    counts = Counter((look.by, look.role, look.organisation) for look in found)
    rows = []
    for (by, role, organisation), count in counts.most_common():
        mine = [look for look in found if (look.by, look.role, look.organisation) == (by, role, organisation)]
        parts = dict.fromkeys(part_label(look.part) for look in mine)
        rows.append(
            {
                "by": by,
                "role": role,
                "organisation": organisation,
                "count": count,
                "last": mine[0].at,
                "parts": list(parts),
            }
        )
    context = {"dossier": dossier, "rows": rows, "total": len(found), "days": LOOK_DAYS}
    return render(request, "child/looks.html", context)
