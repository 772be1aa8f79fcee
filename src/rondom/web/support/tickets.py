"""Screens of the support point: what families asked, a note of a telephone call, triage, the answer."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.support import access, operations, queries
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.support.forms import AnswerForm, TicketForm, TriageForm


@require_safe
def tickets(request: Request) -> HttpResponse:
    if not queries.has_point_desk(request.actor):
        raise Http404
    today = clock.today()
    rows = [{"row": row, "is_late": row.is_late(today)} for row in queries.tickets_on_desk(request.actor)]
    return render(request, "support/tickets.html", {"rows": rows})


@never_cache
def phone(request: Request) -> HttpResponse:
    """The number, the link and the code are shown once, right here."""
    if not queries.has_point_desk(request.actor):
        raise Http404
    form = TicketForm(request.POST or None)
    if form.is_bound and form.is_valid():
        made = attempt(request, operations.note_phone_call, text=form.text())
        if made:
            return render(request, "support/made.html", {"made": made, "by_phone": True})
    return render(request, "support/phone.html", {"form": form})


def ticket(request: Request, ticket_id: int) -> HttpResponse:
    """What the family asked; a POST answers it."""
    found = access.get_ticket(request.actor, ticket_id)
    form = AnswerForm(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"ticket_id": ticket_id, "words": form.cleaned_data["words"]}
        if attempt(request, operations.answer_ticket, **values):
            messages.success(request, _("Uw antwoord staat klaar voor het gezin."))
            return redirect("support:ticket", ticket_id)
    context = {
        "ticket": found,
        "said": found.words.select_related("author").order_by("said_at", "pk"),
        "is_late": found.is_late(clock.today()),
        "form": form,
        "triage_form": TriageForm(initial={"after": found.after}),
        "may_link": access.may_link(found),
    }
    return render(request, "support/ticket.html", context)


def _act(
    request: Request, ticket_id: int, operation: Callable[..., Any], message: str, **values: Any
) -> HttpResponse:
    if attempt(request, operation, ticket_id=ticket_id, **values):
        messages.success(request, message)
    return redirect("support:ticket", ticket_id)


@require_POST
def take(request: Request, ticket_id: int) -> HttpResponse:
    return _act(request, ticket_id, operations.take_ticket, _("U hebt dit opgepakt."))


@require_POST
def triage(request: Request, ticket_id: int) -> HttpResponse:
    after = request.POST.get("after", "")
    return _act(request, ticket_id, operations.triage_ticket, _("Bewaard."), after=after)


@require_POST
def link(request: Request, ticket_id: int) -> HttpResponse:
    return _act(request, ticket_id, operations.link_ticket, _("De vraag staat nu bij het dossier."))


@require_POST
def close(request: Request, ticket_id: int) -> HttpResponse:
    if attempt(request, operations.close_ticket, ticket_id=ticket_id):
        messages.success(request, _("Deze vraag is klaar."))
        return redirect("support:tickets")
    return redirect("support:ticket", ticket_id)
