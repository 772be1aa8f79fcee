"""Days for the meetings of a school year: proposed apart, never in a weekend or a school holiday. Pure rules."""

import datetime as dt
from collections.abc import Collection
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

_DATA = Path(__file__).parent / "data" / "year_plan.yaml"
SATURDAY = 5


class DayOfYear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    month: int
    day: int


class YearPlanRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/year_plan.yaml."""

    valid_from: dt.date
    source: str
    confirmed: str
    first: DayOfYear
    last: DayOfYear
    weekday: int
    begins: dt.time
    ends: dt.time
    usual_count: int
    most: int


@cache
def year_plan_rules() -> YearPlanRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), YearPlanRules)


def school_year_of(day: dt.date) -> int:
    """The calendar year in which a school year begins: from 1 August to 31 July (WPO)."""
    return day.year if day.month >= 8 else day.year - 1


def days_of_year(year: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of a school year."""
    return dt.date(year, 8, 1), dt.date(year + 1, 7, 31)


def meeting_days(year: int) -> tuple[dt.date, dt.date]:
    """Between which days meetings are proposed."""
    rules = year_plan_rules()
    return (
        dt.date(year, rules.first.month, rules.first.day),
        dt.date(year + 1, rules.last.month, rules.last.day),
    )


def is_school_day(day: dt.date, free: Collection[dt.date]) -> bool:
    return day.weekday() < SATURDAY and day not in free


def propose(
    count: int,
    *,
    first: dt.date,
    last: dt.date,
    weekday: int,
    free: Collection[dt.date],
    taken: Collection[dt.date] = (),
) -> list[dt.date]:
    """Days on one weekday, as evenly spread over the period as the holidays allow, in order.

    Fewer than count when the period has no more such days. taken: days that are planned already.
    """
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    fit = [day for day in days if day.weekday() == weekday and is_school_day(day, free) and day not in taken]
    found: list[dt.date] = []
    for number in range(min(count, len(fit))):
        wanted = first + (last - first) * (2 * number + 1) / (2 * count)
        nearest = min((day for day in fit if day not in found), key=lambda day: (abs(day - wanted), day))
        found.append(nearest)
    return sorted(found)
