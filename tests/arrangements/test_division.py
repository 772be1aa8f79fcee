"""Means over boards by three models and mixtures of them: nothing is lost, nothing is made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.arrangements import operations
from rondom.arrangements.division import Amounts, SchoolCount, counts_of, division_of, schools_of, shares_of
from rondom.arrangements.money import school_year_of
from rondom.core.decision import Conflict, Refused

CENTS = st.integers(0, 10**9)
AMOUNTS = st.builds(Amounts, per_school=CENTS, per_pupil=CENTS, expertise=CENTS, pupil=CENTS)
COUNTS = st.lists(
    st.builds(SchoolCount, st.integers(1, 99), st.integers(1, 6), st.integers(0, 900)), max_size=20
)
MIXED = Amounts(per_school=100_000, per_pupil=1_234, expertise=5_000_000, pupil=10_000_001)


@given(amounts=AMOUNTS, counts=COUNTS)
def test_what_boards_get_is_together_what_there_is(amounts, counts):
    shares = shares_of(amounts, counts)
    pupils = sum(row.pupils for row in counts)
    assert (
        sum(row.school_model for row in shares)
        == len(counts) * amounts.per_school + pupils * amounts.per_pupil
    )
    assert sum(row.pupil_model for row in shares) == (amounts.pupil if counts else 0)
    assert sum(row.pupils for row in shares) == pupils


@given(counts=COUNTS)
def test_a_model_may_be_nothing(counts):
    only_school = Amounts(per_school=5, per_pupil=0, expertise=0, pupil=0)
    assert all(row.total == 5 * row.schools for row in shares_of(only_school, counts))


def test_a_division_is_kept_and_gone_on_with(world, today):
    jorrit, year = world.actors["jorrit"], school_year_of(today)
    schools = schools_of(world.region.pk)
    pupils = {school.pk: 200 + place for place, school in enumerate(schools)}
    values = {"school_year": year, "amounts": MIXED, "pupils": pupils}
    operations.set_division(jorrit, **values, revision=0)
    found = division_of(world.region.pk, year)
    assert {row.school_id: row.pupils for row in found.counts.all()} == pupils
    (share,) = shares_of(MIXED, counts_of(schools, pupils))
    assert share.pupil_model == MIXED.pupil
    with pytest.raises(Conflict):
        operations.set_division(jorrit, **values, revision=0)
    operations.set_division(jorrit, **values, revision=1)


@pytest.mark.parametrize(
    ("key", "changed", "code"),
    [
        ("nadine", {}, "budget.not_for_you"),
        ("jorrit", {"school_year": 2001}, "division.year"),
        ("jorrit", {"pupils": {1: -1}}, "division.pupils"),
        ("jorrit", {"amounts": Amounts(per_school=-1, per_pupil=0, expertise=0, pupil=0)}, "division.cents"),
    ],
)
def test_a_division_is_refused(world, today, key, changed, code):
    values = {"school_year": school_year_of(today), "amounts": MIXED, "pupils": {}, "revision": 0}
    with pytest.raises(Refused) as refused:
        operations.set_division(world.actors[key], **(values | changed))
    assert refused.value.decision.code == code
