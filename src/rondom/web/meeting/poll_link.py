"""Screens of a date poll for who has no account: the code, the moments, and thanks. Nothing about a child is on them."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondom.core.decision import Refused
from rondom.meetings import operations, polls
from rondom.web.meeting.poll_forms import CHOICES, VoteForm
from rondom.web.secret_link import CodeForm, SecretLink

LINK = SecretLink(
    cookie="prikker", salt="rondom.poll", page="meeting:poll_link", template="meeting/link_code.html"
)


@login_not_required
@never_cache
@require_safe
def follow(_request: HttpRequest, secret: str) -> HttpResponse:
    return LINK.follow(secret)


@login_not_required
@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    voter = _voter(request)
    if voter is None:
        return _closed(request, "")
    decision = polls.may_vote_by_link(voter)
    if not decision:
        return _closed(request, decision.reason)
    if not LINK.is_opened(request, voter):
        return LINK.ask_code(request)
    return _moments(request, voter)


def _voter(request: HttpRequest) -> Any:
    return polls.voter_by_secret(LINK.secret(request))


def _closed(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "meeting/link_closed.html", {"reason": reason}, status=410)


def _moments(request: HttpRequest, voter: Any, *, reason: str = "") -> HttpResponse:
    context = {
        "poll": voter.poll,
        "asked_by": voter.poll.asked_by.name,
        "moments": polls.moments_for_link(voter),
        "choices": CHOICES,
        "answered": voter.answered_at is not None and not reason,
        "reason": reason,
    }
    return render(request, "meeting/link_moments.html", context, status=422 if reason else 200)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@sensitive_variables("secret")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return redirect("meeting:poll_link")
    secret = LINK.secret(request)
    form = CodeForm(request.POST)
    if form.is_valid():
        if operations.open_by_code(secret, code=form.cleaned_data["code"]):
            return LINK.let_in(_voter(request))
        voter = _voter(request)
        decision = polls.may_vote_by_link(voter) if voter else None
        if not decision:
            return _closed(request, decision.reason if decision is not None else "")
        form.say_wrong()
    return LINK.ask_code(request, form)


@login_not_required
@never_cache
@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    voter = _voter(request)
    if voter is None or not LINK.is_opened(request, voter):
        return redirect("meeting:poll_link")
    decision = polls.may_vote_by_link(voter)
    if not decision:
        return _closed(request, decision.reason)
    form = VoteForm(request.POST, moment_ids=[row.moment_id for row in polls.moments_for_link(voter)])
    try:
        operations.answer_by_link(voter, answers=form.answers())
    except Refused as refused:
        return _moments(request, voter, reason=refused.decision.reason)
    return redirect("meeting:poll_link")
