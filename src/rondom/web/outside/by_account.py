"""Screens of the same piece for somebody with an account: from Mijn werk, without the rest of the dossier."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rondom.plans import operations, outside
from rondom.plans.contributions import asked_of
from rondom.web.middleware import Request
from rondom.web.outside.piece import keep, show


@require_safe
def page(request: Request, contribution_id: int) -> HttpResponse:
    row = _asked(request, contribution_id)
    return show(request, row, urls=_urls(contribution_id))


@require_http_methods(["GET", "POST"])
def save(request: Request, contribution_id: int) -> HttpResponse:
    """A GET is the way back from the page with both texts."""
    row = _asked(request, contribution_id)
    urls = _urls(contribution_id)
    if request.method == "GET":
        return show(request, row, urls=urls)
    return keep(request, row, request.actor, operation=operations.save_contribution, urls=urls)


@require_POST
def send(request: Request, contribution_id: int) -> HttpResponse:
    row = _asked(request, contribution_id)
    response = keep(
        request, row, request.actor, operation=operations.send_contribution, urls=_urls(contribution_id)
    )
    if response.status_code == 302:
        messages.success(request, _("Dank u wel. Uw tekst staat in het groeidocument, met uw naam erbij."))
    return response


def _asked(request: Request, contribution_id: int) -> Any:
    """Errors: Http404, the same for "not there", "not yours" and "over"."""
    row = asked_of(request.actor, contribution_id)
    if row is None or not outside.may_contribute(request.actor, row):
        raise Http404
    return row


def _urls(contribution_id: int) -> dict[str, str]:
    return {
        "page": reverse("outside:mine", args=[contribution_id]),
        "done": reverse("start:home"),
        "save": reverse("outside:mine_save", args=[contribution_id]),
        "send": reverse("outside:mine_send", args=[contribution_id]),
    }
