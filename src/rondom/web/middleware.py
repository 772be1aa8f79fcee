"""Who acts in a request, in which language, with clean words; and: a GET changes nothing."""

import unicodedata
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from rondom.core.actor import Actor
from rondom.core.second_lock import as_system, working_for
from rondom.web.hats import Choice, choices, hat_on, must_choose

GetResponse = Callable[[Any], HttpResponse]


class Request(HttpRequest):
    """A request of somebody who is signed in and has a hat on."""

    actor: Actor
    hats: list[Choice]
    hat: Choice | None


class OwnResourceMiddleware:
    """No other site may load a page, file or picture of ours."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


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


LARGEST_NUMBER = 2**63 - 1
ROOM_AROUND_A_FILE = 2 * 1024 * 1024  # the other fields of the form


class CleanWordsMiddleware:
    """Takes signs that nobody can see or type out of what is sent: NUL, which PostgreSQL refuses, and its kind.

    Once, here, for every form and every address, so that no screen has to think of it. What is bigger than
    a file may be is not read at all.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = str(request.META.get("CONTENT_LENGTH") or "")
        if length.isdecimal() and int(length) > settings.UPLOAD_MAX_BYTES + ROOM_AROUND_A_FILE:
            raise RequestDataTooBig
        request.GET = cleaned(request.GET)  # type: ignore[assignment]
        if request.method == "POST":
            request.POST = cleaned(request.POST)  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """A number in an address that no table can hold is the number of nothing. Errors: Http404."""
        if any(isinstance(value, int) and value > LARGEST_NUMBER for value in kwargs.values()):
            raise Http404
        return None


def cleaned(sent: QueryDict) -> QueryDict:
    """The same when there is nothing to take out, which is nearly always."""
    if not any(_has_odd_sign(text) for name in sent for text in (name, *sent.getlist(name))):
        return sent
    found = QueryDict(mutable=True)
    for name in sent:
        found.setlist(_plain(name), [_plain(text) for text in sent.getlist(name)])
    found._mutable = False
    return found


def _has_odd_sign(text: str) -> bool:
    return not text.isprintable() and any(_is_odd(sign) for sign in text)


def _plain(text: str) -> str:
    return "".join(sign for sign in text if not _is_odd(sign))


def _is_odd(sign: str) -> bool:
    """A control sign (but no tab or line end), or half of a sign."""
    return sign not in "\t\n\r" and unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")


class ActorMiddleware:
    """Puts `actor`, `hats` and `hat` on the request; sends somebody without a hat to a page that says so."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.hats, request.hat = [], None
        request.actor = None  # type: ignore[assignment]
        user = request.user
        if user.is_authenticated and user.person_id:
            with as_system("who somebody may be is asked before it is known who he is"):
                request.hats = choices(user.pk, user.person_id)
            request.hat = hat_on(request, request.hats)
            request.actor = request.hat.actor if request.hat else None  # type: ignore[assignment]
        with working_for(request.actor):
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


def chooses_a_hat(view: Callable[..., Any]) -> Callable[..., Any]:
    """Mark the view where somebody with several hats says which one is on."""
    view.chooses_a_hat = True  # type: ignore[attr-defined]
    return view


class ChooseHatMiddleware:
    """Who has two roles says which one he works in before a page opens; then he goes where he was going.

    Only pages: what is sent comes from a page that was opened in a hat.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: Request, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if request.method not in ("GET", "HEAD") or not must_choose(request, request.hats):
            return None
        is_ours = getattr(view, "__module__", "").startswith("rondom.")
        free = ("works_without_a_hat", "chooses_a_hat")
        if not is_ours or _is_open(view) or any(getattr(view, mark, False) for mark in free):
            return None
        return redirect(f"{reverse('account:hats')}?{urlencode({'verder': request.path})}")


def _is_open(view: Callable[..., Any]) -> bool:
    return not getattr(view, "login_required", True)


READ_ONLY = ("BEGIN", "SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "PRAGMA", "WITH")
# A look is written, a session is remembered and an attempt is counted; nothing else.
WRITABLE = ("audit_auditevent", "audit_audithead", "django_session", settings.CACHE_TABLE)
# allauth notes that recovery codes were shown, and copies the address of an account before it checks a link
# to a new password. Only on its own pages.
WRITABLE_BY_ADDRESS = {
    "mfa_view_recovery_codes": ("mfa_authenticator",),
    "account_reset_password_from_key": ("account_emailaddress",),
}


class WriteInGet(RuntimeError):
    """A page that only shows something tried to change the database. Ours to mend."""


class ReadOnlyGetMiddleware:
    """Innermost middleware: while a GET runs, the database accepts no change but an audit row."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with connection.execute_wrapper(_guard(request)):
            return self.get_response(request)


def _guard(request: HttpRequest) -> Callable[..., Any]:
    """The address is known only when the view runs: this middleware is called before."""

    def guard(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        match = request.resolver_match
        more = WRITABLE_BY_ADDRESS.get(match.view_name, ()) if match else ()
        return refuse_writes(execute, sql, params, many, context, more=more)

    return guard


def refuse_writes(
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: bool,  # noqa: FBT001
    context: Any,
    *,
    more: tuple[str, ...] = (),
) -> Any:
    """Let reading through, and writing to the log and the session; more: tables that this page may write, too."""
    sql_words = sql.lstrip(" \n(")  # PostgreSQL puts the parts of a union between parentheses
    words = sql_words.split(None, 3)
    target = (words[2] if words[0] in ("INSERT", "DELETE") else words[1] if len(words) > 1 else "").strip('"')
    if sql_words.startswith(READ_ONLY) or target in (*WRITABLE, *more):
        return execute(sql, params, many, context)
    raise WriteInGet(f"{words[0]} {target}")
