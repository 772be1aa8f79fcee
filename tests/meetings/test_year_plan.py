"""The year plan of a school (AT-13): days apart, no weekend, no school holiday; changed by hand; a meeting on one, or when needed."""

import datetime as dt

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.core.school_days import add_school_days, free_days
from rondom.meetings import operations, year
from rondom.meetings.models import PlannedDate
from rondom.meetings.year_plan import days_of_year, propose, school_year_of

HALF_PAST_THREE, FIVE = dt.time(15, 30), dt.time(17)


def refusal(call, *args, **values):
    with pytest.raises(Refused) as refused:
        call(*args, **values)
    return refused.value.decision.code


# The proposal ---------------------------------------------------------------------


@given(
    count=st.integers(1, 40),
    weekday=st.integers(0, 4),
    part=st.sampled_from(["noord", "midden", "zuid", ""]),
    start=st.dates(dt.date(2026, 8, 1), dt.date(2027, 7, 20)),
)
def test_every_proposed_day_is_a_school_day_of_its_own(count, weekday, part, start):
    free, last = free_days(part), dt.date(2027, 7, 31)
    found = propose(count, first=start, last=last, weekday=weekday, free=free)
    assert found == sorted(set(found))
    assert len(found) <= count
    assert all(day.weekday() == weekday and day not in free and start <= day <= last for day in found)


def test_four_in_a_year_are_spread_over_it():
    found = propose(
        4, first=dt.date(2026, 8, 25), last=dt.date(2027, 7, 5), weekday=1, free=free_days("midden")
    )
    assert found == [
        dt.date(2026, 10, 6), dt.date(2026, 12, 15), dt.date(2027, 3, 9), dt.date(2027, 5, 25),
    ]  # fmt: skip


def test_what_is_planned_already_is_not_proposed_again():
    values = {"first": dt.date(2026, 9, 1), "last": dt.date(2026, 9, 30), "weekday": 1, "free": ()}
    assert propose(9, taken={dt.date(2026, 9, 8)}, **values) == [
        dt.date(2026, 9, 1), dt.date(2026, 9, 15), dt.date(2026, 9, 22), dt.date(2026, 9, 29),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "begins_in"),
    [(dt.date(2026, 7, 31), 2025), (dt.date(2026, 8, 1), 2026), (dt.date(2027, 1, 9), 2026)],
)
def test_a_school_year_begins_on_the_first_of_august(day, begins_in):
    assert school_year_of(day) == begins_in
    first, last = days_of_year(begins_in)
    assert first <= day <= last


# The plan of a school ---------------------------------------------------------------


@pytest.fixture
def day(world):
    """School days to come: day(8)."""
    return lambda count: add_school_days(
        clock.today(), count, holidays=free_days("midden") | free_days("noord")
    )


@pytest.fixture
def put(world):
    def plan(*days, by="anouk", kind="ihi", begins=HALF_PAST_THREE, ends=FIVE, place="Lokaal 4"):
        return operations.plan_year(
            world.actors[by], kind=kind, days=days, begins=begins, ends=ends, place=place
        )

    return plan


def shown(world, who="anouk"):
    actor = world.actors[who]
    first = school_year_of(clock.today())
    plans = [
        plan
        for start in (first, first + 1)
        for plan in year.year_plan_of(actor, actor.organisation_id, year=start)
    ]
    return [row.on for plan in plans for row in plan.dates]


def test_days_are_planned_once_for_the_own_school(world, put, day):
    put(day(8), day(12))
    put(day(12), day(20))
    assert shown(world) == [day(8), day(12), day(20)]
    assert shown(world, "hanneke") == []


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"by": "daan"}, "year_plan.role"),
        ({"by": "ilse"}, "year_plan.role"),
        ({"ends": HALF_PAST_THREE}, "meeting.ends_before_start"),
    ],
    ids=["a teacher", "from outside", "no time"],
)
def test_planning_is_refused(put, day, spoil, code):
    assert refusal(put, day(8), **spoil) == code
    assert not PlannedDate.objects.exists()


def _saturday(_day):
    return clock.today() + dt.timedelta(days=(5 - clock.today().weekday()) % 7 + 7)


@pytest.mark.parametrize(
    ("choose", "code"),
    [
        (lambda _day: clock.today(), "year_plan.in_the_past"),
        (_saturday, "year_plan.no_school_day"),
        (lambda _day: dt.date(2027, 12, 28), "year_plan.no_school_day"),
    ],
    ids=["today", "a saturday", "in the holidays"],
)
def test_a_day_must_be_a_school_day_to_come(put, day, choose, code):
    assert refusal(put, day(8), choose(day)) == code
    assert not PlannedDate.objects.exists()


def test_no_days_at_all(put):
    assert refusal(put) == "year_plan.days"


def test_a_kind_that_no_route_of_the_school_knows(put, day):
    with pytest.raises(Http404):
        put(day(8), kind="sot_smal")


def test_a_day_is_moved_and_dropped(world, put, day):
    first, second = put(day(8), day(12))
    anouk = world.actors["anouk"]
    values = {"begins": HALF_PAST_THREE, "ends": FIVE, "place": ""}
    operations.move_planned_date(anouk, date_id=first.pk, on=day(9), **values)
    assert shown(world) == [day(9), day(12)]
    taken = refusal(operations.move_planned_date, anouk, date_id=first.pk, on=day(12), **values)
    assert taken == "year_plan.taken"
    operations.drop_planned_date(anouk, date_id=second.pk)
    assert shown(world) == [day(9)]


@pytest.mark.parametrize("who", ["hanneke", "ilse"])
def test_somebody_elses_school_is_not_there(world, put, day, who):
    row = put(day(8))[0]
    with pytest.raises((Http404, Refused)):
        operations.drop_planned_date(world.actors[who], date_id=row.pk)
    with pytest.raises(Http404):
        year.get_planned_date(world.actors[who], row.pk)


def test_a_meeting_is_held_on_a_planned_day_or_when_it_is_needed(world, put, plan, day):
    row = put(day(8))[0]
    assert plan(planned_date_id=row.pk).planned_date == row
    assert plan().planned_date is None
    assert refusal(plan, planned_date_id=row.pk, kind="talk") == "meeting.other_kind"


def test_a_day_of_another_school_is_not_there_for_a_meeting(world, put, plan, day):
    row = put(day(8), by="hanneke")[0]
    with pytest.raises(Http404):
        plan(planned_date_id=row.pk)


def test_a_dropped_day_leaves_its_meetings(world, put, plan, day):
    row = put(day(8))[0]
    meeting = plan(planned_date_id=row.pk)
    operations.drop_planned_date(world.actors["anouk"], date_id=row.pk)
    meeting.refresh_from_db()
    assert meeting.planned_date is None


@pytest.mark.parametrize("count", [1, 3])
def test_the_plan_takes_the_same_queries_for_one_day_and_for_three(
    world, put, day, count, django_assert_num_queries
):
    put(*(day(8 + number) for number in range(count)))
    actor = world.actors["anouk"]
    with django_assert_num_queries(4):
        year.year_plan_of(actor, actor.organisation_id, year=school_year_of(day(8)))
