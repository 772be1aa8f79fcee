"""Screens of a link: the code, the text, and thanks. Nothing else of the dossier is behind it."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondom.plans import operations, outside
from rondom.plans.contributions import by_secret, link_actor
from rondom.web.outside.piece import keep, show
from rondom.web.secret_link import CodeForm, SecretLink

LINK = SecretLink(cookie="stuk", salt="rondom.outside", page="outside:page", template="outside/code.html")


@login_not_required
@never_cache
@require_safe
def follow(_request: HttpRequest, secret: str) -> HttpResponse:
    return LINK.follow(secret)


@login_not_required
@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    row = by_secret(LINK.secret(request))
    if row is None or not outside.may_contribute(link_actor(row), row):
        return _closed(request, row)
    if not LINK.is_opened(request, row):
        return LINK.ask_code(request)
    return show(request, row, urls=_urls(row))


def _urls(row: Any) -> dict[str, str]:
    """The mark keeps what a browser could not send apart from the text of another link on the same computer."""
    mark = f"?s={row.secret_hash[:12]}"
    page_url = reverse("outside:page")
    return {
        "page": page_url,
        "done": page_url,
        "save": reverse("outside:save") + mark,
        "send": reverse("outside:send"),
    }


def _closed(request: HttpRequest, row: Any) -> HttpResponse:
    if row is not None and row.sent_at and LINK.is_opened(request, row):
        return render(request, "outside/thanks.html")
    return render(request, "outside/closed.html", status=410)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@sensitive_variables("secret")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return redirect("outside:page")
    secret = LINK.secret(request)
    form = CodeForm(request.POST)
    if form.is_valid():
        if operations.open_contribution(secret, code=form.cleaned_data["code"]):
            return LINK.let_in(by_secret(secret))
        row = by_secret(secret)
        if row is None or not outside.may_contribute(link_actor(row), row):
            return _closed(request, row)
        form.say_wrong()
    return LINK.ask_code(request, form)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """A GET is the way back from the page with both texts."""
    if request.method == "GET":
        return redirect("outside:page")
    return _kept(request, operations.save_contribution)


@login_not_required
@never_cache
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    return _kept(request, operations.send_contribution)


def _kept(request: HttpRequest, operation: Any) -> HttpResponse:
    row = by_secret(LINK.secret(request))
    if row is None or not LINK.is_opened(request, row):
        return redirect("outside:page")
    if not outside.may_contribute(link_actor(row), row):
        return _closed(request, row)
    return keep(request, row, link_actor(row), operation=operation, urls=_urls(row))
