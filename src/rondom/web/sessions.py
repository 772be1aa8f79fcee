"""Where an account is signed in, in words; and when it was used last."""

import datetime as dt
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.people.sessions import note_seen, running_sessions
from rondom.web.middleware import GetResponse

SEEN_EVERY = dt.timedelta(minutes=5)
REMEMBERED_SECONDS = 12 * 60 * 60

# The first one that stands in what a browser says of itself; an Edge and an Opera say Chrome, too.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrom", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One place. device: "Firefox op een computer met Windows"; seen_at is some minutes behind."""

    pk: int
    device: str
    since_at: dt.datetime
    seen_at: dt.datetime
    is_here: bool


def signed_in(request: HttpRequest) -> list[SignedIn]:
    """Where this account is signed in: here first, then by when it was used last. One query."""
    here = request.session.session_key
    found = [
        SignedIn(
            pk=row.pk,
            device=device_words(row.user_agent),
            since_at=row.created_at,
            seen_at=row.last_seen_at,
            is_here=row.session_key == here,
        )
        for row in running_sessions(request.user.pk).order_by("-last_seen_at", "-pk")
    ]
    return sorted(found, key=lambda place: not place.is_here)


def list_session(request: HttpRequest) -> None:
    """Put a session in the list that was started without allauth: by an invitation, or by a click in the demo."""
    UserSession.objects.create_from_request(request)


class SeenMiddleware:
    """Notes when a session was used last, at most once per some minutes: not a write for every page.

    The process remembers the moment, not the session: a session that is changed would live longer.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and request.session.session_key:
            _note_seen(request.session.session_key)
        return response


def _note_seen(session_key: str) -> None:
    seen, now = caches["process"], clock.now()
    last = seen.get(f"seen:{session_key}")
    if last is not None and now - last < SEEN_EVERY:
        return
    seen.set(f"seen:{session_key}", now, REMEMBERED_SECONDS)
    if last is not None:
        note_seen(session_key)


def device_words(user_agent: str) -> str:
    """A browser's own description in plain words."""
    browser = next((name for mark, name in BROWSERS if mark in user_agent), _("Een browser"))
    return _("%(browser)s op %(device)s") % {"browser": browser, "device": _machine(user_agent)}


def _machine(user_agent: str) -> str:
    machines = (
        ("iPhone", _("een iPhone")),
        ("iPad", _("een iPad")),
        ("Android", _("een telefoon of tablet met Android")),
        ("Windows", _("een computer met Windows")),
        ("Macintosh", _("een Mac")),
        ("CrOS", _("een Chromebook")),
        ("Linux", _("een computer met Linux")),
    )
    return next(
        (words for mark, words in machines if mark in user_agent), _("een apparaat dat wij niet kennen")
    )
