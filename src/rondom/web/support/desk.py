"""Screens of a team: what it is asked, and its advice, or its yes or no."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.support import access, operations, queries
from rondom.support.terms import Team
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.support.forms import AdviceForm, DecideForm


@require_safe
def desk(request: Request) -> HttpResponse:
    """Errors: Http404 in a role without such a desk."""
    if not access.has_desk(request.actor):
        raise Http404
    today = clock.today()
    rows = [
        {"found": found, "title": Team(found.row.team).label, "is_late": found.row.is_late(today)}
        for found in queries.desk_questions(request.actor, on=today)
    ]
    return render(request, "support/desk.html", {"rows": rows})


def question(request: Request, team_question_id: int) -> HttpResponse:
    found = access.get_question(request.actor, team_question_id)
    form = (DecideForm if found.may_decide else AdviceForm)(request.POST or None)
    if form.is_bound and form.is_valid():
        values = {"question_id": team_question_id} | form.cleaned_data
        if found.may_decide:
            values["accepted"] = values["accepted"] == "yes"
        operation = operations.decide_question if found.may_decide else operations.answer_question
        if attempt(request, operation, **values):
            messages.success(request, _("Uw antwoord is verstuurd."))
            return redirect("support:desk")
    context = {"found": found, "form": form, "title": Team(found.row.team).label}
    return render(request, "support/question.html", context)


@require_POST
def take(request: Request, team_question_id: int) -> HttpResponse:
    if attempt(request, operations.take_question, question_id=team_question_id):
        messages.success(request, _("U hebt dit opgepakt."))
    return redirect("support:question", team_question_id)
