"""The Meldcode as data: roles, questions, what the answers say, terms and working days."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from rondom.core.school_days import add_school_days
from rondom.people.terms import Role
from rondom.safeguarding.terms import Advice, Question, Step, WeighAnswer

_DATA = Path(__file__).parent / "data" / "meldcode.yaml"
NEXT = "next"
SUNDAY = 7


class StepRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: Step
    source: str


class QuestionRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """says: {answer: "next", or the advice}."""

    key: Question
    says: dict[WeighAnswer, str]
    source: str


class AnswerTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    working_days: int
    source: str


class AgainTerm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    days_after_term: int
    source: str


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    veilig_thuis_decides: AnswerTerm
    weigh_again: AgainTerm


class Holidays(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """fixed and kings_day: "MM-DD"; days_after_easter: counted from Easter Sunday."""

    source: str
    fixed: tuple[str, ...]
    kings_day: str
    days_after_easter: tuple[int, ...]


class Phone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    number: str
    source: str


class Meldcode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    source: str
    phone: Phone
    roles: frozenset[Role]
    steps: tuple[StepRule, ...]
    questions: tuple[QuestionRule, ...]
    terms: Terms
    holidays: Holidays


@cache
def meldcode() -> Meldcode:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), Meldcode)


def roles() -> frozenset[Role]:
    """The roles with the duty of the Meldcode; nobody else is ever let in."""
    return meldcode().roles


def ends_at(answers: Mapping[str, str]) -> tuple[Question | None, Advice | None]:
    """(the last question that counts, what the frame says).

    No advice while a question on the way has no answer; then the question is the first without one.
    `help` is an advice that the next question, asked when the help has run, may replace.
    """
    last: Question | None = None
    advice: Advice | None = None
    for rule in meldcode().questions:
        answer = answers.get(rule.key, "")
        if not answer:
            return (last, advice) if advice else (rule.key, None)
        says = rule.says[WeighAnswer(answer)]
        last, advice = rule.key, None if says == NEXT else Advice(says)
        if advice not in (None, Advice.HELP):
            break
    return last, advice


def differs(advice: str, *, reports: bool, helps: bool) -> bool:
    """Whether a decision does less than the frame says, or something else. Reporting besides help is always possible."""
    if advice in (Advice.REPORT_NOW, Advice.REPORT):
        return not reports
    return not helps if advice == Advice.HELP else reports or helps


def veilig_thuis_decides_by(reported_on: dt.date) -> dt.date:
    """The last working day on which Veilig Thuis should have decided."""
    days = meldcode().terms.veilig_thuis_decides.working_days
    years = (reported_on.year, reported_on.year + 1)
    free = frozenset(day for year in years for day in holidays_in(year))
    return add_school_days(reported_on, days, holidays=free)


def weigh_again_from(effect_by_on: dt.date) -> dt.date:
    """From this day on, help without effect asks for a new weighing."""
    return effect_by_on + dt.timedelta(days=meldcode().terms.weigh_again.days_after_term)


def holidays_in(year: int) -> frozenset[dt.date]:
    rule = meldcode().holidays
    easter = easter_on(year)
    kings_day = _day(year, rule.kings_day)
    if kings_day.isoweekday() == SUNDAY:
        kings_day -= dt.timedelta(days=1)
    moving = {easter + dt.timedelta(days=days) for days in rule.days_after_easter}
    return frozenset({_day(year, text) for text in rule.fixed} | moving | {kings_day})


def _day(year: int, text: str) -> dt.date:
    return dt.date.fromisoformat(f"{year}-{text}")


def easter_on(year: int) -> dt.date:
    """Easter Sunday, by the rule of Meeus, Jones and Butcher for the Gregorian calendar."""
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    leap_years, year_rest = divmod(rest, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    full_moon = (19 * (year % 19) + century - leap_centuries - moon + 15) % 30
    weekday = (32 + 2 * century_rest + 2 * leap_years - full_moon - year_rest) % 7
    shift = (year % 19 + 11 * full_moon + 22 * weekday) // 451
    month, day = divmod(full_moon + weekday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)
