"""The same day some months on: for terms of the law."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.core.periods import months_later

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-15", 1, "2026-02-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-01", 1, "2027-01-01"),
        ("2026-05-31", 12, "2027-05-31"),
    ],
)
def test_the_same_day_or_the_last_of_the_month(day: str, months: int, expected: str) -> None:
    assert months_later(dt.date.fromisoformat(day), months) == dt.date.fromisoformat(expected)


@given(DAYS, st.integers(1, 40))
def test_it_is_always_so_many_months_on_and_never_a_day_too_long(day: dt.date, months: int) -> None:
    found = months_later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    is_last = (found + dt.timedelta(days=1)).day == 1
    assert found.day == day.day or (is_last and found.day < day.day)


@given(DAYS, DAYS, st.integers(1, 40))
def test_what_came_later_is_not_due_sooner(first: dt.date, second: dt.date, months: int) -> None:
    early, late = sorted((first, second))
    assert months_later(early, months) <= months_later(late, months)
