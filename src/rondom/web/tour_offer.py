"""Whether a sign-in offers the tour; "later" holds until the next one."""

from django.http import HttpRequest

from rondom.routes.touring.access import is_offered

LATER = "tour_later"


def offers_tour(request: HttpRequest) -> bool:
    return not request.session.get(LATER) and is_offered(request.actor)  # type: ignore[attr-defined]
