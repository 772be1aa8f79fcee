"""What is missing, due, blocked, usual or possible: from route, visits and facts. No Django, no clock."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from rondom.core.school_days import add_school_days
from rondom.routes.definition import Route, Scaling, Step
from rondom.routes.terms import CONSENT, MAIN_TRACK, PARTICIPANT, LineKind, LineNote

Facts = Mapping[str, dt.date]
"""The latest day per fact that it came true; what is not true is not in it."""


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
    backwards:  to an earlier step of the route
    switch:     to the other side of a pair
    beside:     the present step may stay open: the other track is free
    joins:      the dossier is there already; moving only closes the present step
    ends:       another open step that closes too, because a track holds one visit; "" for none
    again:      a next round of the same step
    absent:     parties of that step that are not around the child yet; the required ones stand in blocked_by
    scaling, up: the pair of steps this move scales up or down
    """

    to: Step
    usual: bool
    blocked_by: tuple[str, ...]
    backwards: bool
    switch: bool
    beside: bool
    joins: bool
    ends: str
    again: bool = False
    absent: tuple[str, ...] = ()
    scaling: Scaling | None = None
    up: bool = False

    @property
    def is_possible(self) -> bool:
        return not self.blocked_by

    @property
    def waits_for_consent(self) -> bool:
        return any(name.startswith(CONSENT) for name in self.blocked_by)

    @property
    def needs_reason(self) -> bool:
        return not self.usual


@dataclass(frozen=True, slots=True)
class Here:
    """An open visit, seen today. missing and done split what the step asks; moves: the usual ones first.

    unclosed: what is missing to go on from here; absent: parties that are not around the child; round: from 1
    """

    visit: Visit
    step: Step
    missing: tuple[str, ...]
    done: tuple[str, ...]
    due_on: dt.date | None
    is_late: bool
    moves: tuple[Move, ...]
    unclosed: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    round: int = 1

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
    visits = tuple(visits)
    opened = open_visits(route, visits)
    seen = (_here(route, visit, opened, facts, today=today, holidays=holidays) for visit in opened)
    return Outlook(tuple(replace(here, round=round_of(visits, here.visit)) for here in seen))


def round_of(visits: Iterable[Visit], visit: Visit) -> int:
    """The how-manieth stay at its step a visit is, from 1; visits in the order of arrival."""
    stays = [other for other in visits if other.step == visit.step]
    return stays.index(visit) + 1


def next_usual(seen: Outlook) -> Move | None:
    """Return the move to name first: the first usual step onwards, blocked or not; None at the end."""
    onwards = [move for here in seen.here for move in here.moves if move.usual and not move.backwards]
    return next((move for move in onwards if not (move.switch or move.again)), None)


def line(route: Route, visits: Iterable[Visit], facts: Facts) -> tuple[LineStep, ...]:
    """Return every step of the route for the line: done, here, possible now, blocked, or later.

    After going back, what comes next is no longer done; it keeps its visits in the history.
    """
    visits = tuple(visits)
    opened = open_visits(route, visits)
    usual = [
        move
        for visit in opened
        for move in _moves(route, visit, opened, facts)
        if move.usual and not move.again
    ]
    return tuple(_line_step(route, step, visits, opened, usual) for step in route.steps)


def replay(visits: Iterable[Visit]) -> dict[str, str]:
    """Return {track: step} after these visits, given in the order of arrival.

    Errors: ValueError for a history that cannot be: left before it came, or in two places on one track.
    """
    latest: dict[str, Visit] = {}
    for visit in visits:
        before = latest.get(visit.track)
        if visit.left_on is not None and visit.left_on < visit.arrived_on:
            raise ValueError(f"step {visit.step} is left before arrival")
        if before is not None and (before.left_on is None or before.left_on > visit.arrived_on):
            raise ValueError(f"two visits at once on track {visit.track}: {before.step} and {visit.step}")
        latest[visit.track] = visit
    return {track: visit.step for track, visit in sorted(latest.items()) if visit.is_open}


def begin(route: Route, *, on: dt.date, step: str = "") -> Visit:
    """Return the visit a dossier starts with. step: where another opener starts. Errors: KeyError."""
    start = route.step(step) if step else route.steps[0]
    return Visit(start.key, start.track, on)


def arrive(
    route: Route, visits: Iterable[Visit], *, leaving: str, to: str, on: dt.date, beside: bool = False
) -> tuple[Visit, ...]:
    """Return the visits after a move. beside: the step we come from stays open.

    What is open on the track of the new step closes; a visit already open at the new step stays as it is.
    Asks nothing: whether the move may happen is for the caller, with the Move of an outlook.
    """
    step = route.step(to)
    closing = () if beside else (leaving,)
    again = leaving == to
    kept = tuple(
        replace(visit, left_on=on)
        if visit.is_open
        and (visit.step != to or again)
        and (visit.step in closing or visit.track == step.track)
        else visit
        for visit in visits
    )
    if any(visit.is_open and visit.step == to for visit in kept):
        return kept
    return (*kept, Visit(step.key, step.track, on))


def open_visits(route: Route, visits: Iterable[Visit]) -> tuple[Visit, ...]:
    """Return the open visits in the order of the route."""
    opened = (visit for visit in visits if visit.is_open)
    return tuple(sorted(opened, key=lambda visit: route.position(visit.step)))


def due_on(step: Step, arrived_on: dt.date, *, holidays: Collection[dt.date] = ()) -> dt.date | None:
    """Return the last day that is in time, or None for a step without a term."""
    if step.within_school_days is not None:
        return add_school_days(arrived_on, step.within_school_days, holidays=holidays)
    if step.within_days is not None:
        return arrived_on + dt.timedelta(days=step.within_days)
    return None


def missing_at(route: Route, visit: Visit, facts: Facts) -> tuple[str, ...]:
    """Return what a visited step still misses, without its moves: for lists of many dossiers."""
    return _uncounted(route, visit, route.step(visit.step).asks, facts)


def _uncounted(route: Route, visit: Visit, wanted: Iterable[str], facts: Facts) -> tuple[str, ...]:
    return tuple(name for name in wanted if not _counts(route, name, facts, visit.arrived_on))


def absent_at(step: Step, facts: Facts) -> tuple[str, ...]:
    """Return the parties of a step that are not around the child."""
    return tuple(party for party in step.parties if PARTICIPANT + party not in facts)


def _here(
    route: Route,
    visit: Visit,
    opened: tuple[Visit, ...],
    facts: Facts,
    *,
    today: dt.date,
    holidays: Collection[dt.date],
) -> Here:
    step = route.step(visit.step)
    missing = missing_at(route, visit, facts)
    due = due_on(step, visit.arrived_on, holidays=holidays)
    return Here(
        visit=visit,
        step=step,
        missing=missing,
        done=tuple(name for name in step.asks if name not in missing),
        due_on=due,
        is_late=bool(missing and due and today > due),
        moves=_moves(route, visit, opened, facts),
        unclosed=_uncounted(route, visit, step.closes_with, facts),
        absent=absent_at(step, facts),
    )


def _counts(route: Route, name: str, facts: Facts, arrived_on: dt.date) -> bool:
    return name in facts and (route.is_standing(name) or facts[name] >= arrived_on)


def _moves(route: Route, visit: Visit, opened: tuple[Visit, ...], facts: Facts) -> tuple[Move, ...]:
    """The usual moves in the order the step names them, then the others in the order of the route."""
    order = route.usual_from(visit.step)
    here = route.step(visit.step)
    others = [step for step in route.steps if step.key != visit.step or here.repeats]
    moves = [_move(route, visit, step, opened, facts) for step in others]
    return tuple(
        sorted(moves, key=lambda move: order.index(move.to.key) if move.to.key in order else len(order))
    )


def _move(route: Route, visit: Visit, to: Step, opened: tuple[Visit, ...], facts: Facts) -> Move:
    again = to.key == visit.step
    there = next((other.step for other in opened if other.track == to.track and other != visit), "")
    joins = there == to.key
    ends = "" if joins else there
    scaling = scaling_of(route, visit.step, to.key)
    return Move(
        to=to,
        # Who ends somebody else's step as well, says why.
        usual=again or (to.key in route.usual_from(visit.step) and not ends),
        blocked_by=_unmet(to, facts) if again else _blocked_by(route, visit, to, facts),
        backwards=route.position(to.key) < route.position(visit.step),
        switch=to.key in route.switch_partners(visit.step),
        beside=not there and to.track != visit.track and MAIN_TRACK not in (to.track, visit.track),
        joins=joins,
        ends=ends,
        again=again,
        absent=() if again else tuple(name for name in absent_at(to, facts) if name not in to.requires),
        scaling=scaling,
        up=bool(scaling and scaling.upper == to.key),
    )


def scaling_of(route: Route, here: str, there: str) -> Scaling | None:
    """The pair that a move scales up or down, if any."""
    return next((row for row in route.scaling if {row.lower, row.upper} == {here, there}), None)


def _unmet(to: Step, facts: Facts) -> tuple[str, ...]:
    return tuple(name for name in to.hard if name not in facts)


def _blocked_by(route: Route, visit: Visit, to: Step, facts: Facts) -> tuple[str, ...]:
    """Missing needs of the step itself, what closes the present one, and onwards what no usual way goes around."""
    start = visit.step
    own = [*_unmet(to, facts)]
    if route.position(to.key) < route.position(start):
        return tuple(own)
    if route.is_onwards(start, to.key):
        own += _uncounted(route, visit, route.step(start).closes_with, facts)
    if to.key not in route.reachable_from(start):
        start = route.steps[0].key
    gates = (name for step in route.steps for name in (*step.hard, *step.closes_with))
    others = dict.fromkeys(name for name in gates if name not in facts and name not in own)
    around = (name for name in others if to.key not in route.reachable_from(start, without=name))
    return tuple(dict.fromkeys((*own, *around)))


def _line_step(
    route: Route, step: Step, visits: tuple[Visit, ...], opened: tuple[Visit, ...], usual: list[Move]
) -> LineStep:
    position = route.position(step.key)
    later = LineStep(
        key=step.key,
        title=step.title,
        phase=next(phase.title for phase in route.phases if phase.key == step.phase),
        starts_phase=position == 0 or route.steps[position - 1].phase != step.phase,
        prevention=step.prevention,
        kind=LineKind.LATER,
        note=LineNote.LATER,
    )
    for visit in opened:
        if visit.step == step.key:
            return replace(later, kind=LineKind.HERE, note=LineNote.SINCE, day=visit.arrived_on)
    is_past = not opened or position < route.position(opened[-1].step)
    left = max((visit.left_on for visit in visits if visit.step == step.key and visit.left_on), default=None)
    moves = [move for move in usual if move.to.key == step.key]
    is_next = any(not move.backwards for move in moves)
    if left and is_past and not is_next:
        return replace(later, kind=LineKind.DONE, note=LineNote.DONE_ON, day=left)
    if moves:
        return _possible(route, later, moves, opened)
    return replace(later, note=LineNote.SKIPPED) if is_past and opened else later


def _possible(route: Route, later: LineStep, moves: list[Move], opened: tuple[Visit, ...]) -> LineStep:
    """A step one can usually go to: open when a move is, else blocked by what the first one misses."""
    free = next((move for move in moves if move.is_possible), None)
    if free is None:
        return replace(later, kind=LineKind.BLOCKED, note=LineNote.NEEDS, needs=moves[0].blocked_by)
    if free.switch and free.beside:
        partners = route.switch_partners(later.key)
        beside = next(visit.step for visit in opened if visit.step in partners)
        return replace(later, kind=LineKind.MAY, note=LineNote.BESIDE, beside=beside)
    return replace(later, kind=LineKind.MAY, note=LineNote.NEXT)
