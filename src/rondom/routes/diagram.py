"""The steps of a route as a picture: places and lines. Pure; the page draws it."""

from dataclasses import dataclass

from rondom.routes.definition import Route
from rondom.routes.terms import MAIN_TRACK

WIDTH, HEIGHT = 208, 76  # of the box of a step
GAP_X, GAP_Y = 40, 44
EDGE = 24


@dataclass(frozen=True, slots=True)
class Box:
    """A step. x and y: its upper left corner; lines: its title, cut to fit."""

    key: str
    x: int
    y: int
    lines: tuple[str, ...]
    certainty: str

    @property
    def text_x(self) -> int:
        return self.x + 12

    @property
    def middle(self) -> int:
        return self.x + WIDTH // 2


@dataclass(frozen=True, slots=True)
class Line:
    """A usual move. kind: on, back or switch; path: how SVG draws it."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Diagram:
    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def diagram(route: Route) -> Diagram:
    """Downwards in the order of the route, side tracks beside each other, steps to exchange on one height."""
    rows = _rows(route)
    columns = [track.key for track in route.tracks]
    across = max(len(columns), 1)
    full = across * WIDTH + (across - 1) * GAP_X
    boxes = {
        step.key: Box(
            step.key,
            EDGE + _left(step.track, columns, full),
            EDGE + rows[step.key] * (HEIGHT + GAP_Y),
            _cut(f"{step.key}. {step.title}"),
            step.confirmed.value,
        )
        for step in route.steps
    }
    lines = [_line(boxes[step.key], boxes[key]) for step in route.steps for key in step.next if key in boxes]
    lines += [
        _switch(boxes[one], boxes[other]) for one, other in route.switches if {one, other} <= set(boxes)
    ]
    height = 2 * EDGE + (max(rows.values()) + 1) * (HEIGHT + GAP_Y) - GAP_Y
    return Diagram(full + 2 * EDGE, height, tuple(boxes.values()), tuple(lines))


def _rows(route: Route) -> dict[str, int]:
    """A step that can be exchanged with an earlier one on another track stands beside it."""
    found: dict[str, int] = {}
    taken: set[tuple[int, str]] = set()
    for step in route.steps:
        beside = [found[key] for key in route.switch_partners(step.key) if key in found]
        below = max(found.values(), default=-1) + 1
        row = beside[0] if beside and (beside[0], step.track) not in taken else below
        found[step.key] = row
        taken.add((row, step.track))
    return found


def _left(track: str, columns: list[str], full: int) -> int:
    """Side tracks from left to right; what is on none stands in the middle."""
    if track == MAIN_TRACK or track not in columns:
        return (full - WIDTH) // 2
    return columns.index(track) * (WIDTH + GAP_X)


def _line(start: Box, end: Box) -> Line:
    if end.y <= start.y:
        return Line("back", _around(start, end, right=True))
    top, bottom = start.y + HEIGHT, end.y
    if bottom - top > GAP_Y:  # over a row in between
        return Line("on", _around(start, end, right=start.x > end.x))
    half = (top + bottom) // 2
    path = f"M{start.middle} {top}C{start.middle} {half} {end.middle} {half} {end.middle} {bottom}"
    return Line("on", path)


def _around(start: Box, end: Box, *, right: bool) -> str:
    """Beside the boxes in between, back to the side of the other box."""
    one, other = start.y + HEIGHT // 2, end.y + HEIGHT // 2
    side = start.x + WIDTH if right else start.x
    other_side = end.x + WIDTH if right else end.x
    out = max(side, other_side) + EDGE - 4 if right else min(side, other_side) - EDGE + 4
    return f"M{side} {one}C{out} {one} {out} {other} {other_side} {other}"


def _switch(one: Box, other: Box) -> Line:
    left, right = sorted((one, other), key=lambda box: box.x)
    return Line("switch", f"M{left.x + WIDTH} {left.y + HEIGHT // 2}L{right.x} {right.y + HEIGHT // 2}")


def _cut(title: str, *, width: int = 24, most: int = 3) -> tuple[str, ...]:
    """The title in lines of so many letters; what does not fit ends with an ellipsis."""
    lines: list[str] = []
    for word in title.split():
        piece = word if len(word) <= width else f"{word[: width - 1]}…"
        if lines and len(lines[-1]) + 1 + len(piece) <= width:
            lines[-1] = f"{lines[-1]} {piece}"
        else:
            lines.append(piece)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: width - 1]}…"]
    return tuple(lines)
