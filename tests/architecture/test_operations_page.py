"""docs/operations.md names every variable that the program reads, and no other."""

import re

from tests.architecture.tracked import ROOT, tracked

READ = re.compile(r"env_(?:text|bool|int|list|secret)\(\s*[\"'](\w+)[\"']")
NAMED = re.compile(r"^\| `(\w+)` \|", re.MULTILINE)


def variables_read(text: str) -> set[str]:
    return set(READ.findall(text))


def test_every_variable_is_on_the_page() -> None:
    read = {name for path in tracked(".py", below="src") for name in variables_read(path.read_text())}
    named = set(NAMED.findall((ROOT / "docs/operations.md").read_text()))
    assert named == read


def test_a_variable_is_found() -> None:
    assert variables_read('X = env_bool("RONDOM_X", default=env_text(\n "RONDOM_Y", ""))') == {
        "RONDOM_X",
        "RONDOM_Y",
    }
