"""The Tabler icons that the front build gathered, as pieces of SVG."""

import json
from functools import cache
from pathlib import Path

WEB = Path(__file__).resolve().parent.parent
BUILT = WEB / "static" / "build" / "icons.json"
LIST = WEB / "front" / "icons.txt"

# These point in the direction of reading, so they turn around in a text from right to left.
FLIPPED = {
    "arrow-back-up",
    "arrow-left",
    "arrow-narrow-right",
    "arrow-right",
    "chevron-left",
    "chevron-right",
    "circle-arrow-right",
    "door-exit",
    "external-link",
    "login",
    "logout",
    "send",
}


@cache
def known_names() -> frozenset[str]:
    lines = (line.strip() for line in LIST.read_text().splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def built_icons() -> dict[str, str]:
    """Name and lines of each icon; empty when the front was not built, so that tests run without it."""
    return json.loads(BUILT.read_text()) if BUILT.exists() else {}


def icon_lines(name: str) -> str:
    """Errors: KeyError for a name that is not in front/icons.txt."""
    if name not in known_names():
        raise KeyError(f"icon {name!r} is not in front/icons.txt")
    return built_icons().get(name, "")
