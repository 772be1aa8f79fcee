"""Screens: to whom, what, what the other will see, and what was sent before."""

import datetime as dt
import uuid
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.documents.reading import Reading
from rondom.dossiers.access import get_dossier, visible_dossier
from rondom.people.queries import names_of, organisation_names
from rondom.sending import access, operations
from rondom.sending.grounds import Receiver
from rondom.sending.queries import Addressee, people_to_send_to, sendings_of
from rondom.sending.reading import previewed
from rondom.sending.rules import sending_rules
from rondom.sending.terms import PartSource
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.sending.forms import SendByLinkForm, SendForm
from rondom.web.sent_rows import sent_rows


@require_safe
def sendings(request: Request, ref: uuid.UUID) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="sendings")
    decision = access.may_send(request.actor, dossier)
    context = {
        "dossier": dossier,
        "child": dossier.pupil.person.call_name,
        "decision": decision,
        "people": people_to_send_to(dossier, but=request.actor.person_id) if decision else [],
        "organisations": _organisations(dossier) if decision else [],
        "rows": sent_rows(sendings_of(dossier)) if decision else [],
    }
    return render(request, "sending/list.html", context)


def _organisations(dossier: Any) -> list[Addressee]:
    rows = access.organisations_to_send_to(dossier)
    return [Addressee(f"o{row.pk}", row.name, str(row.get_kind_display())) for row in rows]


@never_cache
@require_http_methods(["GET", "POST"])
def choose(request: Request, ref: uuid.UUID, receiver: str) -> HttpResponse:
    """First the choice, then what the other will see, then sending: one form, all the way. Without a choice: nothing."""
    if request.method == "POST":
        dossier = visible_dossier(request.actor, ref=ref)
    else:
        dossier = get_dossier(request.actor, ref, looking_at="sendings")
    if not access.may_send(request.actor, dossier):
        if request.method == "POST":
            messages.error(request, access.may_send(request.actor, dossier).reason)
        return redirect("sending:list", ref)
    found = access.get_receiver(dossier, receiver)
    choices = access.choices_for(Reading(request.actor, dossier), found)
    form = _form(request, found, [row.part.key for row in choices])
    page = {
        "dossier": dossier,
        "child": dossier.pupil.person.call_name,
        "receiver": _name_of(found),
        "slug": receiver,
        "by_link": not found.role,
        "form": form,
        "groups": _groups(choices, form.ticked),
    }
    if form.is_bound and form.is_valid():
        return _next(request, dossier, found, page)
    return render(request, "sending/choose.html", page, status=422 if form.errors else 200)


def _form(request: Request, receiver: Receiver, keys: list[str]) -> SendForm:
    kind = SendForm if receiver.role else SendByLinkForm
    usual = clock.today() + dt.timedelta(days=sending_rules().usual_days)
    sent = request.POST if request.method == "POST" else None
    return kind(sent, keys=keys, initial={"last_on": usual})


def _groups(choices: list[access.Choice], ticked: list[str]) -> list[tuple[str, list[Any]]]:
    rows = [(row, row.part.key in ticked and bool(row.decision)) for row in choices]
    return [
        (str(PartSource(source).label), list(found))
        for source, found in groupby(rows, key=lambda row: row[0].part.source)
    ]


def _name_of(receiver: Receiver) -> str:
    if receiver.person_id:
        return names_of([receiver.person_id]).get(receiver.person_id, "")
    return organisation_names([receiver.organisation_id]).get(receiver.organisation_id, "")


def _next(request: Request, dossier: Any, receiver: Receiver, page: dict[str, Any]) -> HttpResponse:
    values = page["form"].sent()
    if "again" in request.POST:
        return render(request, "sending/choose.html", page)
    if "send" not in request.POST:
        return _preview(request, dossier, receiver, page)
    sent = attempt(request, operations.send_parts, dossier_id=dossier.pk, receiver=receiver, **values)
    if sent is None:
        return render(request, "sending/choose.html", page)
    if sent.link:
        shown = {"link": sent.link, "code": sent.code, "last_on": sent.sending.last_on}
        return render(request, "sending/sent.html", page | shown)
    messages.success(request, _("Verstuurd."))
    return redirect("sending:list", dossier.ref)


def _preview(request: Request, dossier: Any, receiver: Receiver, page: dict[str, Any]) -> HttpResponse:
    """Exactly what the receiver gets, as he would see it, and how many pages it is."""
    values = page["form"].sent()
    try:
        sheets = previewed(Reading(request.actor, dossier), receiver, values["keys"])
    except Refused as refused:
        messages.error(request, refused.decision.reason)
        return render(request, "sending/choose.html", page)
    typed = [(name, page["form"].data.get(name, "")) for name in page["form"].fields if name != "parts"]
    shown = {"sheets": sheets, "pages": sum(sheet.pages for sheet in sheets), "typed": typed}
    return render(request, "sending/preview.html", page | shown | {"ticked": values["keys"]})


@require_POST
def revoke(request: Request, ref: uuid.UUID, sending_id: int) -> HttpResponse:
    dossier = visible_dossier(request.actor, ref=ref)
    if attempt(request, operations.revoke_sending, dossier_id=dossier.pk, sending_id=sending_id):
        messages.success(request, _("Dit kan niet meer worden gelezen."))
    return redirect("sending:list", ref)
