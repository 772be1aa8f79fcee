"""How many hours an expert has left. Hours that were agreed lie evenly over the days of their period. Pure rules."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

QUARTER = Decimal("0.25")


@dataclass(frozen=True, slots=True)
class Taken:
    """Hours over a half-open period."""

    hours: Decimal
    first_on: dt.date
    until: dt.date

    @property
    def a_day(self) -> Fraction:
        return Fraction(self.hours) / (self.until - self.first_on).days


def hours_in(taken: Iterable[Taken], first_on: dt.date, until: dt.date) -> Fraction:
    """What lies within a period."""
    return sum(
        (row.a_day * max(0, (min(row.until, until) - max(row.first_on, first_on)).days) for row in taken),
        Fraction(),
    )


def free_hours(per_week: Decimal, taken: Collection[Taken], *, first_on: dt.date, until: dt.date) -> Decimal:
    """The most that can be agreed over a period so that no day is too full, in whole quarters, never below nothing."""
    starts = {first_on, *(row.first_on for row in taken if first_on < row.first_on < until)}
    fullest = max(
        sum((row.a_day for row in taken if row.first_on <= day < row.until), Fraction()) for day in starts
    )
    room = (Fraction(per_week) / 7 - fullest) * (until - first_on).days
    return max(0, int(room * 4)) * QUARTER


@dataclass(frozen=True, slots=True)
class Week:
    """monday; agreed and free in hours, to a tenth."""

    monday: dt.date
    agreed: Decimal
    free: Decimal


def weeks_of(per_week: Decimal, taken: Collection[Taken], *, on: dt.date, count: int) -> list[Week]:
    """This week and those after it."""
    monday = on - dt.timedelta(days=on.weekday())
    found = []
    for number in range(count):
        first = monday + dt.timedelta(weeks=number)
        agreed = hours_in(taken, first, first + dt.timedelta(weeks=1))
        found.append(Week(first, _tenth(agreed), _tenth(Fraction(per_week) - agreed)))
    return found


def _tenth(hours: Fraction) -> Decimal:
    return Decimal(round(hours * 10)) / 10
