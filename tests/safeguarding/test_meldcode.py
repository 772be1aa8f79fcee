"""The rules of the Meldcode as data: what the answers say, and days that are no working days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.consent.terms import Category
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.people.terms import FAMILY_ROLES, GUEST_ROLES, Role
from rondom.safeguarding import meldcode
from rondom.safeguarding.terms import Advice, Question, Step, WeighAnswer

ANSWERS = st.sampled_from(["", *WeighAnswer.values])
FIVE = st.tuples(*[ANSWERS] * 5)
SERIOUS = [Advice.CLOSE, Advice.SAFE, Advice.HELP, Advice.REPORT, Advice.REPORT_NOW]


def advice(*words: str) -> str | None:
    return meldcode.ends_at(dict(zip(Question.values, words, strict=False)))[1]


def as_the_frame_is_printed(one: str, two: str, three: str, four: str, five: str) -> str | None:
    """The frame of the five weighings as a person would walk through it."""
    if one in ("", "no"):
        return "close" if one else None
    if two in ("", "yes", "doubt"):
        return "report_now" if two else None
    if three != "yes":
        return "report" if three else None
    if four != "yes":
        return "report" if four else None
    return {"": "help", "yes": "safe"}.get(five, "report")


@given(FIVE)
def test_the_frame_says_what_is_printed(words: tuple[str, ...]) -> None:
    assert advice(*words) == as_the_frame_is_printed(*words)


@given(FIVE, st.integers(0, 4))
def test_doubt_is_never_lighter_than_an_answer_that_reassures(words: tuple[str, ...], place: int) -> None:
    """Whatever the other answers are: doubt asks for at least as much as the answer that says all is well."""
    calm = "no" if place <= 1 else "yes"
    doubting, calmed = list(words), list(words)
    doubting[place], calmed[place] = "doubt", calm
    doubt, calm_says = advice(*doubting), advice(*calmed)
    if doubt and calm_says:
        assert SERIOUS.index(doubt) >= SERIOUS.index(calm_says)


@given(FIVE)
def test_unsafe_or_doubt_about_it_is_reported_at_once(words: tuple[str, ...]) -> None:
    if words[0] in ("yes", "doubt") and words[1] in ("yes", "doubt"):
        assert advice(*words) == Advice.REPORT_NOW


@given(st.sampled_from(Advice.values), st.booleans(), st.booleans())
def test_a_report_that_is_asked_and_not_made_needs_a_reason(says: str, reports: bool, helps: bool) -> None:
    asked = says in ("report", "report_now")
    if asked:
        assert meldcode.differs(says, reports=reports, helps=helps) is not reports
    if says == "help":
        assert meldcode.differs(says, reports=reports, helps=helps) is not helps


def test_the_data_is_whole() -> None:
    rules = meldcode.meldcode()
    assert [rule.key for rule in rules.questions] == list(Question)
    assert [rule.number for rule in rules.steps] == list(Step)
    assert all(set(rule.says) == set(WeighAnswer) for rule in rules.questions)
    assert all(rule.source for rule in (*rules.questions, *rules.steps, rules.holidays, rules))
    without_the_duty = {
        Role.ADMINISTRATOR,
        Role.PRIVACY_OFFICER,
        Role.SCHOOL_POLICE,
    }  # the police has a law of its own
    assert rules.roles == set(Role) - FAMILY_ROLES - GUEST_ROLES - without_the_duty


@pytest.mark.parametrize(
    ("year", "month", "day"), [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)]
)
def test_easter(year: int, month: int, day: int) -> None:
    assert meldcode.easter_on(year) == dt.date(year, month, day)


def test_free_days_of_a_year() -> None:
    assert {f"{day:%m-%d}" for day in meldcode.holidays_in(2026)} == {
        "01-01", "04-03", "04-06", "04-27", "05-05", "05-14", "05-25", "12-25", "12-26",
    }  # fmt: skip
    assert dt.date(2025, 4, 26) in meldcode.holidays_in(2025), "27 April 2025 is a Sunday"


@pytest.mark.parametrize(
    ("reported", "decides"),
    [
        ("2026-11-16", "2026-11-23"),  # over a weekend
        ("2026-11-21", "2026-11-27"),  # reported on a Saturday
        ("2026-12-24", "2027-01-04"),  # over Christmas and New Year
        ("2026-04-02", "2026-04-13"),  # Good Friday and Easter Monday
    ],
)
def test_veilig_thuis_decides_within_five_working_days(reported: str, decides: str) -> None:
    by = meldcode.veilig_thuis_decides_by(dt.date.fromisoformat(reported))
    assert by.isoformat() == decides


def test_safety_is_no_category_that_can_be_shared() -> None:
    """What is behind the wall is never part of a consent, nor of what a capacity may see."""
    assert "safety" not in Category.values
    assert all("safety" not in seen for seen in CATEGORIES_BY_CAPACITY.values())
