"""Days on which the whole country is free, by law. No Django here."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

_DATA = Path(__file__).parent / "data" / "national_holidays.yaml"
SUNDAY = 6


class DayOfYear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    month: int
    day: int


class NationalHolidays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/national_holidays.yaml."""

    source: str
    seen_on: dt.date
    confirmed: str
    fixed: tuple[DayOfYear, ...]
    kings_day: DayOfYear
    days_after_easter: tuple[int, ...]


@cache
def _rules() -> NationalHolidays:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), NationalHolidays)


@cache
def national_holidays(year: int) -> frozenset[dt.date]:
    rules = _rules()
    kings_day = dt.date(year, rules.kings_day.month, rules.kings_day.day)
    if kings_day.weekday() == SUNDAY:
        kings_day -= dt.timedelta(days=1)
    easter = easter_sunday(year)
    moving = (easter + dt.timedelta(days=days) for days in rules.days_after_easter)
    return frozenset({kings_day, *moving, *(dt.date(year, row.month, row.day) for row in rules.fixed)})


def is_national_holiday(day: dt.date) -> bool:
    return day in national_holidays(day.year)


def easter_sunday(year: int) -> dt.date:
    """Source: the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leaps, left = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - shift + 15) % 30
    weekday = (32 + 2 * left + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)
