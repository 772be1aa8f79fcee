"""A password alone opens nothing: a second factor comes first."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from rondom.people.queries import is_demo_account
from rondom.web.middleware import GetResponse

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
SESSION_KEY = "has_second_factor"


class SecondFactorMiddleware:
    """Somebody who has only a password sets up a second factor before anything else opens.

    The people of the demo are let through, in demo mode only: they are signed in with one click.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.user.is_authenticated or _opens_without(view) or has_second_factor(request):
            return None
        return redirect("account:second_factor")


def _opens_without(view: Callable[..., Any]) -> bool:
    """Public pages, and what is needed to set a factor up: allauth's own pages and ours that are marked."""
    if not getattr(view, "login_required", True) or getattr(view, "works_without_second_factor", False):
        return True
    return getattr(view, "__module__", "").startswith(("allauth.", "django.views.i18n"))


def has_second_factor(request: HttpRequest) -> bool:
    """Asked once per session: the last factor cannot be taken away (see web/account/adapter.py)."""
    if settings.DEMO and is_demo_account(request.user):  # type: ignore[arg-type]
        return True
    if request.session.get(SESSION_KEY) != request.user.pk:
        if not Authenticator.objects.filter(user_id=request.user.pk, type__in=FACTORS).exists():
            return False
        request.session[SESSION_KEY] = request.user.pk
    return True


def works_without_second_factor(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view that somebody who has only a password may open."""
    view.works_without_second_factor = True  # type: ignore[attr-defined]
    return view
