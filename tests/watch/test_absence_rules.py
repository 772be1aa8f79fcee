"""When absence asks for something: each term on the day before, on it and after; holidays, half days, double reports."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.watch.absence_rules import (
    Missed,
    absence_rules,
    is_school_day,
    minutes_of_a_day,
    reached,
)
from rondom.watch.terms import AbsenceRule

MONDAY = dt.date(2026, 9, 7)
DAY = absence_rules().part_minutes["day"]
NOTHING: frozenset[dt.date] = frozenset()


def school_days(count: int, *, start: dt.date = MONDAY, free=NOTHING) -> list[dt.date]:
    found, day = [], start
    while len(found) < count:
        if is_school_day(day, free):
            found.append(day)
        day += dt.timedelta(days=1)
    return found


def away(days, kind="unexplained", part="day", minutes=DAY) -> list[Missed]:
    return [Missed(day, part, kind, minutes) for day in days]


def found(rows, *, free=NOTHING, after=None) -> dict[str, object]:
    return {one.rule: one for one in reached(rows, free=free, after=after or {})}


@pytest.mark.parametrize(("minutes", "is_reached"), [(959, False), (960, True), (961, True)])
def test_sixteen_hours_in_four_weeks(minutes, is_reached):
    days = school_days(4)
    rows = away(days[:3], part="lessons", minutes=300) + away(days[3:], part="lessons", minutes=minutes - 900)
    one = found(rows).get(AbsenceRule.HOURS)
    assert (one is not None) is is_reached
    if one:
        assert (one.first_on, one.reached_on, one.minutes) == (days[0], days[3], minutes)


@pytest.mark.parametrize(("last", "is_reached"), [(18, True), (25, True), (28, False)])
def test_the_four_weeks_are_school_weeks_that_follow_each_other(last, is_reached):
    """Two days in the first week and one later: until the Friday of the fourth week it counts, on the Monday after not."""
    rows = away([MONDAY, MONDAY + dt.timedelta(days=1), MONDAY + dt.timedelta(days=last)])
    assert (AbsenceRule.HOURS in found(rows)) is is_reached


def test_a_week_of_holiday_does_not_count_as_one_of_the_four():
    rows = away([MONDAY, MONDAY + dt.timedelta(days=1), MONDAY + dt.timedelta(days=28)])
    holiday = frozenset(MONDAY + dt.timedelta(days=14 + number) for number in range(7))
    assert AbsenceRule.HOURS not in found(rows)
    assert AbsenceRule.HOURS in found(rows, free=holiday)


def test_absence_in_a_holiday_is_no_absence():
    days = school_days(3)
    assert AbsenceRule.HOURS not in found(away(days), free=frozenset(days[:1]))


@pytest.mark.parametrize("kind", ["sick", "doctor", "leave", "suspended"])
def test_with_a_valid_reason_no_hour_counts(kind):
    assert AbsenceRule.HOURS not in found(away(school_days(6), kind))


@pytest.mark.parametrize(
    ("parts", "minutes"),
    [
        ([("morning", 210)], 210),
        ([("morning", 210), ("afternoon", 120)], 330),
        ([("day", 330), ("morning", 210)], 330),  # a register that reports the day and the half
        ([("lessons", 50), ("lessons", 50)], 100),
        ([("lessons", 50)] * 12, 330),  # never longer than a day
        ([], 0),
    ],
)
def test_a_half_day_has_its_hours_and_no_hour_counts_twice(parts, minutes):
    assert minutes_of_a_day([Missed(MONDAY, part, "unexplained", count) for part, count in parts]) == minutes


@pytest.mark.parametrize(("reports", "is_reached"), [(3, False), (4, True), (5, True)])
def test_the_fourth_sick_report(reports, is_reached):
    """M@ZL: one report a spell, however long."""
    days = [MONDAY + dt.timedelta(days=7 * number) for number in range(reports)]
    spells = [*days, days[0] + dt.timedelta(days=1)]
    assert (AbsenceRule.SICK_OFTEN in found(away(spells, "sick"))) is is_reached


@pytest.mark.parametrize(("days", "is_reached"), [(81, True), (84, False), (85, False)])
def test_in_twelve_weeks(days, is_reached):
    starts = [MONDAY + dt.timedelta(days=number) for number in (0, 14, 28, days)]
    assert (AbsenceRule.SICK_OFTEN in found(away(starts, "sick"))) is is_reached


@pytest.mark.parametrize(("count", "is_reached"), [(6, False), (7, True), (8, True)])
def test_the_seventh_school_day_in_a_row(count, is_reached):
    days = school_days(count)
    one = found(away(days, "sick")).get(AbsenceRule.SICK_LONG)
    assert (one is not None) is is_reached
    if one:
        assert one.reached_on == days[6]


def test_a_weekend_and_a_holiday_do_not_break_a_row_and_a_school_day_does():
    free = frozenset(MONDAY + dt.timedelta(days=7 + number) for number in range(5))
    days = school_days(7, free=free)
    assert AbsenceRule.SICK_LONG in found(away(days, "sick"), free=free)
    assert AbsenceRule.SICK_LONG not in found(away(days, "sick"))


@pytest.mark.parametrize(("calendar_days", "is_reached"), [(27, False), (28, True), (29, True)])
def test_longer_than_four_weeks_at_home(calendar_days, is_reached):
    """28 days after the first day is the first day of the fifth week."""
    until = MONDAY + dt.timedelta(days=calendar_days)
    days = [day for day in school_days(40) if day <= until]
    assert (AbsenceRule.AT_HOME in found(away(days))) is is_reached


@pytest.mark.parametrize(
    ("last", "is_reached"), [("2026-12-04", False), ("2026-12-07", False), ("2026-12-08", True)]
)
def test_longer_than_three_months_at_home(last, is_reached):
    days = [day for day in school_days(90) if day <= dt.date.fromisoformat(last)]
    assert (AbsenceRule.AT_HOME_LONG in found(away(days))) is is_reached


@pytest.mark.parametrize(("kind", "counts"), [("sick", False), ("part_sick", True), ("unexplained", True)])
def test_who_is_ill_does_not_sit_at_home_and_who_can_do_a_part_does(kind, counts):
    assert (AbsenceRule.AT_HOME in found(away(school_days(25), kind))) is counts


def test_what_was_counted_is_not_counted_again():
    days = school_days(8)
    first = found(away(days[:3]))[AbsenceRule.HOURS]
    after = {AbsenceRule.HOURS: first.reached_on}
    assert AbsenceRule.HOURS not in found(away(days[:5]), after=after)
    assert found(away(days[:6]), after=after)[AbsenceRule.HOURS].first_on == days[3]


@pytest.mark.parametrize("rule", ["sick_long", "at_home"])
def test_a_row_of_days_that_goes_on_is_the_same_one(rule):
    rows = away(school_days(30), "sick" if rule == "sick_long" else "unexplained")
    first = found(rows)[rule]
    assert rule not in found(rows, after={rule: first.reached_on})


def test_a_kind_that_is_gone_asks_for_nothing():
    assert found(away(school_days(90), "old_word")) == {}


@given(
    st.lists(st.tuples(st.integers(0, 120), st.sampled_from(["sick", "unexplained", "late"])), max_size=60)
)
def test_reaching_it_again_from_where_it_was_reached_ends(days):
    """However a register reports, the rules are reached finitely often, each time on a later day."""
    rows = [Missed(MONDAY + dt.timedelta(days=number), "day", kind, DAY) for number, kind in days]
    after: dict[str, dt.date] = {}
    for _round in range(40):
        new = reached(rows, free=NOTHING, after=after)
        if not new:
            return
        for one in new:
            assert one.first_on <= one.reached_on
            assert one.rule not in after or one.reached_on > after[one.rule]
            after[one.rule] = one.reached_on
    raise AssertionError("it does not end")


@given(st.lists(st.integers(0, 120), max_size=40))
def test_reporting_twice_changes_nothing(days):
    rows = [Missed(MONDAY + dt.timedelta(days=number), "day", "unexplained", DAY) for number in days]
    assert found(rows) == found([*rows, *rows])
