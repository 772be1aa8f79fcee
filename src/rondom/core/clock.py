"""What time it is. The only place that reads the clock, so that tests can set it."""

import datetime as dt

from django.utils import timezone


def now() -> dt.datetime:
    """The moment, aware, in UTC."""
    return timezone.now()


def today() -> dt.date:
    """The day in the Netherlands, not in UTC: a term ends at midnight here."""
    return timezone.localdate()
