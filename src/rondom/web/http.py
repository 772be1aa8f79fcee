"""What views share: run one operation and turn a refusal into a message; answer autosave."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.decision import Conflict, Refused
from rondom.web.middleware import Request

__all__ = ["Request", "attempt", "autosaved", "row_number"]

LONGEST_NUMBER = 18  # more figures than this no table holds


def row_number(text: str) -> int:
    """The number of a row as a browser sent it; 0, which is no row, for anything else."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else 0


def attempt(request: Request, operation: Callable[..., Any], **values: Any) -> Any:
    """Run one operation as the actor. A refusal becomes an error message and the answer is None.

    An operation that returns nothing answers True. Errors: Http404 for a number that belongs to no row.
    """
    try:
        result = operation(request.actor, **values)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    except Refused as refused:
        messages.error(request, refused.decision.reason)
        return None
    return True if result is None else result


def done(request: Request, operation: Callable[..., Any], message: str, **values: Any) -> Any:
    """Run one operation; with a message when it went well. None after a refusal."""
    result = attempt(request, operation, **values)
    if result is not None:
        messages.success(request, message)
    return result


def autosaved(
    request: Request, operation: Callable[..., Any], *, mine: str, field: str = "text", **values: Any
) -> HttpResponse:
    """Run a saving operation for autosave and answer what the script understands.

    200: {"saved_at", "revision"} with the revision in the header X-Revision too; 403: {"reason"}; 409: HTML with both texts side by side, nothing stored.
    Errors: Http404 for a number that belongs to no row.
    """
    try:
        saved = operation(request.actor, **values)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    except Refused as refused:
        return JsonResponse({"reason": refused.decision.reason}, status=403)
    except Conflict as conflict:
        return conflict_page(request, conflict, mine=mine, field=field)
    revision = getattr(saved, "revision", None)
    headers = {} if revision is None else {"X-Revision": str(revision)}
    return JsonResponse({"saved_at": clock.now().isoformat(), "revision": revision}, headers=headers)


def _title(conflict: Conflict) -> str:
    if conflict.theirs_by:
        return _("Iemand anders was u net voor")
    return _("Deze tekst is ook ergens anders veranderd")


def conflict_page(request: HttpRequest, conflict: Conflict, *, mine: str, field: str) -> HttpResponse:
    """Both versions side by side; the writer chooses. Nothing was stored, nothing is lost."""
    context = {"conflict": conflict, "mine": mine, "field": field, "title": _title(conflict)}
    template = "ui/conflict_part.html" if request.headers.get("X-Autosave") else "ui/conflict.html"
    return render(request, template, context, status=409)
