"""What the screens of triage share: the dossier with the look, a form on a page of its own, and the way back."""

import uuid
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from rondom.dossiers.access import SeenDossier, get_dossier
from rondom.triage.access import may_see_triage
from rondom.triage.queries import SeenTriage, latest_triage
from rondom.web.middleware import Request


def seen(request: Request, ref: uuid.UUID) -> SeenDossier:
    """The dossier for a screen about triage; writes the look. Errors: Http404, also without that category."""
    dossier = get_dossier(request.actor, ref, looking_at="triage")
    if not may_see_triage(dossier):
        raise Http404
    return dossier


def seen_triage(request: Request, ref: uuid.UUID) -> tuple[SeenDossier, SeenTriage]:
    """Errors: Http404, also when there is none yet."""
    dossier = seen(request, ref)
    triage = latest_triage(dossier.pk)
    if triage is None:
        raise Http404
    return dossier, triage


def back(ref: uuid.UUID, *, anchor: str = "") -> HttpResponse:
    return redirect(reverse("triage:page", args=[ref]) + (f"#{anchor}" if anchor else ""))


def form_page(request: Request, dossier: SeenDossier, form: forms.Form, **more: Any) -> HttpResponse:
    """A page with one form. more: heading, button, decision; intro and source when there are."""
    return render(request, "triage/form_page.html", {"dossier": dossier, "form": form} | more)
