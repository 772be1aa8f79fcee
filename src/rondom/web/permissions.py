"""The permission table: who may do what at which address. The policy itself is in access.py of every app.

The table is what people agreed on; tests/matrix asks every cell of it in a real request. How to add an address:
data/permissions/people.yaml, at the top.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from ruamel.yaml import YAML

_DATA = Path(__file__).parent / "data" / "permissions"

Answer = Literal["yes", "refused", "hidden", "elsewhere", "nothing", "not found", "sign in", "no role"]
WORDS: dict[str, str] = {
    "yes": "it opens, or it is done",
    "refused": "nothing is done, and a sentence says why",
    "hidden": "the page opens without it",
    "elsewhere": "sent to a page of one's own",
    "nothing": "nothing is done",
    "not found": "the same page as for an address that does not exist",
    "sign in": "sign in first",
    "no role": "a page that says there is no role",
}


class Someone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """who: a key of the world in tests/matrix/world.py. usually: the answer where a row does not name this person."""

    what: str
    who: str = ""
    hat: str = ""
    usually: Answer | None = None


class People(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """states: what is different about the child. not_ours: addresses of libraries, by the start of their name."""

    people: dict[str, Someone]
    groups: dict[str, tuple[str, ...]]
    states: dict[str, str]
    not_ours: dict[str, str]


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """One act at one address. Every answer lists people and groups; "-name" takes somebody out again.

    with_:  {part of the address: number of the world}
    sends:  what a POST carries; a row without it is a GET
    link:   the secret of the link that the browser holds, whoever it is; opened: and its code was right
    shows:  the words that stand there for who may see it
    others: the answer for everybody who is not named
    """

    address: str
    path: str
    note: str = ""
    state: tuple[str, ...] = ("open",)
    with_: dict[str, str | int] = {}
    sends: dict[str, str | int] | None = None
    files: dict[str, str] = {}
    autosave: bool = False
    link: str = ""
    opened: bool = False
    shows: str = ""
    yes: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    not_found: tuple[str, ...] = ()
    others: Answer = "not found"

    @property
    def action(self) -> str:
        return "see" if self.sends is None or self.shows else "change"

    def named(self) -> dict[str, tuple[str, ...]]:
        """{answer: people and groups} as the row has it."""
        found = {
            "yes": self.yes,
            "refused": self.refused,
            "hidden": self.hidden,
            "elsewhere": self.elsewhere,
            "nothing": self.nothing,
            "not found": self.not_found,
        }
        return {answer: names for answer, names in found.items() if names}


class Cell(msgspec.Struct, frozen=True):
    row: Row
    state: str
    person: str
    answer: str


@cache
def people() -> People:
    return msgspec.convert(_read("people.yaml"), People)


@cache
def rows() -> dict[str, tuple[Row, ...]]:
    """{area: rows} of every file but people.yaml."""
    files = (path for path in sorted(_DATA.glob("*.yaml")) if path.name != "people.yaml")
    return {path.stem: msgspec.convert(_read(path.name), tuple[Row, ...]) for path in files}


def _read(name: str) -> object:
    return YAML(typ="safe", pure=True).load((_DATA / name).read_text())


def cells(row: Row) -> Iterator[Cell]:
    """Everybody in every state of a row. Errors: ValueError for a name that is not there, or that stands there twice."""
    wanted: dict[str, str] = {}
    for answer, names in row.named().items():
        for name in expanded(names):
            if wanted.setdefault(name, answer) != answer:
                raise ValueError(f"{row.address}: {name} twice")
    for state in row.state:
        if state not in people().states:
            raise ValueError(f"{row.address}: no state {state}")
        for name, someone in people().people.items():
            yield Cell(row, state, name, wanted.get(name) or someone.usually or row.others)


def expanded(names: Iterable[str]) -> set[str]:
    """The people of some names and groups. Errors: ValueError for an unknown one."""
    found: set[str] = set()
    for name in names:
        wanted = name.removeprefix("-")
        if wanted not in people().groups and wanted not in people().people:
            raise ValueError(f"nobody is called {wanted}")
        group = set(people().groups.get(wanted, (wanted,)))
        found = found - group if name.startswith("-") else found | group
    return found


def is_ours(address: str) -> bool:
    return not address.startswith(tuple(people().not_ours))
