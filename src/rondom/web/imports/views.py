"""Screens: what can be read in, and what was."""

from django.http import HttpResponse
from django.shortcuts import render

from rondom.integrations.oso.access import may_import
from rondom.integrations.oso.queries import my_imports
from rondom.integrations.pupil_lists.queries import my_lists
from rondom.web.http import Request

SHOWN = 50


def overview(request: Request) -> HttpResponse:
    """Two kinds of files, and what the reader handed in before, newest first."""
    allowed = may_import(request.actor)
    context = {
        "allowed": allowed,
        "dossiers": my_imports(request.actor)[:SHOWN] if allowed else [],
        "lists": my_lists(request.actor)[:SHOWN] if allowed else [],
    }
    return render(request, "imports/overview.html", context)
