"""What the screens share: the dossier with the look, a form on a page of its own, the way back."""

import uuid
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from rondom.dossiers.access import SeenDossier, get_dossier
from rondom.web.middleware import Request


def seen(request: Request, ref: uuid.UUID) -> SeenDossier:
    """The dossier for a screen about what is stuck; writes the look. Errors: Http404."""
    return get_dossier(request.actor, ref, looking_at="stuck")


def back(ref: uuid.UUID, *, anchor: str = "") -> HttpResponse:
    return redirect(reverse("watch:page", args=[ref]) + (f"#{anchor}" if anchor else ""))


def form_page(request: Request, form: forms.Form, **more: Any) -> HttpResponse:
    """A page with one form. more: heading, button, decision, back_url and back_label; intro and source when there are."""
    return render(request, "watch/form_page.html", {"form": form} | more)
