"""Screens around the child: ask a team, read its answer, put the advice with the notes."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.access import SeenDossier, get_dossier
from rondom.support import access, operations, queries
from rondom.support.rules import support_rules
from rondom.support.terms import Team
from rondom.web.http import attempt
from rondom.web.middleware import Request
from rondom.web.support.forms import AskForm


@require_safe
def child(request: Request, ref: uuid.UUID) -> HttpResponse:
    """Every question to a team, and what the family wanted here of the support point."""
    dossier = get_dossier(request.actor, ref, looking_at="support")
    today = clock.today()
    context = {
        "dossier": dossier,
        "teams": [
            {"rule": rule, "may": access.may_ask(request.actor, dossier, rule)}
            for rule in support_rules().teams
        ],
        "questions": [_question(request.actor, dossier, row) for row in queries.questions_of(dossier.pk)],
        "tickets": queries.tickets_of(dossier.pk),
        "today": today,
        "source": support_rules().source,
    }
    return render(request, "support/child.html", context)


def _question(actor: Actor, dossier: SeenDossier, row: queries.SeenQuestion) -> dict[str, Any]:
    return {
        "row": row,
        "title": Team(row.team).label,
        "is_late": row.is_late(clock.today()),
        "may_withdraw": access.may_withdraw(actor, row, dossier),
        "may_place": access.may_place(actor, row, dossier),
    }


def ask(request: Request, ref: uuid.UUID, team: str) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="support")
    rule = support_rules().team(team)
    if rule is None:
        raise Http404
    form = AskForm(request.POST or None, rule=rule)
    if form.is_bound and form.is_valid():
        values = {"no_name": False} | form.cleaned_data
        if attempt(request, operations.ask_team, dossier_id=dossier.pk, team=team, **values):
            messages.success(request, _("Uw vraag is verstuurd. Het gezin krijgt bericht."))
            return redirect("support:child", ref)
    context = {
        "form": form,
        "dossier": dossier,
        "rule": rule,
        "decision": access.may_ask(request.actor, dossier, rule),
    }
    return render(request, "support/ask_team.html", context)


@require_POST
def withdraw(request: Request, ref: uuid.UUID, team_question_id: int) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="support")
    values = {"dossier_id": dossier.pk, "question_id": team_question_id}
    if attempt(request, operations.withdraw_question, **values):
        messages.success(request, _("Uw vraag is ingetrokken."))
    return redirect("support:child", ref)


@require_POST
def place(request: Request, ref: uuid.UUID, team_question_id: int) -> HttpResponse:
    dossier = get_dossier(request.actor, ref, looking_at="support")
    values = {"dossier_id": dossier.pk, "question_id": team_question_id}
    if attempt(request, operations.place_advice, **values):
        messages.success(request, _("Het advies staat nu bij de verslagen."))
    return redirect("support:child", ref)
