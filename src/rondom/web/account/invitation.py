"""The screens of an invitation: from the link in the mail to an account with a password.

The secret stands in the address only once. It moves to a cookie and the browser goes to an address without it,
so that it is in no log, no history of later pages and no referrer. The server stores nothing for it.
"""

from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal import ratelimit
from allauth.core.ratelimit import respond_429
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.people.operations import accept_invitation
from rondom.people.queries import InvitationShown, invitation_shown
from rondom.web.account.device import remember_device
from rondom.web.account.forms import InvitationForm
from rondom.web.sessions import list_session

COOKIE = "uitnodiging"
ONE_HOUR = 60 * 60
FIELDS = {"account.email_taken": "email", "account.weak_password": "password"}


@login_not_required
@never_cache
@require_GET
def follow_link(_request: HttpRequest, secret: str) -> HttpResponse:
    """Take the secret out of the address."""
    response = redirect("account:invitation")
    response.set_cookie(
        COOKIE,
        secret[:100],
        max_age=ONE_HOUR,
        path=reverse("account:invitation"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    response["Referrer-Policy"] = "no-referrer"
    return response


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@sensitive_variables("secret")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest) -> HttpResponse:
    """Choose an e-mail address and a password; then the second factor."""
    secret = request.COOKIES.get(COOKIE, "")
    if not _may_try(request, counted=request.method == "POST"):
        return respond_429(request)
    shown = invitation_shown(secret, at=clock.now())
    if not shown.is_open:
        _may_try(request, counted=True)
        return render(request, "account/invitation_closed.html", status=410)
    if request.method == "GET":
        return _page(request, shown, InvitationForm(initial={"email": shown.email}))
    form = InvitationForm(request.POST)
    if form.is_valid() and _made_account(request, secret, form):
        response = redirect("account:second_factor")
        response.delete_cookie(COOKIE, path=reverse("account:invitation"))
        remember_device(request, response, request.user)
        return response
    return _page(request, shown, form)


def _may_try(request: HttpRequest, *, counted: bool) -> bool:
    """Whether this computer did not try too often. Counted is what was sent, and every link that does not work."""
    used = ratelimit.consume(
        request, app="allauth.account", action="invitation", dry_run=not counted, limit_get=True
    )
    return used is not None


def _made_account(request: HttpRequest, secret: str, form: InvitationForm) -> bool:
    """Make the account and sign in with a fresh session; a refusal stands at its field."""
    email, password = form.cleaned_data["email"], form.cleaned_data["password"]
    try:
        account = accept_invitation(secret, email=email, password=password)
    except Refused as refused:
        form.add_error(FIELDS.get(refused.decision.code), refused.decision.reason)
        return False
    request.session.flush()
    login(request, account, backend="django.contrib.auth.backends.ModelBackend")
    record_authentication(request, account, method="password", email=account.email)
    list_session(request)
    return True


def _page(request: HttpRequest, shown: InvitationShown, form: InvitationForm) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "account/invitation.html", {"invitation": shown, "form": form}, status=status)
