"""Screens: the five questions, the decision, and what came of it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.safeguarding import access, operations, queries
from rondom.safeguarding.operations import Choice, Given
from rondom.safeguarding.terms import Advice, FollowUp, Question
from rondom.web.http import attempt, row_number
from rondom.web.middleware import Request
from rondom.web.safety.case import frame, newest_of
from rondom.web.safety.forms import DecisionForm, FollowUpForm, WeighForm


def weigh(request: Request, case_id: uuid.UUID) -> HttpResponse:
    found = access.get_case(request.actor, case_id, looking_at="weigh")
    form = WeighForm(request.POST or None, initial=_answers_of_before(found))
    if form.is_bound and form.is_valid():
        answers = {
            question: Given(form.cleaned_data[question], form.cleaned_data[f"{question}_reason"])
            for question in Question.values
        }
        weighing = attempt(
            request, operations.weigh, case_id=found.pk, answers=answers, revision=_revision(request)
        )
        if weighing:
            words = _("De weging zegt: %(advice)s.") % {"advice": Advice(weighing.advice).label}
            messages.success(request, words)
            return redirect("safety:case", case_id=found.pk)
        found = access.visible_case(request.actor, case_id)
    context = frame(found) | {
        "form": form,
        "decision": access.may_write(found),
        "entries": list(queries.entries_of(found.pk)),
    }
    return render(request, "safety/weigh.html", context)


def _answers_of_before(found: access.SeenCase) -> dict[str, str]:
    """Who weighs again starts from the answers of the last time."""
    last = queries.last_weighing(found.pk)
    initial: dict[str, str] = {}
    for row in last.answers.all() if last else ():
        initial |= {row.question: row.answer, f"{row.question}_reason": row.reason}
    return initial


def _revision(request: Request) -> int:
    return row_number(request.POST.get("revision", ""))


def decide(request: Request, case_id: uuid.UUID) -> HttpResponse:
    found = access.get_case(request.actor, case_id, looking_at="decide")
    form = DecisionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        choice = Choice(**form.cleaned_data)
        revision = _revision(request)
        if attempt(request, operations.decide, case_id=found.pk, choice=choice, revision=revision):
            messages.success(request, _("Het besluit is vastgelegd."))
            return redirect("safety:case", case_id=found.pk)
        found = access.visible_case(request.actor, case_id)
    weighing = queries.last_weighing(found.pk)
    context = frame(found) | {
        "form": form,
        "decision": access.may_decide(found, weighing),
        "heading": _("Besluit vastleggen"),
        "intro": _said(weighing),
        "button": _("Leg het besluit vast"),
        "newest": newest_of(found),
    }
    return render(request, "safety/form_page.html", context)


def _said(weighing: Any) -> str:
    if weighing is None:
        return ""
    return _("De weging zegt: %(advice)s.") % {"advice": Advice(weighing.advice).label}


def follow_up(request: Request, case_id: uuid.UUID, decision_id: uuid.UUID, what: str) -> HttpResponse:
    found = access.get_case(request.actor, case_id, looking_at="decide")
    taken = access.get_decision(found, decision_id)
    if what not in FollowUp.values:
        raise Http404
    form = FollowUpForm(request.POST or None, initial={"happened_on": clock.today()})
    if form.is_bound and form.is_valid():
        values = {"case_id": found.pk, "decision_id": taken.pk, "what": what} | form.cleaned_data
        if attempt(request, operations.follow_up, **values):
            messages.success(request, _("Het is vastgelegd."))
            return redirect("safety:case", case_id=found.pk)
    context = frame(found) | {
        "form": form,
        "decision": access.may_follow_up(found, taken, what),
        "heading": str(FollowUp(what).label),
        "button": _("Leg vast"),
    }
    return render(request, "safety/form_page.html", context)
