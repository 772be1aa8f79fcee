"""Half-open periods: valid_until is the first day without."""

import calendar
import datetime as dt

from django.db.models import Q


def running_on(day: dt.date, *, start: str = "valid_from", end: str = "valid_until") -> Q:
    """Rows whose period holds the day."""
    return Q(**{f"{start}__lte": day}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": day}))


def age_on(born_on: dt.date, day: dt.date) -> int:
    """Whole years. Somebody born on 29 February turns a year older on 1 March in other years (BW 1:2 practice)."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def birthday(born_on: dt.date, age: int) -> dt.date:
    """The day on which somebody becomes an age. Born on 29 February: 1 March in a year without that day."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return dt.date(born_on.year + age, 3, 1)


def born_by(day: dt.date, age: int) -> dt.date:
    """The last birth date of somebody who has an age on a day: age_on(born_on, day) >= age, born_on <= born_by."""
    try:
        return day.replace(year=day.year - age)
    except ValueError:
        return dt.date(day.year - age, 2, 28)


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day some months on, or the last day of that month (Regulation 1182/71 art. 3 lid 2 c)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
