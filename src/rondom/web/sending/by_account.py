"""Screens for who has an account: what somebody sent him."""

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from rondom.sending.queries import SentTo, sent_to
from rondom.web.middleware import Request
from rondom.web.sending.given import give, show


def _mine(request: Request, sending_id: int) -> SentTo:
    """In the hat it was sent to. Errors: Http404."""
    sending = sent_to(request.actor, sending_id)
    if sending is None:
        raise Http404
    return sending


@never_cache
@require_safe
def page(request: Request, sending_id: int) -> HttpResponse:
    answer = show(request, _mine(request, sending_id), file_url="sending:mine_file", file_args=[sending_id])
    if answer is None:
        raise Http404
    return answer


@never_cache
@require_safe
def file(request: Request, sending_id: int, sheet: str) -> HttpResponse:
    return give(_mine(request, sending_id), sheet)
