"""Compares a route, the visits and the facts: what is missing, due, blocked, usual or possible. No Django, no clock."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rondom.routes.definition import Route, Step, reachable
from rondom.routes.terms import LineKind, LineNote

Facts = Mapping[str, dt.date]
"""The latest day per fact that it came true; what is not true is not in it."""

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay at a step. left_on is empty while the dossier is there; one open visit per track."""

    step: str
    track: str
    arrived_on: dt.date
    left_on: dt.date | None = None

    @property
    def is_open(self) -> bool:
        return self.left_on is None


@dataclass(frozen=True, slots=True)
class Move:
    """A step one can go to from an open visit.

    usual:      the route names it; any other move asks for a reason
    blocked_by: missing hard needs of the step, and of what cannot be avoided on the way there
    switch:     to the other side of a pair
    beside:     the present step may stay open: the other track is free
    joins:      the dossier is there already; moving only closes the present step
    """

    to: Step
    usual: bool
    blocked_by: tuple[str, ...]
    backwards: bool
    switch: bool
    beside: bool
    joins: bool

    @property
    def is_possible(self) -> bool:
        return not self.blocked_by

    @property
    def needs_reason(self) -> bool:
        return not self.usual


@dataclass(frozen=True, slots=True)
class Here:
    """An open visit, seen today. missing and done split the step's done_when; moves: the usual ones first."""

    visit: Visit
    step: Step
    missing: tuple[str, ...]
    done: tuple[str, ...]
    due_on: dt.date | None
    is_late: bool
    moves: tuple[Move, ...]

    @property
    def is_ready(self) -> bool:
        return not self.missing

    def move_to(self, key: str) -> Move:
        """Errors: KeyError for the present step and for a step the route does not have."""
        for move in self.moves:
            if move.to.key == key:
                return move
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Outlook:
    """One Here per open visit, in the order of the route; empty when the route has ended or not begun."""

    here: tuple[Here, ...]

    @property
    def is_late(self) -> bool:
        return any(here.is_late for here in self.here)

    def at(self, step: str) -> Here:
        """Errors: KeyError when the dossier is not at this step."""
        for here in self.here:
            if here.step.key == step:
                return here
        raise KeyError(step)


@dataclass(frozen=True, slots=True)
class LineStep:
    """A step on the route line. `note` says which of day, beside and needs the small text uses.

    phase: title of the phase; starts_phase: the first step of it, where the line shows the title
    """

    key: str
    title: str
    phase: str
    starts_phase: bool
    prevention: bool
    kind: LineKind
    note: LineNote
    day: dt.date | None = None
    beside: str = ""
    needs: tuple[str, ...] = ()


def outlook(
    route: Route,
    visits: Iterable[Visit],
    facts: Facts,
    *,
    today: dt.date,
    holidays: Collection[dt.date] = (),
) -> Outlook:
    """Return per open visit what the step still misses, when it is due, and every move from here.

    A fact from before the arrival does not count: back at a step, the work is done anew. Standing facts
    (the route names their beginnings: consent, participants, views) count whenever they are true, and so do
    the hard needs of a move. Moves: the usual ones first, then the others in the order of the route.
    Errors: KeyError for a visit to a step that this version of the route does not have.
    """
    opened = open_visits(route, visits)
    return Outlook(tuple(_here(route, visit, opened, facts, today=today, holidays=holidays) for visit in opened))


def next_usual(seen: Outlook) -> Move | None:
    """Return the move to name first: the first usual step onwards, also when it is blocked; None at the end."""
    onwards = [move for here in seen.here for move in here.moves if move.usual and not move.backwards]
    return next((move for move in onwards if not move.switch), None)


def line(route: Route, visits: Iterable[Visit], facts: Facts) -> tuple[LineStep, ...]:
    """Return every step of the route for the line: done, here, possible now, blocked, or later.

    After going back, what comes later is no longer done; it keeps its visits in the history.
    """
    visits = tuple(visits)
    opened = open_visits(route, visits)
    moves = [move for visit in opened for move in _moves(route, visit, opened, facts)]
    usual = [move for move in moves if move.usual and not move.joins]
    found: list[LineStep] = []
    for position, step in enumerate(route.steps):
        kind, note, details = _standing_of(route, step, visits, opened, usual)
        found.append(
            LineStep(
                key=step.key,
                title=step.title,
                phase=next(phase.title for phase in route.phases if phase.key == step.phase),
                starts_phase=position == 0 or route.steps[position - 1].phase != step.phase,
                prevention=step.prevention,
                kind=kind,
                note=note,
                **details,
            )
        )
    return tuple(found)
