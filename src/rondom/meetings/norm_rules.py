"""When the figure of a school year is frozen, who reads it, and when a school is behind. Pure rules."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from django.utils.timezone import make_aware
from ruamel.yaml import YAML

from rondom.meetings.year_plan import DayOfYear, meeting_days

_DATA = Path(__file__).parent / "data" / "norm.yaml"


class NormRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/norm.yaml. readers: roles."""

    valid_from: dt.date
    source: str
    confirmed: str
    freezes: DayOfYear
    freezes_at: dt.time
    readers: tuple[str, ...]


@cache
def norm_rules() -> NormRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), NormRules)


def freeze_moment(year: int) -> dt.datetime:
    """When the school year that began in `year` is written down; what is closed from then on does not count."""
    rules = norm_rules()
    return make_aware(
        dt.datetime.combine(dt.date(year + 1, rules.freezes.month, rules.freezes.day), rules.freezes_at)
    )


def expected_by(day: dt.date, *, norm: int, year: int) -> int:
    """How many should have been held by now, if they were spread evenly over the days for meetings; rounded down."""
    first, last = meeting_days(year)
    passed = min(max((day - first).days, 0), (last - first).days)
    return norm * passed // (last - first).days
