"""Where the scores of a goal stand over time: one line per person, the target as a dashed line."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from rondom.web.templatetags.pictures import plain_number, value_of

LEFT, RIGHT = 14.0, 68.0  # percent of the width: the names stand right of it
TOP, BOTTOM = 16, 136
NAME_HEIGHT = 18


@dataclass(frozen=True, slots=True)
class Point:
    x: str
    y: int


@dataclass(frozen=True, slots=True)
class Segment:
    begin: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Line:
    """label: whose scores, and the newest; name_y: moved aside where two would stand on each other."""

    label: str
    points: list[Point]
    segments: list[Segment]
    name_y: int


@dataclass(frozen=True, slots=True)
class Over:
    """A picture of some days. first, last: the days at its edges."""

    height: int
    days_y: int
    target_y: int
    start_y: int
    first: dt.date
    last: dt.date
    lines: list[Line]


def score_lines(goal: Any) -> Over | None:
    """None when all scores are of one day: then there is nothing to see over time. goal: as goal_scale, with scores."""
    scores = sorted(value_of(goal, "scores", ()), key=lambda row: row.scored_on)
    days = [row.scored_on for row in scores]
    if not days or days[0] == days[-1]:
        return None
    low, high = float(value_of(goal, "minimum", 0)), float(value_of(goal, "maximum", 10))
    by_person: dict[int, list[Any]] = {}
    for row in scores:
        by_person.setdefault(row.author_id, []).append(row)
    drawn = [
        (_label(rows), [Point(_x(row.scored_on, days), _y(row.value, low, high)) for row in rows])
        for rows in by_person.values()
    ]
    lines = _named(drawn)
    bottom = max([BOTTOM, *(line.name_y for line in lines)])
    return Over(
        height=bottom + 34,
        days_y=bottom + 28,
        target_y=_y(value_of(goal, "target", high), low, high),
        start_y=_y(value_of(goal, "start", low), low, high),
        first=days[0],
        last=days[-1],
        lines=lines,
    )


def _label(rows: Sequence[Any]) -> str:
    newest = rows[-1]
    return f"{newest.voice_label} {plain_number(newest.value)}"


def _x(day: dt.date, days: Sequence[dt.date]) -> str:
    share = (day - days[0]).days / (days[-1] - days[0]).days
    return f"{LEFT + (RIGHT - LEFT) * share:.1f}%"


def _y(value: Any, low: float, high: float) -> int:
    share = (float(value) - low) / (high - low) if high > low else 0.0
    return round(BOTTOM - (BOTTOM - TOP) * min(max(share, 0.0), 1.0))


def _named(drawn: Iterable[tuple[str, list[Point]]]) -> list[Line]:
    """From the highest end down; a name that would stand on the one above it, moves down."""
    lines: list[Line] = []
    for label, points in sorted(drawn, key=lambda row: row[1][-1].y):
        above = lines[-1].name_y + NAME_HEIGHT if lines else 0
        segments = [Segment(*pair) for pair in pairwise(points)]
        lines.append(Line(label, points, segments, max(points[-1].y + 5, above)))
    return lines
