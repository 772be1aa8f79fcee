"""Screens of who answers for the school: the requests with their days, one request, the answer.

A request and whose dossier it is about; never what is in that dossier.
"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.dossiers.rights import access, operations, queries
from rondom.dossiers.rights.rules import longer_due_on, rights_rules
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.rights.forms import AnswerForm, ExtendForm


@require_safe
def desk(request: Request) -> HttpResponse:
    """Errors: Http404 for a hat that answers for no school."""
    if not access.answers_requests(request.actor):
        raise Http404
    context = {"rows": queries.desk_rows(request.actor), "today": clock.today()}
    return render(request, "rights/desk.html", context)


@require_safe
def read(request: Request, request_id: int) -> HttpResponse:
    return _page(request, access.get_request(request.actor, request_id))


@require_POST
def answer(request: Request, request_id: int) -> HttpResponse:
    """What was typed stays when somebody else was first: his answer stands above it."""
    form = AnswerForm(request.POST)
    if form.is_valid():
        values = {"request_id": request_id, **form.cleaned_data}
        if attempt(request, operations.answer_request, **values):
            messages.success(request, _("Het antwoord is verstuurd."))
            return redirect("rights:desk")
    return _page(request, access.get_request(request.actor, request_id), answer_form=form, status=422)


@require_POST
def extend(request: Request, request_id: int) -> HttpResponse:
    form = ExtendForm(request.POST)
    if form.is_valid():
        values = {"request_id": request_id, **form.cleaned_data}
        if attempt(request, operations.extend_term, **values):
            messages.success(request, _("De tijd is langer gemaakt. Degene die het vroeg, krijgt bericht."))
            return redirect("rights:request", request_id)
    return _page(request, access.get_request(request.actor, request_id), extend_form=form, status=422)


def _page(
    request: Request,
    row: Any,
    *,
    answer_form: AnswerForm | None = None,
    extend_form: ExtendForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "row": row,
        "article": rights_rules().articles[row.kind],
        "today": clock.today(),
        "longer_due_on": longer_due_on(row.received_on),
        "may_answer": access.may_answer(row),
        "may_extend": access.may_extend(row),
        "answer_form": answer_form or AnswerForm(),
        "extend_form": extend_form or ExtendForm(),
    }
    return render(request, "rights/request.html", context, status=status)
