"""Screens: Zoeken."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from rondom.core import clock
from rondom.web.middleware import Request
from rondom.web.search.rows import MOST_LETTERS, found_for


@require_http_methods(["GET", "POST"])
def search(request: Request) -> HttpResponse:
    """Children, colleagues and meetings with some words.

    The words are written down nowhere: they come by POST, so that no name stands in an address.
    """
    if request.actor.is_family:
        return redirect("family:home")
    words = request.POST.get("q", "").strip()
    context = {
        "words": words[:MOST_LETTERS],
        "too_long": len(words) > MOST_LETTERS,
        "found": found_for(request.actor, words, now=clock.now()),
    }
    return render(request, "search/results.html", context)
