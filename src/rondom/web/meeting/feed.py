"""The own calendar: make its address, stop it, and the calendar itself, which a phone fetches without signing in."""

from allauth.core.internal import ratelimit
from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from rondom.meetings import operations
from rondom.meetings.feed import feed_by_secret
from rondom.web.http import attempt
from rondom.web.middleware import Request


@login_not_required
@sensitive_variables("secret")
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """Errors: 404 for an address of nobody, the same for one that was stopped; 429 for who tries too many."""
    if not _may_try(request, counted=False):
        return respond_429(request)
    found = feed_by_secret(secret)
    if found is None:
        _may_try(request, counted=True)
        raise Http404
    response = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _may_try(request: HttpRequest, *, counted: bool) -> bool:
    """Counted is every address that does not work."""
    used = ratelimit.consume(
        request, app="allauth.account", action="calendar_feed", dry_run=not counted, limit_get=True
    )
    return used is not None


@never_cache
@require_POST
def make(request: Request) -> HttpResponse:
    """The address is shown once, right here."""
    address = attempt(request, operations.make_calendar_feed)
    webcal = "webcal://" + str(address).partition("://")[2]
    return render(request, "meeting/feed_made.html", {"address": address, "webcal": webcal})


@require_POST
def stop(request: Request) -> HttpResponse:
    if attempt(request, operations.stop_calendar_feed):
        messages.success(request, _("Het adres werkt niet meer."))
    return redirect("account:details")
