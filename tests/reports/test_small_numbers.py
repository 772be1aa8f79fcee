"""Small numbers: what is shown never says how large a small group is."""

from hypothesis import given
from hypothesis import strategies as st

from rondom.reports.small_numbers import Figure, Shown, of_group, of_parts, small_numbers

LEAST = small_numbers().least
parts_of_a_school = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 40), max_size=8)


@given(counts=parts_of_a_school, key=st.sampled_from("abcdefgh"), other=st.integers(1, LEAST - 1))
def test_another_small_number_in_its_place_changes_nothing_on_the_page(counts, key, other):
    """Whoever reads the page cannot tell 1 from 4, also not by taking parts from the total."""
    small = counts | {key: 1}
    assert of_parts(small) == of_parts(small | {key: other})


@given(counts=parts_of_a_school)
def test_a_number_that_is_shown_is_true_and_not_small(counts):
    total, parts = of_parts(counts)
    assert set(parts) == set(counts)
    for key, figure in parts.items():
        assert figure in (Figure(Shown.NUMBER, counts[key]), Figure(Shown.FEW))
        assert (figure.shown == Shown.NUMBER) == (counts[key] >= LEAST)
    if total.shown == Shown.NUMBER:
        assert total.number == sum(counts.values())
    elif total.shown == Shown.MORE:
        assert LEAST <= total.number < sum(counts.values())


@given(total=st.integers(0, 60), data=st.data())
def test_a_group_of_a_total_hides_what_is_small_on_both_sides(total, data):
    count = data.draw(st.integers(0, total))
    figure = of_group(count, total=total)
    if 0 < count < LEAST:
        assert figure == Figure(Shown.FEW)
    elif 0 < total - count < LEAST:
        assert figure == Figure(Shown.NEARLY_ALL)
    else:
        assert figure == Figure(Shown.NUMBER, count)


def test_nothing_is_nothing():
    assert of_parts({}) == (Figure(Shown.NUMBER, 0), {})
    assert of_parts({"a": 3}) == (Figure(Shown.FEW), {"a": Figure(Shown.FEW)})
    assert of_parts({"a": 9, "b": 3})[0] == Figure(Shown.MORE, 9)
