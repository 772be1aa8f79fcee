"""The page about the documents that asked for the program: per sentence where it lives and which test shows it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from rondom.routes.definition import parse_route
from rondom.routes.operations import LIBRARY

ROOT = Path(__file__).resolve().parents[3]
SENTENCES = ROOT / "docs" / "seeds.yaml"
MOST_WORDS = 15
HEAD = "<!-- Made by `make docs` from docs/seeds.yaml; change that file, not this page. -->\n\n"


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a document asks, in a few words. Built: lives and test; not yet: what it waits for; or nothing to build.

    lives:      `rondom.…` (a module or what is in it), `route:key` or `route:key/part`, `data:app/file.yaml`, `screen:address`
    test:       `tests/….py::test_name`
    not_yet:    the issue or the acceptance test that will bring it
    background: why there is nothing to build
    """

    says: str
    lives: str = ""
    test: str = ""
    not_yet: str = ""
    background: str = ""

    @property
    def is_built(self) -> bool:
        return bool(self.lives)


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    title: str
    sentences: tuple[Sentence, ...]


def documents() -> tuple[Document, ...]:
    data = YAML(typ="safe", pure=True).load(SENTENCES.read_text(encoding="utf-8"))
    return msgspec.convert(data["documents"], tuple[Document, ...])


def seed_page(addresses: Iterable[str]) -> str:
    """addresses: every name of a screen. Errors: ValueError with every sentence that is not right."""
    found = documents()
    wrong = problems(found, addresses)
    if wrong:
        raise ValueError("docs/seeds.yaml:\n" + "\n".join(wrong))
    text = [HEAD + "# What the five documents ask, and where it is\n", _counts(found)]
    text += [_document(document) for document in found]
    return "\n".join(text)


def problems(found: Iterable[Document], addresses: Iterable[str]) -> list[str]:
    """Every place or test that is not there, and every cell that would stay empty."""
    names = frozenset(addresses)
    return [
        f"{document.key}: “{row.says}”: {what}"
        for document in found
        for row in document.sentences
        for what in _wrong(row, names)
    ]


def _wrong(row: Sentence, addresses: frozenset[str]) -> Iterator[str]:
    if not row.says.strip() or len(row.says.split()) > MOST_WORDS:
        yield f"say it in 1 to {MOST_WORDS} words"
    if [bool(row.lives or row.test), bool(row.not_yet), bool(row.background)].count(True) != 1:
        yield "say where it lives with its test, or what it waits for, or why there is nothing to build"
    elif row.lives or row.test:
        if not _is_place(row.lives, addresses):
            yield f"there is no place “{row.lives}”"
        if not _is_test(row.test):
            yield f"there is no test “{row.test}”"


def _is_place(place: str, addresses: frozenset[str]) -> bool:
    kind, _colon, name = place.partition(":")
    if kind == "screen":
        return name in addresses
    if kind == "route":
        key, _slash, part = name.partition("/")
        return part in _parts(key)
    if kind == "data":
        app, _slash, file = name.partition("/")
        return bool(file) and (ROOT / "src" / "rondom" / app / "data" / file).is_file()
    return place.startswith("rondom.") and _is_there(place)


@cache
def _parts(route_key: str) -> frozenset[str]:
    """ "" and the keys of what a route has; nothing for a route that is not there."""
    path = LIBRARY / f"{route_key}.yaml"
    if not re.fullmatch(r"[a-z_]+", route_key) or not path.is_file():
        return frozenset()
    route = parse_route(path.read_text(encoding="utf-8"))
    keys = {step.key for step in route.steps} | {kind.key for kind in route.meeting_kinds}
    keys |= {row.key for row in route.outcomes} | {row.key for row in route.key_questions}
    keys |= {row.key for row in (*route.preconditions, *route.checks)}
    keys |= {row.key for row in route.results} | {row.key for row in route.scaling}
    return frozenset({"", "rules", "locks", "openers", "switches", *keys})


def _is_there(dotted: str) -> bool:
    """A module, or a name in one."""
    module = dotted
    names: list[str] = []
    while module and not _is_module(module):
        module, _dot, name = module.rpartition(".")
        names.insert(0, name)
    found: object = import_module(module) if module else None
    for name in names:
        found = getattr(found, name, None)
    return found is not None


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _is_test(test: str) -> bool:
    file, _colons, name = test.partition("::")
    path = ROOT / file
    if not re.fullmatch(r"tests/[\w/]+\.py", file) or not re.fullmatch(r"test_\w+", name):
        return False
    return path.is_file() and bool(
        re.search(rf"^def {name}\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    )


def _counts(found: tuple[Document, ...]) -> str:
    rows = ["| Document | Sentences | Built | Not yet | Nothing to build |", "|---|---|---|---|---|"]
    everything = Document("", "**Together**", tuple(row for one in found for row in one.sentences))
    for one in (*found, everything):
        built, later = (
            sum(row.is_built for row in one.sentences),
            sum(bool(row.not_yet) for row in one.sentences),
        )
        total = len(one.sentences)
        name = f"{one.key} {one.title}".strip()
        rows.append(f"| {name} | {total} | {built} | {later} | {total - built - later} |")
    return "\n".join(rows) + "\n"


def _document(document: Document) -> str:
    rows = ["| What it says | Where it lives | Test |", "|---|---|---|"]
    rows += [f"| {row.says} | {_where(row)} | {_shown(row)} |" for row in document.sentences]
    return f"## {document.key}. {document.title}\n\n" + "\n".join(rows) + "\n"


def _where(row: Sentence) -> str:
    if row.not_yet:
        return f"nog niet: {row.not_yet}"
    return f"`{row.lives}`" if row.is_built else f"niets te bouwen: {row.background}"


def _shown(row: Sentence) -> str:
    if row.is_built:
        return f"`{row.test}`"
    return "nog niet" if row.not_yet else "geen"
