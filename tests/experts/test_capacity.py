"""Hours of an expert: spread over days, never more than a week holds, and nothing lost over weeks."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from rondom.experts.capacity import Taken, free_hours, hours_in, weeks_of

MONDAY = dt.date(2026, 11, 23)
HOURS = st.integers(1, 160).map(lambda quarters: Decimal(quarters) / 4)


@st.composite
def taken(draw):
    first = MONDAY + dt.timedelta(days=draw(st.integers(-30, 60)))
    return Taken(draw(HOURS), first, first + dt.timedelta(days=draw(st.integers(1, 90))))


@given(rows=st.lists(taken(), max_size=6))
def test_weeks_together_hold_every_hour(rows):
    first = MONDAY - dt.timedelta(weeks=10)
    weeks = [first + dt.timedelta(weeks=number) for number in range(40)]
    together = sum(hours_in(rows, week, week + dt.timedelta(weeks=1)) for week in weeks)
    assert together == sum(Fraction(row.hours) for row in rows)


@given(rows=st.lists(taken(), max_size=5), per_week=HOURS, days=st.integers(1, 90))
def test_what_is_free_can_be_taken_and_no_day_is_too_full(rows, per_week, days):
    until = MONDAY + dt.timedelta(days=days)
    free = free_hours(per_week, rows, first_on=MONDAY, until=until)
    assert free >= 0
    assert free % Decimal("0.25") == 0
    if free:
        with_more = [*rows, Taken(free, MONDAY, until)]
        for number in range(days):
            day = MONDAY + dt.timedelta(days=number)
            load = sum(row.a_day for row in with_more if row.first_on <= day < row.until)
            assert load <= Fraction(per_week) / 7


def test_twelve_hours_in_twelve_weeks_is_one_hour_a_week():
    rows = [Taken(Decimal(12), MONDAY, MONDAY + dt.timedelta(weeks=12))]
    weeks = weeks_of(Decimal(8), rows, on=MONDAY + dt.timedelta(days=2), count=13)
    assert [week.free for week in weeks] == [Decimal(7)] * 12 + [Decimal(8)]
    assert weeks[0].monday == MONDAY
    assert free_hours(Decimal(8), rows, first_on=MONDAY, until=MONDAY + dt.timedelta(weeks=1)) == Decimal(7)
