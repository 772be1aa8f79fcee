"""Screens: Zoeken."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from rondom.core import clock
from rondom.web.middleware import Request
from rondom.web.search.rows import MOST_LETTERS, found_for


@require_GET
def search(request: Request) -> HttpResponse:
    """Children, colleagues and meetings with some words. The words are written down nowhere."""
    if request.actor.is_family:
        return redirect("family:home")
    words = request.GET.get("q", "").replace("\x00", "").strip()
    context = {
        "words": words[:MOST_LETTERS],
        "too_long": len(words) > MOST_LETTERS,
        "found": found_for(request.actor, words, now=clock.now()),
    }
    return render(request, "search/results.html", context)
