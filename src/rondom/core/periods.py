"""Half-open periods: valid_until is the first day without."""

import datetime as dt

from django.db.models import Q


def running_on(day: dt.date, *, start: str = "valid_from", end: str = "valid_until") -> Q:
    """Rows whose period holds the day."""
    return Q(**{f"{start}__lte": day}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": day}))


def age_on(born_on: dt.date, day: dt.date) -> int:
    """Whole years. Somebody born on 29 February turns a year older on 1 March in other years (BW 1:2 practice)."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
