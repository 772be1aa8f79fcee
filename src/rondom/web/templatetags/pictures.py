"""Where things stand in the pictures: the rings around the child, the scale of a goal, the dots of a route.

Numbers become text here, because a Dutch comma inside an SVG attribute breaks the picture.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from rondom.web.templatetags.words import initials

TURNS = (0.0, 0.25, -0.25)
FIRST_RING, RING_STEP, NODE, EDGE = 76, 42, 19, 20
LETTERS_IN_MIDDLE = 7  # more do not fit in the disc: initials then
TRACK_FROM, TRACK_LENGTH = 20.0, 72.0
ROW_FIRST, ROW_STEP = 42, 26


def value_of(thing: Any, name: str, default: Any = "") -> Any:
    """Read a field of an object or of a dict: a component takes both."""
    if isinstance(thing, Mapping):
        return thing.get(name, default)
    return getattr(thing, name, default)


@dataclass(frozen=True, slots=True)
class Node:
    x: str
    y: str
    text_y: str
    letters: str
    kind: str


@dataclass(frozen=True, slots=True)
class Ring:
    title: str
    radius: int
    label_y: int
    nodes: list[Node]
    people: list[Any]


@dataclass(frozen=True, slots=True)
class Circle:
    size: int
    centre: int
    child_text_y: int
    node_radius: str
    rings: list[Ring]


def ring_angles(count: int, radius: int, turn: float = 0.0) -> list[float]:
    """Even spread in degrees, clockwise, 0 at the right. The top stays free for the name of the ring.

    turn: a share of the step to turn the ring, so that rings do not line up; left out when the ring is full.
    """
    if not count:
        return []
    free = math.degrees(70 / radius)
    step = 360 / count
    if step < free:
        step = (360 - free) / count
        return [-90 + free / 2 + (place + 0.5) * step for place in range(count)]
    shift = turn * step if step * (0.5 - abs(turn)) >= free / 2 else 0.0
    return [-90 + (place + 0.5) * step + shift for place in range(count)]


def circle_picture(rings: Sequence[Any]) -> Circle:
    """Positions of everybody around the child; nearest ring first."""
    radii = [FIRST_RING + RING_STEP * place for place in range(len(rings))]
    centre = (radii[-1] if radii else FIRST_RING) + EDGE
    drawn = []
    for ring, radius, turn in zip(rings, radii, cycle(TURNS), strict=False):
        people = list(value_of(ring, "people", []))
        spots = zip(people, ring_angles(len(people), radius, turn), strict=True)
        nodes = [_node(person, angle, radius, centre) for person, angle in spots]
        drawn.append(Ring(str(value_of(ring, "title")), radius, centre - radius + 4, nodes, people))
    return Circle(2 * centre, centre, centre + 6, f"{_node_radius(drawn):.1f}", drawn)


def _node(person: Any, angle: float, radius: int, centre: int) -> Node:
    x = centre + radius * math.cos(math.radians(angle))
    y = centre + radius * math.sin(math.radians(angle))
    letters = value_of(person, "initials") or initials(str(value_of(person, "name")))
    return Node(f"{x:.1f}", f"{y:.1f}", f"{y + 4.5:.1f}", letters, str(value_of(person, "kind")))


def _node_radius(rings: Iterable[Ring]) -> float:
    """Smaller discs when a ring is full, so that neighbours do not overlap."""
    room = [2 * math.pi * ring.radius / len(ring.nodes) for ring in rings if len(ring.nodes) > 1]
    return min([float(NODE), *(space / 2 - 2 for space in room)])


@dataclass(frozen=True, slots=True)
class ScaleRow:
    voice: str
    value: str
    x: str
    y: int
    text_y: int
    number_dx: int
    number_anchor: str


@dataclass(frozen=True, slots=True)
class Scale:
    height: int
    bottom: int
    start_x: str
    target_x: str
    start_anchor: str
    target_anchor: str
    rows: list[ScaleRow]


def scale_percent(value: float, minimum: float, maximum: float) -> float:
    """Where a value stands, in percent of the picture; outside the scale it sticks to the end."""
    if maximum <= minimum:
        return TRACK_FROM
    share = (min(max(value, minimum), maximum) - minimum) / (maximum - minimum)
    return TRACK_FROM + TRACK_LENGTH * share


def plain_number(value: Any) -> str:
    """3.0 becomes "3" and 2.5 becomes "2,5"."""
    return f"{float(value):g}".replace(".", ",")


def scale_picture(goal: Any) -> Scale:
    """One line per voice, the start as an edge and the target as a dashed line."""
    low, high = float(value_of(goal, "minimum", 0)), float(value_of(goal, "maximum", 10))
    start = scale_percent(float(value_of(goal, "start", low)), low, high)
    target = scale_percent(float(value_of(goal, "target", high)), low, high)
    rows = []
    for place, (voice, value) in enumerate(value_of(goal, "voices", [])):
        y = ROW_FIRST + ROW_STEP * place
        x = f"{scale_percent(float(value), low, high):.1f}%"
        # The number stands on the side where no line runs.
        beside = (-13, "end") if scale_percent(float(value), low, high) < start else (13, "start")
        rows.append(ScaleRow(str(voice), plain_number(value), x, y, y + 5, *beside))
    height = ROW_FIRST - 6 + ROW_STEP * max(len(rows), 1)
    start_anchor, target_anchor = _label_anchors(start, target)
    return Scale(height, height - 6, f"{start:.1f}%", f"{target:.1f}%", start_anchor, target_anchor, rows)


def _label_anchors(start: float, target: float) -> tuple[str, str]:
    """Labels that stand close grow away from each other."""
    if abs(target - start) >= 24:
        return "middle", "middle"
    return ("end", "start") if start <= target else ("start", "end")


def route_steps(steps: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows for the route line; a phase is named once, at its first step."""
    rows: list[dict[str, Any]] = []
    last_phase = ""
    for step in steps:
        phase = str(value_of(step, "phase"))
        row = {name: value_of(step, name) for name in ("key", "title", "kind", "note", "extra", "url")}
        rows.append(row | {"phase": "" if phase == last_phase else phase})
        last_phase = phase
    return rows


def dot_kinds(total: int, here: int) -> list[str]:
    """Kinds of the dots of a route; `here` counts from 1."""
    return ["done" if place < here else "here" if place == here else "" for place in range(1, total + 1)]
