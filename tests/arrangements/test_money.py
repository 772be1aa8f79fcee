"""Money: nothing is lost in a division, caps hold to the cent, and a school year ends on 31 July."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.arrangements.budget import Line, total_of
from rondom.arrangements.filling import is_source
from rondom.arrangements.money import (
    days_per_year,
    divide,
    euros,
    first_day_of,
    fits,
    months_begun,
    school_year_of,
    split_over_years,
)
from rondom.arrangements.rules import Kind, form_of, libraries, library_of, request_forms

DAYS = st.dates(dt.date(2001, 1, 1), dt.date(2099, 1, 1))
CENTS = st.integers(0, 10**10)


def zoetermeer(code: str) -> Kind:
    kind = library_of("zoetermeer").kind(code)
    assert kind is not None
    return kind


def test_the_kinds_of_zoetermeer_have_their_caps():
    """R-ARR-1."""
    support = zoetermeer("support")
    caps = (support.hours_max, support.rate_cents_max, support.month_cents_max, support.months_max)
    assert caps == (2, 5000, 50_000, 12)
    assert zoetermeer("bridging_so").month_cents_max == 75_000
    assert zoetermeer("bridging_sbo").month_cents_max == 50_000
    assert zoetermeer("friction").month_cents_max is None
    assert not zoetermeer("move_on").confirmed


def test_another_region_has_the_template():
    assert library_of("veenrand") == libraries().libraries["template"]
    assert form_of("veenrand") == request_forms().forms["template"]


def test_every_field_is_filled_from_a_known_place():
    fields = [field for form in request_forms().forms.values() for field in form.fields]
    assert [field.key for field in fields if field.filled_from and not is_source(field.filled_from)] == []


@given(cents=CENTS, weights=st.dictionaries(st.integers(), st.integers(1, 1000), min_size=1, max_size=8))
def test_the_parts_of_a_division_are_together_the_amount(cents, weights):
    parts = divide(cents, weights)
    assert sum(parts.values()) == cents
    assert set(parts) == set(weights)
    exact = {key: Decimal(cents) * weight / sum(weights.values()) for key, weight in weights.items()}
    assert all(abs(parts[key] - exact[key]) < 1 for key in parts)


@given(cents=CENTS, first=DAYS, days=st.integers(1, 1100))
def test_an_amount_over_school_years_is_together_the_amount(cents, first, days):
    until = first + dt.timedelta(days=days)
    parts = split_over_years(cents, valid_from=first, valid_until=until)
    assert sum(parts.values()) == cents
    assert list(parts) == list(range(school_year_of(first), school_year_of(until - dt.timedelta(days=1)) + 1))
    assert sum(days_per_year(first, until).values()) == days


LINES = st.builds(
    Line,
    board_id=st.integers(1, 9),
    board=st.just("bestuur"),
    revision=st.just(1),
    allocated=CENTS,
    committed=CENTS,
    realised=CENTS,
)


@given(lines=st.lists(LINES, max_size=12))
def test_every_total_is_the_sum_of_its_parts(lines):
    total = total_of(lines)
    assert total.allocated == sum(line.allocated for line in lines)
    assert total.free == total.allocated - total.committed
    assert total.realised == sum(line.realised for line in lines)


@given(day=DAYS)
def test_every_day_is_in_one_school_year(day):
    year = school_year_of(day)
    assert first_day_of(year) <= day < first_day_of(year + 1)


def test_the_school_year_ends_on_31_july():
    assert [school_year_of(dt.date(2027, 7, 31)), school_year_of(dt.date(2027, 8, 1))] == [2026, 2027]
    over = split_over_years(6200, valid_from=dt.date(2027, 7, 1), valid_until=dt.date(2027, 9, 1))
    assert over == {2026: 3100, 2027: 3100}


@pytest.mark.parametrize(
    ("first", "until", "months"),
    [
        (dt.date(2028, 2, 29), dt.date(2028, 3, 29), 1),
        (dt.date(2028, 2, 29), dt.date(2028, 3, 30), 2),
        (dt.date(2028, 2, 29), dt.date(2029, 2, 28), 12),
        (dt.date(2027, 1, 31), dt.date(2027, 2, 28), 1),
        (dt.date(2026, 8, 1), dt.date(2027, 8, 1), 12),
        (dt.date(2026, 8, 1), dt.date(2027, 8, 2), 13),
    ],
)
def test_months_are_counted_from_their_own_first_day(first, until, months):
    assert months_begun(first, until) == months


WHOLE = {
    "cents": 100_000,
    "hours": Decimal(2),
    "rate_cents": 5000,
    "valid_from": dt.date(2026, 9, 1),
    "valid_until": dt.date(2026, 11, 1),
}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, ""),
        ({"rate_cents": 5001}, "arrangement.rate"),
        ({"hours": Decimal("2.25")}, "arrangement.hours"),
        ({"cents": 100_001}, "arrangement.amount"),
        ({"valid_until": dt.date(2027, 9, 2)}, "arrangement.months"),
        ({"valid_until": dt.date(2026, 9, 1)}, "arrangement.period"),
        ({"hours": None, "rate_cents": None}, ""),
    ],
    ids=[
        "within",
        "a cent too much",
        "a quarter too much",
        "a cent over",
        "a day too long",
        "no day",
        "no hours",
    ],
)
def test_a_cap_holds_to_the_cent(changed, code):
    assert fits(zoetermeer("support"), **(WHOLE | changed)).code == code


def test_what_has_no_cap_is_made_to_measure():
    assert fits(zoetermeer("friction"), **(WHOLE | {"cents": 9_999_999, "rate_cents": 99_999}))


def test_an_amount_is_written_as_people_do():
    assert [euros(0), euros(5), euros(123_456_789), euros(-250)] == ["0,00", "0,05", "1.234.567,89", "-2,50"]
