"""Days on which children go to school. No Django here: the engine of the routes counts with them."""

import datetime as dt
from collections.abc import Collection
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

_DATA = Path(__file__).parent / "data" / "school_holidays.yaml"
SATURDAY = 5


class Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Both days are free."""

    first: dt.date
    last: dt.date


class SchoolHolidays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/school_holidays.yaml. parts: what each part of the country has besides what everybody has."""

    source: str
    seen_on: dt.date
    everywhere: tuple[Period, ...]
    parts: dict[str, tuple[Period, ...]]

    def of(self, part: str) -> tuple[Period, ...]:
        return (*self.everywhere, *self.parts[part]) if part in self.parts else ()


@cache
def _holidays() -> SchoolHolidays:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), SchoolHolidays)


@cache
def free_days(part: str) -> frozenset[dt.date]:
    """Every day of the school holidays in a part of the country: noord, midden or zuid; none for another word."""
    return frozenset(
        period.first + dt.timedelta(days=number)
        for period in _holidays().of(part)
        for number in range((period.last - period.first).days + 1)
    )


def add_school_days(day: dt.date, count: int, *, holidays: Collection[dt.date] = ()) -> dt.date:
    """Return the school day `count` after this day, which itself does not count; no weekends, no holidays.

    holidays: finite, every free day by itself.
    """
    while count:
        day += dt.timedelta(days=1)
        if day.weekday() < SATURDAY and day not in holidays:
            count -= 1
    return day
