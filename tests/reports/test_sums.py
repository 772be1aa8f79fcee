"""Sums of groups: every table adds up to the cent, and no small group can be worked out of it."""

from hypothesis import given
from hypothesis import strategies as st

from rondom.arrangements.year import children_of, group_of
from rondom.reports.small_numbers import small_numbers
from rondom.reports.sums import Group, Sums, certainly_in, hidden_of, percent, table_of, total_of

LEAST = small_numbers().least
CENTS = st.integers(0, 10**11)
COUNTS = st.integers(0, 500)
SUMS = st.builds(Sums, COUNTS, CENTS, CENTS, COUNTS, COUNTS)
# Which children are in which group; a child may be in several.
CHILDREN = st.dictionaries(
    st.sampled_from("abcdefgh"), st.frozensets(st.integers(1, 40), min_size=1), max_size=8
)


def table(children, sums):
    groups = {key: Group(key, len(found), sums[place]) for place, (key, found) in enumerate(children.items())}
    everybody = frozenset().union(*children.values())
    return table_of(groups, children=len(everybody)), groups, everybody


@given(children=CHILDREN, sums=st.lists(SUMS, min_size=8, max_size=8))
def test_what_is_shown_adds_up_to_the_cent(children, sums):
    found, groups, everybody = table(children, sums)
    if found.total is None:
        assert 0 < len(everybody) < LEAST
        assert (found.rows, found.rest) == ((), None)
        return
    parts = [row for _name, row in found.rows] + ([found.rest] if found.rest else [])
    assert total_of(parts) == found.total == total_of(group.sums for group in groups.values())


@given(children=CHILDREN, sums=st.lists(SUMS, min_size=8, max_size=8))
def test_no_small_group_is_shown_or_can_be_worked_out(children, sums):
    found, groups, _everybody = table(children, sums)
    shown = {name for name, _sums in found.rows}
    assert all(len(children[name]) >= LEAST for name in shown)
    hidden = set(groups) - shown
    if found.rest is not None:
        assert len(frozenset().union(*(children[key] for key in hidden))) >= LEAST, (
            "the row holds enough children"
        )
        assert len(hidden) >= 2 or not shown or len(children[hidden.pop()]) >= LEAST


@given(children=CHILDREN)
def test_at_least_is_never_more_than_there_are(children):
    counts = {key: len(found) for key, found in children.items()}
    total = len(frozenset().union(*children.values()))
    hidden = hidden_of(counts, total=total)
    if hidden:
        assert certainly_in(hidden, counts, total) <= len(
            frozenset().union(*(children[key] for key in hidden))
        )


@given(
    rows=st.sets(
        st.tuples(st.integers(1, 3), st.integers(4, 7), st.sampled_from("xy"), st.integers(10, 30)),
        max_size=40,
    )
)
def test_children_are_counted_once_in_every_group(rows):
    counts = children_of(rows)
    assert counts.get(group_of(), 0) == len({row[3] for row in rows})
    for board in (1, 2, 3):
        mine = {row for row in rows if row[0] == board}
        assert counts.get(group_of(board=board), 0) == len({row[3] for row in mine})
        assert counts.get(group_of(board=board, kind="x"), 0) == len(
            {row[3] for row in mine if row[2] == "x"}
        )


def test_percents_are_whole_and_of_nothing_there_are_none():
    assert [percent(1, 3), percent(2, 3), percent(1, 2), percent(1, 200), percent(0, 0)] == [
        33,
        67,
        50,
        1,
        None,
    ]


def test_one_small_group_beside_a_large_one_hides_both():
    groups = {
        "a": Group("a", 9, Sums(9, 900)),
        "b": Group("b", 2, Sums(2, 50)),
        "c": Group("c", 20, Sums(20, 70)),
    }
    found = table_of(groups, children=31)
    assert found.rows == (("c", Sums(20, 70)),)
    assert found.rest == Sums(11, 950)
    assert found.total == Sums(31, 1020)
