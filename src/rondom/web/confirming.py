"""When somebody last showed who he is: asked before signing and before a copy of a dossier."""

import datetime as dt

from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings

from rondom.core import clock
from rondom.web.middleware import Request


def confirmed_at(request: Request, *, is_me: bool) -> dt.datetime | None:
    """When this account last showed who it is. In the demo nobody has a password: a tick is enough."""
    if settings.DEMO:
        return clock.now() if is_me else None
    moments = [float(record["at"]) for record in get_authentication_records(request, request.user)]
    return dt.datetime.fromtimestamp(max(moments), tz=dt.UTC) if moments else None
