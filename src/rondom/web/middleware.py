"""Who acts in a request, and: a GET changes nothing."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from rondom.core.actor import Actor
from rondom.web.hats import Choice, choices, hat_on

GetResponse = Callable[[Any], HttpResponse]


class Request(HttpRequest):
    """A request of somebody who is signed in and has a hat on."""

    actor: Actor
    hats: list[Choice]
    hat: Choice | None


class LanguageMiddleware:
    """The language somebody chose, else Dutch. Not what the browser asks: half a translation helps nobody."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response


class ActorMiddleware:
    """Puts `actor`, `hats` and `hat` on the request; sends somebody without a hat to a page that says so."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.hats, request.hat = [], None
        request.actor = None  # type: ignore[assignment]
        user = request.user
        if user.is_authenticated and user.person_id:
            request.hats = choices(user.pk, user.person_id)
            request.hat = hat_on(request, request.hats)
            request.actor = request.hat.actor if request.hat else None  # type: ignore[assignment]
        response = self.get_response(request)
        if user.is_authenticated:
            add_never_cache_headers(response)
        return response

    def process_view(
        self, request: Request, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        needs_actor = getattr(view, "login_required", True)
        module = getattr(view, "__module__", "")
        if (
            not request.user.is_authenticated
            or request.actor
            or not needs_actor
            or not module.startswith("rondom.")
        ):
            return None
        if getattr(view, "works_without_a_hat", False):
            return None
        return redirect("account:no_role")


def works_without_a_hat(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark a view that somebody who is signed in without a role may open."""
    view.works_without_a_hat = True  # type: ignore[attr-defined]
    return view


READ_ONLY = ("BEGIN", "SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "PRAGMA", "WITH")
# A look is written, a session is remembered, allauth notes that recovery codes were shown and
# copies the address of an account before it checks a link to a new password; nothing else.
WRITABLE = (
    *("audit_auditevent", "audit_audithead", "django_session"),
    *("mfa_authenticator", "account_emailaddress"),
)


class WriteInGet(RuntimeError):
    """A page that only shows something tried to change the database. Ours to mend."""


class ReadOnlyGetMiddleware:
    """Innermost middleware: while a GET runs, the database accepts no change but an audit row."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)


def refuse_writes(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
    """Let reading through, and writing to the log and the session."""
    sql_words = sql.lstrip(" \n(")  # PostgreSQL puts the parts of a union between parentheses
    words = sql_words.split(None, 3)
    target = (words[2] if words[0] in ("INSERT", "DELETE") else words[1] if len(words) > 1 else "").strip('"')
    if sql_words.startswith(READ_ONLY) or target in WRITABLE:
        return execute(sql, params, many, context)
    raise WriteInGet(f"{words[0]} {target}")
