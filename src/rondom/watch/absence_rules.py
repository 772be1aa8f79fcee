"""When absence asks for something: pure counting over school days. The numbers stand in data/absence.yaml."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from rondom.core.periods import months_later
from rondom.people.terms import Role
from rondom.watch.rules import load
from rondom.watch.terms import AbsencePart, AbsenceRule, Act, LeaveKind

SATURDAY = 5
LONG_AGO = dt.date(1900, 1, 1)


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/absence.yaml."""

    code: str
    label: str
    allowed: bool
    sick: bool
    home: bool


class Hours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    minutes: int
    lesson_weeks: int


class SickOften(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    reports: int
    weeks: int


class SickLong(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    school_days: int


class AtHome(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    days: int


class AtHomeLong(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    months: int


class Leave(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """most_days: 0 is no limit."""

    decides: Role
    days: int
    most_days: int
    confirmed: bool


class AbsenceRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/absence.yaml."""

    valid_from: dt.date
    source: str
    kinds: tuple[Kind, ...]
    other_words: dict[str, str]
    part_minutes: dict[AbsencePart, int]
    parts_confirmed: bool
    hours: Hours
    sick_often: SickOften
    sick_long: SickLong
    at_home: AtHome
    at_home_long: AtHomeLong
    risk_days: int
    risk_confirmed: bool
    acts: dict[AbsenceRule, dict[Act, int]]
    acts_confirmed: bool
    pupil_told_from: int
    leave: dict[LeaveKind, Leave]
    report_holds: tuple[str, ...]

    def __post_init__(self) -> None:
        if set(self.part_minutes) != set(AbsencePart) or set(self.acts) != set(AbsenceRule):
            raise ValueError("every part and every rule once")

    def kind(self, code: str) -> Kind | None:
        return next((row for row in self.kinds if row.code == code), None)

    def kind_named(self, words: str) -> Kind | None:
        """By its code, its label, or what a school system calls it."""
        name = words.strip().casefold()
        known = self.other_words.get(name, name)
        return next((row for row in self.kinds if known in (row.code, row.label.casefold())), None)


@cache
def absence_rules() -> AbsenceRules:
    return load("absence.yaml", AbsenceRules)


@dataclass(frozen=True, slots=True)
class Missed:
    """One report of a school: a part of a day."""

    on: dt.date
    part: str
    kind: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Reached:
    """A rule that was reached: from the first day that counted to the day it was reached. minutes: where they count."""

    rule: AbsenceRule
    first_on: dt.date
    reached_on: dt.date
    minutes: int = 0


def is_school_day(day: dt.date, free: Collection[dt.date]) -> bool:
    return day.weekday() < SATURDAY and day not in free


def minutes_of_a_day(parts: Iterable[Missed]) -> int:
    """What a day counts: a whole day with its lessons named beside it is no longer than a day."""
    rows = list(parts)
    whole = [row.minutes for row in rows if row.part == AbsencePart.DAY]
    rest = sum(row.minutes for row in rows if row.part != AbsencePart.DAY)
    return min(max([*whole, rest], default=0), absence_rules().part_minutes[AbsencePart.DAY])


def reached(
    rows: Iterable[Missed], *, free: Collection[dt.date], after: Mapping[str, dt.date]
) -> tuple[Reached, ...]:
    """Every rule that is reached anew. after: {rule: the day on which it was reached before}: what was counted then, or
    goes on since then, is not counted again.
    """
    found = []
    everything = [row for row in rows if is_school_day(row.on, free)]
    for rule, count in _COUNTS.items():
        if one := count(everything, free, after.get(rule, LONG_AGO)):
            found.append(one)
    return tuple(found)


def _hours(rows: list[Missed], free: Collection[dt.date], after: dt.date) -> Reached | None:
    """Without a valid reason, in some lesson weeks in a row; a week without school does not count as one."""
    by_day: dict[dt.date, list[Missed]] = {}
    for row in rows:
        if row.on > after and not _kind(row).allowed:
            by_day.setdefault(row.on, []).append(row)
    rule = absence_rules().hours
    minutes = {day: minutes_of_a_day(parts) for day, parts in by_day.items()}
    for day in sorted(minutes):
        first = _lesson_weeks_before(day, rule.lesson_weeks, free)
        window = {on: count for on, count in minutes.items() if first <= on <= day}
        if sum(window.values()) >= rule.minutes:
            return Reached(AbsenceRule.HOURS, min(window), day, sum(window.values()))
    return None


def _lesson_weeks_before(day: dt.date, count: int, free: Collection[dt.date]) -> dt.date:
    """The Monday of the first of so many lesson weeks, of which that of this day is the last."""
    monday, left = day - dt.timedelta(days=day.weekday()), count
    for _week in range(60):
        if any(is_school_day(monday + dt.timedelta(days=number), free) for number in range(SATURDAY)):
            left -= 1
        if not left:
            return monday
        monday -= dt.timedelta(days=7)
    return monday


def _runs(rows: Iterable[Missed], free: Collection[dt.date]) -> list[list[dt.date]]:
    """Days that follow each other on the school calendar: a weekend or a holiday in between breaks nothing."""
    runs: list[list[dt.date]] = []
    for day in sorted({row.on for row in rows}):
        if runs and _next_school_day(runs[-1][-1], free) == day:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _next_school_day(day: dt.date, free: Collection[dt.date]) -> dt.date:
    day += dt.timedelta(days=1)
    while not is_school_day(day, free):
        day += dt.timedelta(days=1)
    return day


def _sick_often(rows: list[Missed], free: Collection[dt.date], after: dt.date) -> Reached | None:
    """One report a spell, however many days it lasts."""
    rule = absence_rules().sick_often
    runs = _runs((row for row in rows if _kind(row).sick), free)
    starts = [run[0] for run in runs if run[0] > after]
    for place, day in enumerate(starts):
        first = starts[place - rule.reports + 1] if place + 1 >= rule.reports else None
        if first is not None and (day - first).days < 7 * rule.weeks:
            return Reached(AbsenceRule.SICK_OFTEN, first, day)
    return None


def _sick_long(rows: list[Missed], free: Collection[dt.date], after: dt.date) -> Reached | None:
    needed = absence_rules().sick_long.school_days
    for run in _runs((row for row in rows if _kind(row).sick), free):
        if len(run) >= needed and run[0] > after:
            return Reached(AbsenceRule.SICK_LONG, run[0], run[needed - 1])
    return None


def _home_runs(rows: list[Missed], free: Collection[dt.date]) -> list[list[dt.date]]:
    return _runs((row for row in rows if row.part == AbsencePart.DAY and _kind(row).home), free)


def _at_home(rows: list[Missed], free: Collection[dt.date], after: dt.date) -> Reached | None:
    """Longer than so many days: the first school day after them."""
    most = dt.timedelta(days=absence_rules().at_home.days)
    for run in _home_runs(rows, free):
        late = [day for day in run if day - run[0] >= most]
        if late and run[0] > after:
            return Reached(AbsenceRule.AT_HOME, run[0], late[0])
    return None


def _at_home_long(rows: list[Missed], free: Collection[dt.date], after: dt.date) -> Reached | None:
    for run in _home_runs(rows, free):
        until = months_later(run[0], absence_rules().at_home_long.months)
        late = [day for day in run if day > until]
        if late and run[0] > after:
            return Reached(AbsenceRule.AT_HOME_LONG, run[0], late[0])
    return None


def _kind(row: Missed) -> Kind:
    """A kind that is in the list no more asks for nothing."""
    return absence_rules().kind(row.kind) or Kind(row.kind, row.kind, allowed=True, sick=False, home=False)


_COUNTS = {
    AbsenceRule.HOURS: _hours,
    AbsenceRule.SICK_OFTEN: _sick_often,
    AbsenceRule.SICK_LONG: _sick_long,
    AbsenceRule.AT_HOME: _at_home,
    AbsenceRule.AT_HOME_LONG: _at_home_long,
}
