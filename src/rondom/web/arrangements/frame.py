"""What the screens of arrangements share: the dossier with the look, a form on a page of its own, and the way back."""

import uuid
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rondom.arrangements.access import get_request, may_see_help, may_see_requests
from rondom.arrangements.money import euros
from rondom.arrangements.queries import SeenRequest
from rondom.arrangements.rules import Kind
from rondom.dossiers.access import SeenDossier, get_dossier
from rondom.web.middleware import Request


def seen(request: Request, ref: uuid.UUID) -> SeenDossier:
    """The dossier for a screen about the help; writes the look. Errors: Http404 for who sees no part of it."""
    dossier = get_dossier(request.actor, ref, looking_at="arrangement")
    if not may_see_help(dossier):
        raise Http404
    return dossier


def seen_for_asking(request: Request, ref: uuid.UUID) -> SeenDossier:
    """Errors: Http404 for who does not see what is asked."""
    dossier = seen(request, ref)
    if not may_see_requests(dossier):
        raise Http404
    return dossier


def seen_request(request: Request, ref: uuid.UUID, asked_id: int) -> tuple[SeenDossier, SeenRequest]:
    dossier = seen_for_asking(request, ref)
    return dossier, get_request(dossier, asked_id)


def back(ref: uuid.UUID, *, anchor: str = "") -> HttpResponse:
    return redirect(reverse("arrangements:page", args=[ref]) + (f"#{anchor}" if anchor else ""))


def back_to_request(ref: uuid.UUID, asked_id: int) -> HttpResponse:
    return redirect("arrangements:request", ref, asked_id)


def form_page(request: Request, dossier: SeenDossier | None, form: forms.Form, **more: Any) -> HttpResponse:
    """A page with one form. more: heading, button, decision, back_url; intro and theirs when there are."""
    context = {"dossier": dossier, "form": form, "decision": True} | more
    return render(request, "arrangements/form_page.html", context)


def caps_of(kind: Kind) -> str:
    """The caps of a kind in one sentence; empty when it has none."""
    parts = [
        _("%(most)s uur per week") % {"most": kind.hours_max} if kind.hours_max else "",
        _("€ %(most)s per uur") % {"most": euros(kind.rate_cents_max)} if kind.rate_cents_max else "",
        _("€ %(most)s per maand") % {"most": euros(kind.month_cents_max)} if kind.month_cents_max else "",
        _("%(most)s maanden") % {"most": kind.months_max} if kind.months_max else "",
    ]
    words = ", ".join(part for part in parts if part)
    return _("Hoogstens %(caps)s.") % {"caps": words} if words else _("Op maat.")
