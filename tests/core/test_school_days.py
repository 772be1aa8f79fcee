"""Terms in school days: weekends and the holidays of a part of the country do not count."""

import datetime as dt

import pytest

from rondom.core.school_days import add_school_days, free_days

FRIDAY = dt.date(2026, 10, 16)


def test_in_the_autumn_week_of_midden_no_school_day_goes_by() -> None:
    assert add_school_days(FRIDAY, 1, holidays=free_days("midden")) == dt.date(2026, 10, 26)


@pytest.mark.parametrize("part", ["noord", "midden", "zuid"])
def test_everybody_is_free_at_christmas(part: str) -> None:
    assert add_school_days(dt.date(2026, 12, 18), 1, holidays=free_days(part)) == dt.date(2027, 1, 4)


@pytest.mark.parametrize("part", ["", "oost"])
def test_without_a_part_only_weekends_are_free(part: str) -> None:
    assert free_days(part) == frozenset()
