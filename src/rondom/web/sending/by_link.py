"""Screens of a link: the code, and what was sent. Nothing else of the dossier is behind it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from rondom.sending import operations
from rondom.sending.access import is_open
from rondom.sending.queries import by_secret
from rondom.web.secret_link import CodeForm, SecretLink
from rondom.web.sending.given import give, show

LINK = SecretLink(cookie="gekregen", salt="rondom.sending", page="sending:page", template="sending/code.html")


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
    if row is None or not is_open(row):
        return _closed(request)
    if not LINK.is_opened(request, row):
        return LINK.ask_code(request)
    return show(request, row, file_url="sending:file", file_args=[]) or _closed(request)


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "sending/closed.html", status=410)


@login_not_required
@never_cache
@require_safe
def file(request: HttpRequest, sheet: str) -> HttpResponse:
    row = by_secret(LINK.secret(request))
    if row is None or not LINK.is_opened(request, row):
        return redirect("sending:page")
    return give(row, sheet)


@login_not_required
@never_cache
@sensitive_post_parameters("code")
@sensitive_variables("secret")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return redirect("sending:page")
    secret = LINK.secret(request)
    form = CodeForm(request.POST)
    if form.is_valid():
        if operations.open_sending(secret, code=form.cleaned_data["code"]):
            return LINK.let_in(by_secret(secret))
        row = by_secret(secret)
        if row is None or not is_open(row):
            return _closed(request)
        form.say_wrong()
    return LINK.ask_code(request, form)
