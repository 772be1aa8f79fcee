"""The parts of a route and what can be wrong with one."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

import msgspec

from rondom.routes.terms import MAIN_TRACK, Certainty

Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]{1,40}\Z")]
Code = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)?\Z", max_length=80)]
Prefix = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]+\.[a-z0-9_]*\Z", max_length=80)]
Line = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
Days = Annotated[int, msgspec.Meta(ge=1, le=366)]


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of a route: unchangeable, and a word we do not know is an error."""


class Source(_Part, frozen=True, kw_only=True):
    """Where a step or a term comes from."""

    key: Key
    title: Line
    address: str = ""
    seen_on: dt.date | None = None


class Phase(_Part, frozen=True, kw_only=True):
    key: Key
    title: Line


class Track(_Part, frozen=True, kw_only=True):
    """A side track; a step without one stands on the main track."""

    key: Key
    title: Line


class KeyQuestion(_Part, frozen=True, kw_only=True):
    """A question that stands above every step. short: for the screen, may hold {roepnaam}."""

    key: Key
    text: Line
    short: Line

    def short_for(self, given_name: str) -> str:
        # Not str.format: a region writes this text, and format reads attributes.
        return self.short.replace("{roepnaam}", given_name)


class Step(_Part, frozen=True, kw_only=True):
    """A place on the route.

    plain:    what happens here, for the family, in B1 words
    needs:    facts without which nobody can move a dossier here, or past here when there is no way around
    done_when: facts that make the step complete
    next:     usual moves, the most usual first; any other move asks for a reason
    within_days, within_school_days: calendar days, or school days, after arrival; at most one of the two
    term_source: key of the source of that term
    note:     what is not sure about this step
    """

    key: Key
    title: Line
    plain: Line
    phase: Key
    track: Key = MAIN_TRACK
    prevention: bool = False
    parties: tuple[Key, ...] = ()
    needs: tuple[Code, ...] = ()
    done_when: tuple[Code, ...] = ()
    within_days: Days | None = None
    within_school_days: Days | None = None
    term_source: str = ""
    next: tuple[Key, ...] = ()
    confirmed: Certainty = Certainty.UNCONFIRMED
    source: tuple[Key, ...] = ()
    note: str = ""

    @property
    def has_term(self) -> bool:
        return self.within_days is not None or self.within_school_days is not None


class Outcome(_Part, frozen=True, kw_only=True):
    """How a route can end. needs_date: the outcome asks for a target day."""

    key: Key
    title: Line
    plain: Line
    needs_date: bool = False


class MeetingKind(_Part, frozen=True, kw_only=True):
    """required: capacities that must be invited; may_invite: that can be; steps: where it is held."""

    key: Key
    title: Line
    required: tuple[Key, ...]
    may_invite: tuple[Key, ...] = ()
    steps: tuple[Key, ...] = ()
    confirmed: Certainty = Certainty.UNCONFIRMED
    source: tuple[Key, ...] = ()
    note: str = ""


class Rules(_Part, frozen=True, kw_only=True):
    """parents_before_outsiders: no capacity of `outsiders` joins before a parent does.

    extra_means_only_from: key of the meeting kind whose minutes alone can grant extra means, "" for no rule
    """

    parents_before_outsiders: bool = False
    outsiders: tuple[Key, ...] = ()
    extra_means_only_from: str = ""


class Route(_Part, frozen=True, kw_only=True):
    """A whole route; the first step is where a dossier starts.

    switches: pairs of steps on different tracks; going over is usual in both directions
    standing: beginnings of fact names that count whenever they are true, also from before the arrival
    """

    route: Key
    version: Annotated[int, msgspec.Meta(ge=1)]
    title: Line
    valid_from: dt.date
    source: Line
    note: str = ""
    sources: tuple[Source, ...] = ()
    phases: tuple[Phase, ...]
    tracks: tuple[Track, ...] = ()
    key_questions: tuple[KeyQuestion, ...]
    standing: tuple[Prefix, ...] = ()
    steps: tuple[Step, ...]
    switches: tuple[tuple[Key, Key], ...] = ()
    outcomes: tuple[Outcome, ...]
    meeting_kinds: tuple[MeetingKind, ...] = ()
    rules: Rules = Rules()

    def step(self, key: str) -> Step:
        """Errors: KeyError for a step this version does not have."""
        return self.steps[self.position(key)]

    def position(self, key: str) -> int:
        """Errors: KeyError for a step this version does not have."""
        for position, step in enumerate(self.steps):
            if step.key == key:
                return position
        raise KeyError(key)

    def switch_partners(self, key: str) -> tuple[str, ...]:
        return tuple(b if a == key else a for a, b in self.switches if key in (a, b))

    def usual_from(self, key: str) -> tuple[str, ...]:
        """Keys of the usual moves: `next` in its own order, then the switches."""
        return tuple(dict.fromkeys((*self.step(key).next, *self.switch_partners(key))))

    def reachable_from(self, start: str, *, without: str = "") -> frozenset[str]:
        """Return the steps that usual moves lead to; `without`: never over a step that needs this fact."""
        found: set[str] = set()
        todo = [start]
        while todo:
            for key in self.usual_from(todo.pop()):
                if key not in found and without not in self.step(key).needs:
                    found.add(key)
                    todo.append(key)
        return frozenset(found)

    def is_standing(self, fact: str) -> bool:
        return fact.startswith(self.standing) if self.standing else False

    def wanted_facts(self) -> frozenset[str]:
        """Every fact the route asks about: what to read for an outlook."""
        return frozenset(fact for step in self.steps for fact in (*step.needs, *step.done_when))

    def meeting_kind(self, key: str) -> MeetingKind:
        """Errors: KeyError for a kind this version does not have."""
        for kind in self.meeting_kinds:
            if kind.key == key:
                return kind
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Problem:
    """step: key of the step, "" for the route itself; message: one Dutch sentence that names both."""

    step: str
    message: str


class RouteError(Exception):
    """A text that is not a route we can use; `problems` says all we know."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Speaker:
    """Makes a problem whose sentence starts with the route and the step."""

    route: str

    def __call__(self, what: str, step: str = "") -> Problem:
        place = f"Route {self.route}, stap {step}" if step else f"Route {self.route}"
        return Problem(step, f"{place}: {what}")
