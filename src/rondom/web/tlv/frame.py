"""What the screens of TLVs share: the dossier with the look, a form on a page of its own, and the way back."""

import uuid
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from rondom.dossiers.access import SeenDossier, get_dossier
from rondom.tlv.access import get_tlv, may_see
from rondom.tlv.queries import SeenTlv
from rondom.web.middleware import Request


def seen(request: Request, ref: uuid.UUID) -> SeenDossier:
    """The dossier for a screen about TLVs; writes the look. Errors: Http404 for who does not see them."""
    dossier = get_dossier(request.actor, ref, looking_at="tlv")
    if not may_see(dossier):
        raise Http404
    return dossier


def seen_tlv(request: Request, ref: uuid.UUID, tlv_id: int) -> tuple[SeenDossier, SeenTlv]:
    dossier = seen(request, ref)
    return dossier, get_tlv(dossier, tlv_id)


def where(dossier: SeenDossier, row: SeenTlv) -> dict[str, int]:
    """What every operation on one TLV asks."""
    return {"dossier_id": dossier.pk, "tlv_id": row.pk}


def back(ref: uuid.UUID, tlv_id: int) -> HttpResponse:
    return redirect("tlv:tlv", ref, tlv_id)


def form_page(request: Request, dossier: SeenDossier, form: forms.Form, **more: Any) -> HttpResponse:
    """A page with one form. more: heading, button, decision; row, intro, source and theirs when there are."""
    row = more.get("row")
    back_url = (
        reverse("tlv:tlv", args=[dossier.ref, row.pk]) if row else reverse("tlv:page", args=[dossier.ref])
    )
    context = {"dossier": dossier, "form": form, "decision": True, "back_url": back_url} | more
    return render(request, "tlv/form_page.html", context)
