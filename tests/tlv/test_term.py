"""Days of a TLV: the clock that stands still, and how long a TLV runs."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.tlv.procedure import OBJECTION_STEPS, OPEN, STEPS, WAITING
from rondom.tlv.rules import categories, category_of, form, handling_days, procedure
from rondom.tlv.term import days_stood_still, days_used, expected_on, fits_period, usual_last_day
from rondom.tlv.terms import Act, ObjectionState, TlvState

DAY = dt.date
DAYS = st.dates(DAY(2020, 1, 1), DAY(2032, 12, 31))


@given(
    sent=DAYS,
    term=st.integers(1, 100),
    stands=st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=4),
)
def test_every_day_that_the_clock_stands_still_moves_the_end_one_day(sent, term, stands):
    periods = [
        (sent + dt.timedelta(days=after), sent + dt.timedelta(days=after + length))
        for after, length in stands
    ]
    on = sent + dt.timedelta(days=120)
    still = days_stood_still(periods, on=on)
    assert expected_on(sent, term, periods, on=on) == sent + dt.timedelta(days=term + still)
    assert days_used(sent, periods, on=on) == 120 - still
    assert still <= sum(length for _after, length in stands)


def test_a_clock_that_still_stands_moves_on_every_day():
    sent = DAY(2028, 2, 20)
    stands = [(DAY(2028, 2, 28), None)]
    assert expected_on(sent, 56, stands, on=DAY(2028, 3, 1)) == DAY(2028, 4, 18)  # over 29 February
    assert expected_on(sent, 56, stands, on=DAY(2028, 3, 2)) == DAY(2028, 4, 19)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (DAY(2026, 8, 1), DAY(2027, 7, 31)),
        (DAY(2026, 7, 31), DAY(2027, 7, 31)),
        (DAY(2026, 8, 2), DAY(2028, 7, 31)),
        (DAY(2027, 11, 3), DAY(2029, 7, 31)),
        (DAY(2028, 2, 29), DAY(2029, 7, 31)),
    ],
)
def test_special_education_runs_for_one_whole_school_year(first, last):
    category = category_of("so_low")
    assert usual_last_day(category, first) == last
    assert fits_period(category, first_on=first, last_on=last)
    short = fits_period(category, first_on=first, last_on=last - dt.timedelta(days=1))
    assert short.code == "tlv.too_short"


def test_sbo_may_be_shorter_and_a_region_may_cap_it():
    first = DAY(2028, 2, 29)
    assert fits_period(category_of("sbo"), first_on=first, last_on=DAY(2028, 7, 31))
    capped = category_of("sbo", region="spow")
    assert fits_period(capped, first_on=first, last_on=DAY(2030, 7, 31))
    assert fits_period(capped, first_on=first, last_on=DAY(2030, 8, 1)).code == "tlv.too_long"
    assert fits_period(capped, first_on=first, last_on=DAY(2028, 2, 28)).code == "tlv.period"


@given(first=DAYS, code=st.sampled_from([row.code for row in categories().categories]))
def test_what_the_form_proposes_always_fits(first, code):
    for region in ("", "spow"):
        category = category_of(code, region=region)
        assert fits_period(category, first_on=first, last_on=usual_last_day(category, first))


def test_the_term_is_of_the_law_and_a_region_may_be_quicker():
    assert (handling_days("zoetermeer"), handling_days("spow")) == (56, 21)


def test_every_state_can_be_reached_and_no_act_is_forgotten():
    reached = {TlvState.DRAFT} | set(STEPS.values())
    assert reached == set(TlvState)
    assert {act for _state, act in STEPS} == set(Act)
    assert {ObjectionState.LODGED} | set(OBJECTION_STEPS.values()) == set(ObjectionState)
    assert (TlvState.INCOMPLETE, Act.DECIDE) not in STEPS
    assert set(WAITING) < set(OPEN)


def test_the_data_has_sources_and_an_expert_that_leads():
    rules = procedure()
    assert all((rules.handling.source, rules.objection.source, rules.experts.source, form().source))
    assert any(row.leads for row in rules.experts.professions)
    assert {row.kind for row in categories().categories} == {"sbo", "so", "vso", "pro"}
