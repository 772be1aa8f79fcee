"""Browsers an account was used in before: somebody who signs in from another one is told by mail.

The browser remembers it, in a signed cookie; the server stores nothing for it.
"""

from typing import Any

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

COOKIE = "apparaat"
SALT = "rondom.web.account.device"
ONE_YEAR = 365 * 24 * 60 * 60
MOST_ACCOUNTS = 20  # of a computer at school that many people use


def greet(request: HttpRequest, response: HttpResponse, account: Any) -> None:
    """After signing in: mail the owner when this browser is new, and remember it."""
    if account.pk not in _known(request):
        _mail(account)
    remember_device(request, response, account)


def remember_device(request: HttpRequest, response: HttpResponse, account: Any) -> None:
    others = [pk for pk in _known(request) if pk != account.pk]
    response.set_cookie(
        COOKIE,
        signing.dumps([account.pk, *others][:MOST_ACCOUNTS], salt=SALT),
        max_age=ONE_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _known(request: HttpRequest) -> list[int]:
    """Ids of accounts; none when the cookie is not ours, or old."""
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=ONE_YEAR)
    except signing.BadSignature:
        return []


def _mail(account: Any) -> None:
    """No name, place or browser: others may read this mailbox."""
    language = account.person.language if account.person else settings.LANGUAGE_CODE
    with translation.override(language):
        text = _(
            "Hallo,\n\n"
            "Er is net op uw account ingelogd met een apparaat of browser die wij nog niet kenden.\n\n"
            "Was u dit zelf? Dan hoeft u niets te doen.\n"
            "Was u dit niet? Log dan in, log alle andere apparaten uit en kies een nieuw wachtwoord:\n%(link)s\n"
            "Bel daarna uw coördinator of beheerder.\n"
        ) % {"link": settings.SITE_ADDRESS.rstrip("/") + reverse("account:details")}
        mail = EmailMessage(
            subject=_("Nieuw apparaat bij uw account van Rondom"), body=text, to=[account.email]
        )
        mail.send(fail_silently=True)  # a mail server that is away keeps nobody out
