"""What time it is. The only place that reads the clock, so that tests and the demo can set it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import timezone

_set_to: ContextVar[dt.datetime | None] = ContextVar("set_to", default=None)


def now() -> dt.datetime:
    """The moment, aware, in UTC."""
    return _set_to.get() or timezone.now()


def today() -> dt.date:
    """The day in the Netherlands, not in UTC: a term ends at midnight here."""
    return timezone.localdate(now())


@contextmanager
def set_to(moment: dt.datetime) -> Iterator[None]:
    """Act as if it were another moment: for the practice region, which has a past. Never for a request."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
