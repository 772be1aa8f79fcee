"""No tracked file knows the machine it was written on, or the registry that served it."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tracked import ROOT, name_of, tracked_files

# Written so that they do not find themselves.
ABSOLUTE = r"(?<![\w.)}])"
HOME = re.compile(ABSOLUTE + r"/(?:(?:home|Users)/\w+|roo[t])/")
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|registry\.(?:npmjs|yarnpkg)|npmmirro[r]|artifactor[y]")


def own_paths() -> list[str]:
    """The checkout, the folder around it and the Python that runs: absolute, so of this machine only."""
    found = [ROOT, *ROOT.parents, Path(sys.prefix)]
    return [str(path) for path in found if len(path.parts) > 2]


def places(text: str, own: list[str]) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        if HOME.search(line) or any(re.search(ABSOLUTE + re.escape(path), line) for path in own):
            yield f"{number}: a path of a machine"
        if REGISTRY.search(line):
            yield f"{number}: a registry"


def text_of(path: Path) -> str:
    try:
        return path.read_text()
    except UnicodeDecodeError:  # a picture or a letter type
        return ""


def test_tracked_files_name_no_machine_and_no_registry() -> None:
    own = own_paths()
    found = {name_of(path): list(places(text_of(path), own)) for path in tracked_files()}
    assert {name: lines for name, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("cd " + "/ho" + "me/jan/rondom", "1: a path of a machine"),
        ("cp x " + "/ro" + "ot/.config", "1: a path of a machine"),
        ("see " + "/srv/checkout/src", "1: a path of a machine"),
        ("https://pypi" + ".org/project/django", "1: a registry"),
        ('"resolved": "https://registry' + '.npmjs.org/a"', "1: a registry"),
    ],
)
def test_a_place_is_found(line: str, fault: str) -> None:
    assert list(places(line, ["/srv/checkout"])) == [fault]


def test_an_address_of_the_site_is_no_place() -> None:
    assert list(places('client.get("/home/") and {{ site }}/root/', ["/srv/checkout"])) == []
