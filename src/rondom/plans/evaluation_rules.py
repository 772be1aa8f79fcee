"""When people look back on a plan: a pure rule over days, and the numbers of data/evaluation.yaml."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from rondom.people.terms import Role
from rondom.plans.terms import EvaluationKind, PlanKind

_DATA = Path(__file__).parent / "data" / "evaluation.yaml"
FIRST_MONTH = 8  # a school year runs from 1 August to 31 July (WPO)


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    question: str
    hint: str


class Questions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    needs_right: Question
    goals_right: Question
    help_right: Question


class Rhythm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How often: so many times a school year, or every so many days.

    family_there: parents and pupil, or why not; every_goal: a result of each, or of one at least;
    while_around: only while somebody with this role is in the circle.
    """

    kind: EvaluationKind
    source: str
    times_a_school_year: int = 0
    every_days: int = 0
    by_law: bool = False
    family_there: bool = False
    every_goal: bool = False
    asks_questions: bool = False
    while_around: Role | None = None


class EvaluationRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/evaluation.yaml. regions: by slug, instead of the usual ones; family: of the plan that help leads."""

    valid_from: dt.date
    sources: dict[str, str]
    remind_days_before: int
    remind_source: str
    questions: Questions
    usual: tuple[Rhythm, ...]
    regions: dict[str, tuple[Rhythm, ...]]
    family: tuple[Rhythm, ...]
    family_regions: dict[str, tuple[Rhythm, ...]]


@cache
def evaluation_rules() -> EvaluationRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), EvaluationRules)


def rhythms_of(region: str, *, plan: str = PlanKind.OPP) -> tuple[Rhythm, ...]:
    """region: its slug. plan: which kind of plan."""
    rules = evaluation_rules()
    if plan == PlanKind.FAMILY:
        return rules.family_regions.get(region, rules.family)
    return rules.regions.get(region, rules.usual)


def rhythm_of(region: str, kind: str, *, plan: str = PlanKind.OPP) -> Rhythm | None:
    """None for a kind that this region does not know."""
    return next((rhythm for rhythm in rhythms_of(region, plan=plan) if rhythm.kind == kind), None)


def last_day_for(rhythm: Rhythm, *, started_on: dt.date, held_on: dt.date | None) -> dt.date:
    """The last day on which it is in time. held_on: the last time; started_on: since when there is a plan."""
    if rhythm.every_days:
        return (held_on or started_on) + dt.timedelta(days=rhythm.every_days)
    if held_on is None:
        return end_of_period(started_on, rhythm.times_a_school_year)
    begins = end_of_period(held_on, rhythm.times_a_school_year) + dt.timedelta(days=1)
    return end_of_period(begins, rhythm.times_a_school_year)


def due_day(
    rhythm: Rhythm, *, started_on: dt.date, held_on: dt.date | None, agreed_on: dt.date | None
) -> dt.date:
    """The day people agreed on, when it comes before the last day; an agreed day of before the last time counts no more."""
    last = last_day_for(rhythm, started_on=started_on, held_on=held_on)
    if agreed_on is None or (held_on and agreed_on <= held_on):
        return last
    return min(agreed_on, last)


def end_of_period(day: dt.date, times: int) -> dt.date:
    """The last day of the part of the school year that a day is in; the year falls in as many parts as times."""
    months = 12 // times
    since_august = (day.month - FIRST_MONTH) % 12
    left = months - since_august % months
    month = day.month - 1 + left
    return dt.date(day.year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
