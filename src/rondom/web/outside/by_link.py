"""Screens of a link: the code, the text, and thanks. Nothing else of the dossier is behind it.

The secret stands in the address only once; it moves to a cookie and the browser goes to an address without it. The
right code is remembered in a second cookie, signed, for some hours. A GET changes nothing: a mail scanner that
follows the link meets the question for the code.
"""

from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondom.plans import operations, outside
from rondom.plans.contributions import by_secret, link_actor
from rondom.web.outside.forms import CodeForm
from rondom.web.outside.piece import keep, show

LINK, OPENED = "stuk", "stuk-open"
HALF_A_DAY = 12 * 60 * 60
SALT = "rondom.outside"


@login_not_required
@never_cache
@require_safe
def follow(_request: HttpRequest, secret: str) -> HttpResponse:
    """Take the secret out of the address."""
    response = redirect("outside:page")
    response.set_cookie(LINK, secret[:100], **_cookie())
    response.delete_cookie(OPENED, path=reverse("outside:page"))
    response["Referrer-Policy"] = "no-referrer"
    return response


def _cookie() -> dict[str, Any]:
    return {
        "max_age": HALF_A_DAY,
        "path": reverse("outside:page"),
        "secure": settings.SESSION_COOKIE_SECURE,
        "httponly": True,
        "samesite": "Lax",
    }


@login_not_required
@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    row = by_secret(request.COOKIES.get(LINK, ""))
    if row is None or not outside.may_contribute(link_actor(row), row):
        return _closed(request, row)
    if not _is_opened(request, row):
        return _code_page(request, CodeForm())
    return show(request, row, urls=_urls(row))


def _is_opened(request: HttpRequest, row: Any) -> bool:
    """Whether the code of this very link was right, on this computer."""
    opened = request.get_signed_cookie(OPENED, default="", salt=SALT, max_age=HALF_A_DAY)
    return bool(opened == row.secret_hash)


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


def _code_page(request: HttpRequest, form: CodeForm) -> HttpResponse:
    return render(request, "outside/code.html", {"form": form}, status=422 if form.errors else 200)


def _closed(request: HttpRequest, row: Any) -> HttpResponse:
    if row is not None and row.sent_at and _is_opened(request, row):
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
    secret = request.COOKIES.get(LINK, "")
    form = CodeForm(request.POST)
    if form.is_valid():
        if operations.open_contribution(secret, code=form.cleaned_data["code"]):
            response = redirect("outside:page")
            row = by_secret(secret)
            response.set_signed_cookie(OPENED, row.secret_hash if row else "", salt=SALT, **_cookie())
            return response
        row = by_secret(secret)
        if row is None or not outside.may_contribute(link_actor(row), row):
            return _closed(request, row)
        form.add_error(
            "code",
            _("Deze code klopt niet. Na een paar foute codes werkt de link niet meer. Bel bij twijfel."),
        )
    return _code_page(request, form)


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
    row = by_secret(request.COOKIES.get(LINK, ""))
    if row is None or not _is_opened(request, row):
        return redirect("outside:page")
    if not outside.may_contribute(link_actor(row), row):
        return _closed(request, row)
    return keep(request, row, link_actor(row), operation=operation, urls=_urls(row))
