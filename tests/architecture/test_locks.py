"""The locks: every package pinned with its hashes, and nothing that says where it was fetched."""

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from tests.architecture.tracked import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]
PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.IGNORECASE)


def entries(text: str) -> list[str]:
    """Join a package with its hashes on one line, without comments."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return "\n".join(lines).replace("\\\n", " ").splitlines()


def pins(text: str) -> dict[str, set[str]]:
    """Return the versions per package: more than one where Python versions or systems differ."""
    found: dict[str, set[str]] = {}
    for entry in entries(text):
        if match := PIN.match(entry):
            found.setdefault(normal(match[1]), set()).add(match[2])
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def faults(text: str) -> Iterator[str]:
    for entry in entries(text):
        if not PIN.match(entry):
            yield f"no exact version: {entry[:60]}"
        elif "--hash=sha256:" not in entry:
            yield f"no hash: {entry[:60]}"
    for number, line in enumerate(text.splitlines(), start=1):
        if "://" in line or re.search(r"--(index|extra-index|find-links)", line):
            yield f"line {number} names a place"


def asked_for(extra: str = "") -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["optional-dependencies"][extra] if extra else project["dependencies"]
    return {normal(re.split(r"[\[<>=~! ;]", line, maxsplit=1)[0]) for line in wanted}


def front_faults(lock: dict[str, Any]) -> Iterator[str]:
    for name, package in lock["packages"].items():
        if "resolved" in package and not package.get("link"):
            yield f"{name} says where it was fetched"
        if name and "integrity" not in package and not package.get("link"):
            yield f"{name} has no hash"


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_is_pinned_with_a_hash_and_without_a_place(name: str) -> None:
    assert list(faults((ROOT / name).read_text())) == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    run, dev = (pins((ROOT / name).read_text()) for name in LOCKS)

    assert asked_for() - run.keys() == set()
    assert asked_for("dev") - dev.keys() == set()
    assert {name: versions for name, versions in run.items() if dev.get(name) != versions} == {}


def test_the_front_lock_names_no_place() -> None:
    lock = ROOT / "package-lock.json"
    assert not lock.exists() or list(front_faults(json.loads(lock.read_text()))) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("django==5.2", "no hash: django==5.2"),
        ("django>=5.2 \\\n    --hash=sha256:00", "no exact version: django>=5.2      --hash=sha256:00"),
        ("# from https://example.org/simple", "line 1 names a place"),
        ("--index-url somewhere", "no exact version: --index-url somewhere"),
    ],
)
def test_a_bad_lock_is_found(text: str, fault: str) -> None:
    assert fault in list(faults(text))


def test_a_bad_front_lock_is_found() -> None:
    lock = {"packages": {"": {}, "node_modules/a": {"version": "1", "resolved": "somewhere"}}}
    assert list(front_faults(lock)) == [
        "node_modules/a says where it was fetched",
        "node_modules/a has no hash",
    ]
