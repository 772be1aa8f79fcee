"""Every cell of the permission table in a real request: no difference with the table."""

import os

import pytest

from rondom.web.permissions import Row, cells, expanded, people, rows
from tests.matrix.asking import STATES, Asking, state_of

pytestmark = pytest.mark.django_db

# `make matrix` asks everybody. The unit suite asks whom a row names and, by turns from row to row, one of all who get
# the same answer.
EVERYBODY = "RONDOM_MATRIX" in os.environ
ALL = [(area, row) for area, found in rows().items() for row in found]
TURNS = {id(row): turn for turn, (_area, row) in enumerate(ALL)}
ROW_IDS = [f"{row.address} {row.action} {row.note}".strip() for _area, row in ALL]


def asked(row: Row) -> frozenset[str]:
    """Whom to ask for a row."""
    everybody = frozenset(people().people)
    if EVERYBODY:
        return everybody
    by_answer: dict[str, list[str]] = {}
    for cell in cells(row):
        by_answer.setdefault(cell.answer, []).append(cell.person)
    named = {name.removeprefix("-") for names in row.named().values() for name in names}
    by_turns = {alike[TURNS[id(row)] % len(alike)] for alike in by_answer.values()}
    return by_turns | (named & everybody)


@pytest.mark.parametrize("row", [row for _area, row in ALL], ids=ROW_IDS)
def test_row(asking: Asking, row: Row) -> None:
    wanted = asked(row)
    found = []
    for state in row.state:
        with state_of(asking.world, state):
            found += [
                (state, cell.person, cell.answer, answer)
                for cell in cells(row)
                if cell.state == state and cell.person in wanted
                if (answer := asking.answer(row, cell.person)) != cell.answer
            ]
    assert found == [], "(state, who, answer of the table, answer of the site)"


def test_the_table_is_large_and_says_nothing_twice() -> None:
    every = [(cell.row, cell.state, cell.person) for _area, row in ALL for cell in cells(row)]
    assert len(every) == len({(str(row), state, person) for row, state, person in every})
    assert len(every) >= 8000
    assert sum(len(asked(row)) * len(row.state) for _area, row in ALL) >= 2000


def test_states_and_people_are_there() -> None:
    assert set(people().states) == set(STATES)
    assert all(expanded(group) for group in people().groups.values())
    with pytest.raises(ValueError, match="nobody is called"):
        expanded(["somebody"])
