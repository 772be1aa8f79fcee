"""Which moments can be proposed: work days, free days, hours, and the clock that changes."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from dateutil.easter import easter
from hypothesis import given
from hypothesis import strategies as st

from rondom.core.national_holidays import easter_sunday, is_national_holiday, national_holidays
from rondom.meetings.poll_days import (
    date_poll_rules,
    in_school_holiday,
    is_free_for_all,
    last_day_to_answer,
    not_at_work,
    suggested_days,
)
from rondom.people.terms import OrganisationKind

HERE = ZoneInfo("Europe/Amsterdam")


def at(day, hour, minute=0):
    return dt.datetime.combine(day, dt.time(hour, minute), HERE)


@given(year=st.integers(1583, 4000))
def test_easter_is_what_another_library_says(year):
    assert easter_sunday(year) == easter(year)


def test_the_free_days_of_a_year():
    assert sorted(day.isoformat()[5:] for day in national_holidays(2027)) == [
        "01-01", "03-26", "03-29", "04-27", "05-05", "05-06", "05-17", "12-25", "12-26",
    ]  # fmt: skip


def test_kings_day_is_never_on_a_sunday():
    assert is_national_holiday(dt.date(2031, 4, 26))
    assert not is_national_holiday(dt.date(2031, 4, 27))


@pytest.mark.parametrize(
    ("day", "free"),
    [
        (dt.date(2027, 3, 27), True),
        (dt.date(2027, 3, 28), True),
        (dt.date(2027, 3, 29), True),
        (dt.date(2027, 3, 30), False),
    ],
    ids=["saturday", "sunday", "easter monday", "tuesday"],
)
def test_weekends_and_holidays_are_free_for_all(day, free):
    assert is_free_for_all(at(day, 15)) is free


def test_late_in_the_evening_in_utc_is_the_next_day_here():
    """Friday 23:30 in UTC is Saturday in the Netherlands."""
    assert is_free_for_all(dt.datetime(2027, 1, 15, 23, 30, tzinfo=dt.UTC))


def test_a_school_holiday_is_known_by_its_day():
    assert in_school_holiday(at(dt.date(2027, 2, 24), 9), {dt.date(2027, 2, 24)})


@pytest.mark.parametrize(
    ("hour", "minutes", "who"),
    [
        (9, 60, []),
        (7, 60, ["municipality", "school"]),
        (16, 90, ["municipality"]),
        (23, 120, ["municipality", "school"]),
    ],
)
def test_who_does_not_work_at_that_hour(hour, minutes, who):
    kinds = ["school", "municipality", "police"]
    assert not_at_work(at(dt.date(2027, 1, 12), hour), minutes=minutes, kinds=kinds) == who


@pytest.mark.parametrize("day", [dt.date(2027, 3, 26), dt.date(2027, 3, 30), dt.date(2026, 10, 27)])
def test_the_same_hours_in_summer_and_winter(day):
    assert not_at_work(at(day, 8), minutes=60, kinds=["school"]) == []


def test_every_kind_with_hours_exists():
    assert set(date_poll_rules().hours) <= set(OrganisationKind.values)


@pytest.mark.parametrize(("days", "last"), [(1, 0), (2, 1), (8, 7), (30, 7)])
def test_one_can_answer_until_the_day_before(days, last):
    today = dt.date(2027, 1, 12)
    moments = [at(today + dt.timedelta(days=number), 15) for number in (days, days + 5)]
    assert last_day_to_answer(moments, today=today) == today + dt.timedelta(days=last)


@given(today=st.dates(dt.date(2026, 1, 1), dt.date(2035, 1, 1)))
def test_suggested_days_are_apart_and_never_free(today):
    found = suggested_days(today, {today + dt.timedelta(days=9)})
    assert sorted(set(found)) == found
    assert found[0] > today + dt.timedelta(days=7)
    assert all(day.weekday() < 5 and not is_national_holiday(day) for day in found)
    assert today + dt.timedelta(days=9) not in found
