"""Files and functions stay small, and their names say what they hold."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tracked import ROOT, name_of, tracked, tracked_files

FUNCTION_LINES = 40
JOURNEY_LINES = 80  # a journey in the browser reads as one story
MODULE_LINES = 400
TEST_MODULE_LINES = 600
TEMPLATE_LINES = 120
EMPTY_NAMES = {"utils", "helpers", "common", "misc", "services", "managers", "base"}

# A file that may be longer, or hold a longer function: its path and the reason.
MAY_BE_LONGER: dict[str, str] = {
    "tests/matrix/test_policy.py": "two tables of questions and answers; cut in pieces they read worse",
}


def long_functions(source: str, allowed: int = FUNCTION_LINES) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > allowed:
                yield f"{node.name} has {lines} lines"


def lines_allowed(path: Path) -> int:
    if path.suffix == ".html":
        return TEMPLATE_LINES
    return TEST_MODULE_LINES if path.is_relative_to(ROOT / "tests") else MODULE_LINES


def too_long(path: Path, source: str) -> list[str]:
    lines = len(source.splitlines())
    found = [f"{lines} lines"] if lines > lines_allowed(path) else []
    allowed = JOURNEY_LINES if path.is_relative_to(ROOT / "tests" / "e2e") else FUNCTION_LINES
    return found + (list(long_functions(source, allowed)) if path.suffix == ".py" else [])


def measured() -> dict[str, list[str]]:
    paths = [path for path in tracked(".py") if "migrations" not in path.parts] + tracked(
        ".html", below="src"
    )
    found = {name_of(path): too_long(path, path.read_text()) for path in paths}
    return {name: faults for name, faults in found.items() if faults}


def names_that_say_nothing(path: str) -> list[str]:
    return [part for part in Path(path).with_suffix("").parts if part in EMPTY_NAMES]


def test_files_and_functions_are_small() -> None:
    assert {name: faults for name, faults in measured().items() if name not in MAY_BE_LONGER} == {}


def test_every_exception_is_still_needed() -> None:
    assert set(MAY_BE_LONGER) <= set(measured())


def test_names_say_what_a_module_holds() -> None:
    modules = [name_of(path) for path in tracked_files() if path.suffix == ".py"]
    assert [name for name in modules if names_that_say_nothing(name)] == []


@pytest.mark.parametrize(
    ("name", "source", "fault"),
    [
        ("src/rondom/a.py", "x = 1\n" * 401, "401 lines"),
        ("tests/test_a.py", "x = 1\n" * 601, "601 lines"),
        ("src/rondom/a.html", "<p>\n" * 121, "121 lines"),
        ("src/rondom/b.py", "def f():\n" + "    x = 1\n" * 40, "f has 41 lines"),
        ("src/rondom/c.py", "class A:\n  async def g(self):\n" + "    x = 1\n" * 40, "g has 41 lines"),
    ],
)
def test_one_line_too_many_is_found(name: str, source: str, fault: str) -> None:
    assert too_long(ROOT / name, source) == [fault]


@pytest.mark.parametrize("name", ["src/rondom/web/utils.py", "src/rondom/helpers/dates.py"])
def test_an_empty_name_is_found(name: str) -> None:
    assert len(names_that_say_nothing(name)) == 1
