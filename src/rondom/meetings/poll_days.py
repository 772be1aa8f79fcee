"""Which moments can be proposed in a date poll, and which are odd. Pure rules; numbers in data/date_poll.yaml."""

import datetime as dt
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path

import msgspec
from django.utils.timezone import localtime
from ruamel.yaml import YAML

from rondom.core.national_holidays import is_national_holiday

_DATA = Path(__file__).parent / "data" / "date_poll.yaml"
SATURDAY = 5
SUGGESTED = 3


class Hours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    begins: dt.time
    ends: dt.time


class DatePollRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/date_poll.yaml."""

    valid_from: dt.date
    source: str
    confirmed: str
    fewest_moments: int
    most_moments: int
    answer_days: int
    remind_days_before: int
    wrong_codes_max: int
    draft_days: int
    hours: dict[str, Hours]


@cache
def date_poll_rules() -> DatePollRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), DatePollRules)


def is_free_for_all(moment: dt.datetime) -> bool:
    """A weekend, or a day on which the whole country is free."""
    day = localtime(moment).date()
    return day.weekday() >= SATURDAY or is_national_holiday(day)


def in_school_holiday(moment: dt.datetime, free: Collection[dt.date]) -> bool:
    return localtime(moment).date() in free


def not_at_work(moment: dt.datetime, *, minutes: int, kinds: Collection[str]) -> list[str]:
    """Kinds of organisations that usually do not work at some part of a talk."""
    begins, ends = localtime(moment), localtime(moment + dt.timedelta(minutes=minutes))
    hours = date_poll_rules().hours
    return sorted(
        kind
        for kind in set(kinds) & hours.keys()
        if begins.time() < hours[kind].begins or ends.time() > hours[kind].ends or ends.date() > begins.date()
    )


def last_day_to_answer(moments: Sequence[dt.datetime], *, today: dt.date) -> dt.date:
    """So many days from today, and never after the day before the first moment; today when that is tomorrow."""
    usual = today + dt.timedelta(days=date_poll_rules().answer_days)
    before = min(localtime(moment).date() for moment in moments) - dt.timedelta(days=1)
    return max(today, min(usual, before))


def suggested_days(today: dt.date, free: Collection[dt.date]) -> list[dt.date]:
    """A few days to begin with: after a week, two days apart, on which children go to school."""
    day, found = today + dt.timedelta(days=date_poll_rules().answer_days + 1), list[dt.date]()
    while len(found) < SUGGESTED:
        if day.weekday() < SATURDAY and day not in free and not is_national_holiday(day):
            found.append(day)
            day += dt.timedelta(days=1)
        day += dt.timedelta(days=1)
    return found
