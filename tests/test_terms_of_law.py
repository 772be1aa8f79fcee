"""Every term of the field notes (10 and 19) that counts in days: the day before, on the day, the day after, and odd calendars.

Each row is a start, and the last day that is in time by hand: over a leap day, New Year, Easter, Ascension, a school holiday.
"""

import datetime as dt
from collections.abc import Callable

import pytest

from rondom.arrangements.rules import decision_rules
from rondom.core.working_days import working_days_later
from rondom.plans.queries.opp import term_of
from rondom.support.rules import support_rules
from rondom.watch.absence_rules import Missed, absence_rules, reached
from rondom.watch.admission_rules import admission_rules
from rondom.watch.rules import ladder
from rondom.watch.terms import AbsenceRule

DAY = dt.timedelta(days=1)


def on(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def of_ladder(rung: str, code: str) -> Callable[[dt.date], dt.date]:
    term = next(row for row in ladder().rungs if row.code == rung).term(code)
    assert term is not None
    return lambda start: term.due_on(begun_on=start, decided_on=start)


def leave(kind: str) -> Callable[[dt.date], dt.date]:
    return lambda start: start + dt.timedelta(days=absence_rules().leave[kind].days)


# (rule, how the program counts, start, the last day in time)
TERMS = [
    # R-GPO-1: lodge within 6 weeks, defence within 2, opinion within 10 including holidays.
    ("R-GPO-1 lodge", of_ladder("disputes_committee", "lodge"), "2026-01-12", "2026-02-23"),
    ("R-GPO-1 lodge, leap", of_ladder("disputes_committee", "lodge"), "2028-02-01", "2028-03-14"),
    ("R-GPO-1 lodge, New Year", of_ladder("disputes_committee", "lodge"), "2026-12-01", "2027-01-12"),
    ("R-GPO-1 defence", of_ladder("disputes_committee", "defence"), "2026-03-02", "2026-03-16"),
    ("R-GPO-1 defence, leap", of_ladder("disputes_committee", "defence"), "2028-02-20", "2028-03-05"),
    ("R-GPO-1 opinion, summer", of_ladder("disputes_committee", "opinion"), "2026-07-06", "2026-09-14"),
    ("R-GPO-1 opinion, leap", of_ladder("disputes_committee", "opinion"), "2028-01-03", "2028-03-13"),
    # R-TLV-2: objection within 6 weeks.
    ("R-TLV-2 objection", of_ladder("objection", "lodge"), "2026-05-29", "2026-07-10"),
    ("R-TLV-2 objection, leap", of_ladder("objection", "lodge"), "2028-02-29", "2028-04-11"),
    (
        "R-TLV-2 in the letter",
        lambda start: start + dt.timedelta(days=decision_rules().objection.days),
        "2028-01-31",
        "2028-03-13",
    ),
    # The desks: one working day to take it up; weekend, Easter, King's day, Ascension, Christmas and New Year are none.
    ("stagnation, Friday", of_ladder("stagnation_point", "take_up"), "2026-03-06", "2026-03-09"),
    ("stagnation, Easter", of_ladder("stagnation_point", "take_up"), "2026-04-03", "2026-04-07"),
    ("stagnation, King's day", of_ladder("stagnation_point", "take_up"), "2026-04-24", "2026-04-28"),
    ("stagnation, Ascension", of_ladder("stagnation_point", "take_up"), "2026-05-13", "2026-05-15"),
    ("stagnation, Christmas", of_ladder("stagnation_point", "take_up"), "2026-12-24", "2026-12-28"),
    ("stagnation, New Year", of_ladder("stagnation_point", "take_up"), "2026-12-31", "2027-01-04"),
    ("stagnation, leap day", of_ladder("stagnation_point", "take_up"), "2028-02-28", "2028-02-29"),
    ("swv answers, Easter", of_ladder("swv", "answer"), "2026-03-30", "2026-04-15"),
    ("school answers", of_ladder("school_talk", "answer"), "2026-03-02", "2026-03-16"),
    ("ect takes it up", of_ladder("ect", "take_up"), "2026-05-11", "2026-05-19"),
    # Questions to a team and to the support point.
    *(
        (
            f"{rule.code} answers",
            lambda start, rule=rule: working_days_later(start, rule.working_days),
            "2028-02-21",
            last,
        )
        for rule, last in zip(support_rules().teams, ("2028-03-06", "2028-03-06", "2028-02-28"), strict=True)
    ),
    (
        "support point answers, Whitsun",
        lambda start: working_days_later(start, support_rules().point.working_days),
        "2026-05-20",
        "2026-05-28",
    ),
    # Leave and exemption (AWB 4:13: at most eight weeks).
    ("leave, short", leave("short"), "2028-02-16", "2028-03-01"),
    ("leave, long", leave("long"), "2026-12-07", "2027-02-01"),
    ("exemption", leave("exemption"), "2028-01-10", "2028-03-06"),
    # R-OPP-1: six weeks after enrolment.
    (
        "R-OPP-1",
        lambda start: term_of(start, done_on=None, on=start).due_on - DAY,
        "2026-08-24",
        "2026-10-04",
    ),
    (
        "R-OPP-1, leap",
        lambda start: term_of(start, done_on=None, on=start).due_on - DAY,
        "2028-02-07",
        "2028-03-19",
    ),
    # R-SUP-1: six weeks, four more, and from ten weeks on a temporary place.
    ("R-SUP-1", lambda start: admission_rules().decide_by(start), "2026-03-02", "2026-04-13"),
    ("R-SUP-1, leap", lambda start: admission_rules().decide_by(start), "2028-02-01", "2028-03-14"),
    (
        "R-SUP-1 longer",
        lambda start: admission_rules().decide_by(start, longer=True),
        "2026-03-02",
        "2026-05-11",
    ),
    (
        "R-SUP-1 longer, summer",
        lambda start: admission_rules().decide_by(start, longer=True),
        "2026-06-15",
        "2026-08-24",
    ),
    (
        "R-SUP-1 no place yet",
        lambda start: admission_rules().place_from(start) - DAY,
        "2026-12-01",
        "2027-02-08",
    ),
]


@pytest.mark.parametrize(
    ("count", "start", "last"), [row[1:] for row in TERMS], ids=[row[0] for row in TERMS]
)
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_a_term_ends_on_its_day(count, start, last, days):
    """In time on the day before and on the day, late on the day after."""
    looked_on = on(last) + dt.timedelta(days=days)
    assert (looked_on > count(on(start))) is (days > 0)


# Rules that count what a school reported: reached on their day, not the day before, and still the day after.

MONDAYS = ["2026-09-07", "2028-02-21", "2026-04-13"]


def school_days(start: dt.date, count: int, free: frozenset[dt.date] = frozenset()) -> list[dt.date]:
    found = []
    while len(found) < count:
        if start.weekday() < 5 and start not in free:
            found.append(start)
        start += DAY
    return found


def away(days: list[dt.date], kind: str) -> list[Missed]:
    return [Missed(day, "day", kind, 330) for day in days]


def day_of(rule: str, rows: list[Missed], free: frozenset[dt.date] = frozenset()) -> dt.date | None:
    return next((one.reached_on for one in reached(rows, free=free, after={}) if one.rule == rule), None)


@pytest.mark.parametrize("start", MONDAYS)
@pytest.mark.parametrize(
    ("rule", "kind", "school_day"),
    [
        (AbsenceRule.HOURS, "unexplained", 3),  # 16 h: on the third whole day of 5.5 h
        (AbsenceRule.SICK_LONG, "sick", 7),
        (AbsenceRule.AT_HOME, "unexplained", 21),  # the first school day after 28 days
    ],
)
@pytest.mark.parametrize("more", [-1, 0, 1])
@pytest.mark.parametrize("holiday", [False, True])
def test_a_rule_is_reached_on_its_school_day(start, rule, kind, school_day, more, holiday):
    week = {on(start) + dt.timedelta(days=7 + number) for number in range(7)} if holiday else set()
    free = frozenset(week)
    nth = (
        school_day - 5 if holiday and rule == AbsenceRule.AT_HOME else school_day
    )  # 28 days run on in a holiday
    days = school_days(on(start), nth + more, free)
    assert day_of(rule, away(days, kind), free) == (days[nth - 1] if more >= 0 else None)


@pytest.mark.parametrize(("fourth", "is_reached"), [(82, True), (83, True), (84, False), (85, False)])
@pytest.mark.parametrize("start", MONDAYS)
def test_the_fourth_sick_report_counts_within_twelve_weeks(start, fourth, is_reached):
    wednesday = on(start) + 2 * DAY  # so that none of the days is in a weekend
    days = [wednesday + number * DAY for number in (0, 14, 28, fourth)]
    assert (day_of(AbsenceRule.SICK_OFTEN, away(days, "sick")) is not None) is is_reached


@pytest.mark.parametrize(
    ("start", "until"),
    [
        ("2026-09-07", "2026-12-07"),
        ("2027-11-30", "2028-02-29"),
        ("2028-02-29", "2028-05-29"),
        ("2026-11-30", "2027-02-28"),
    ],
)
def test_longer_than_three_months_begins_on_the_first_school_day_after(start, until):
    """Three months after 30 November is the last of February, also when that has 29 days."""
    days = [day for day in school_days(on(start), 80) if day <= on(until) + 7 * DAY]
    after = next(day for day in days if day > on(until))
    rows = away(days, "unexplained")
    assert day_of(AbsenceRule.AT_HOME_LONG, rows) == after
    assert day_of(AbsenceRule.AT_HOME_LONG, [row for row in rows if row.on < after]) is None
