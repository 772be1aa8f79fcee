"""The parts of a route and what can be wrong with one."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

import msgspec

from rondom.routes.terms import CHECK, MAIN_TRACK, PARTICIPANT, PRECONDITION, Certainty, HolidayRegion

Key = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]{1,40}\Z")]
Code = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)?\Z", max_length=80)]
Prefix = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]+\.[a-z0-9_]*\Z", max_length=80)]
Line = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
MOST_DAYS = 366
Days = Annotated[int, msgspec.Meta(ge=1, le=MOST_DAYS)]


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


class Check(_Part, frozen=True, kw_only=True):
    """Something the product cannot know by itself: a person says that it is so.

    plain:    what is meant, for who has to say it
    evidence: it is said with words or a reference that show it
    """

    key: Key
    title: Line
    plain: str = ""
    evidence: bool = True
    confirmed: Certainty = Certainty.UNCONFIRMED
    source: tuple[Key, ...] = ()
    note: str = ""


class Opener(_Part, frozen=True, kw_only=True):
    """A capacity that may start the route besides the coordinator.

    step:    where such a dossier starts, "" for the first step
    without: preconditions that are not asked then
    """

    capacity: Key
    step: str = ""
    without: tuple[Key, ...] = ()
    source: tuple[Key, ...] = ()
    note: str = ""


class Scaling(_Part, frozen=True, kw_only=True):
    """Going from `lower` to `upper` is scaling up, the way back is scaling down.

    joins:    capacities that come in going up, and go again going down
    consents: facts of consent that are asked going up and end going down
    """

    key: Key
    title: Line
    lower: Key
    upper: Key
    joins: tuple[Key, ...] = ()
    consents: tuple[Code, ...] = ()
    source: tuple[Key, ...] = ()
    note: str = ""


class Result(_Part, frozen=True, kw_only=True):
    """What may come out of a step, with the person who does it; a step can have several.

    helpers:  capacities that can give it, () for everybody around the child
    referral: that person answers whether he takes it on
    """

    key: Key
    title: Line
    plain: str = ""
    steps: tuple[Key, ...] = ()
    helpers: tuple[Key, ...] = ()
    referral: bool = False
    source: tuple[Key, ...] = ()


class Step(_Part, frozen=True, kw_only=True):
    """A place on the route.

    plain:    what happens here, for the family, in B1 words
    needs:    facts without which nobody can move a dossier here, or past here when there is no way around
    requires: capacities that must be in the circle, as hard as needs; other parties are only said to be missing
    guests:   capacities that have a place as long as the dossier is here, and leave with the step
    done_when: facts that make the step complete
    closes_with: facts without which nobody goes on from here; going back, switching and scaling up stay free
    ends:     the route may end here; the last step always may
    repeats:  the step may be done anew: a next round
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
    requires: tuple[Key, ...] = ()
    guests: tuple[Key, ...] = ()
    done_when: tuple[Code, ...] = ()
    closes_with: tuple[Code, ...] = ()
    ends: bool = False
    repeats: bool = False
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

    @property
    def asks(self) -> tuple[str, ...]:
        """Every fact that makes the step complete, those that close it first."""
        return tuple(dict.fromkeys((*self.closes_with, *self.done_when)))

    @property
    def hard(self) -> tuple[str, ...]:
        """Every fact without which nobody comes here: the needs, and the parties that are required."""
        return (*self.needs, *(PARTICIPANT + capacity for capacity in self.requires))


class Outcome(_Part, frozen=True, kw_only=True):
    """How a route can end. needs_date: the outcome asks for a target day."""

    key: Key
    title: Line
    plain: Line
    needs_date: bool = False


class MeetingKind(_Part, frozen=True, kw_only=True):
    """A kind of talk.

    required:   capacities that must be invited
    may_invite: capacities that can be
    contacts:   of every group one is always there, added by the system when nobody is chosen: the first around the child
    steps:      where it is held
    needs:      facts without which the child is not put on its agenda
    outside_needs: facts without which nobody from outside the school is asked for it
    times_a_school_year: how often a school holds it at least, with the source of that number
    partners:   capacities of which one is at the table, or the talk does not count for that number; see partners_of
    """

    key: Key
    title: Line
    required: tuple[Key, ...]
    may_invite: tuple[Key, ...] = ()
    contacts: tuple[tuple[Key, ...], ...] = ()
    steps: tuple[Key, ...] = ()
    needs: tuple[Code, ...] = ()
    outside_needs: tuple[Code, ...] = ()
    times_a_school_year: Annotated[int, msgspec.Meta(ge=1, le=40)] | None = None
    times_source: str = ""
    partners: tuple[Key, ...] = ()
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

    preconditions: what must be so before the route starts; the fact is `precondition.` with its key
    checks:   what people say at a step; the fact is `check.` with its key
    openers:  who may start it besides the coordinator
    locks:    fields that stay closed until all of these facts are there
    scaling:  pairs of steps that need more or fewer people
    results:  what may come out of a step, with the person who does it
    end_needs: facts without which the route does not end with an outcome
    holidays: whose school holidays count in terms of school days
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
    preconditions: tuple[Check, ...] = ()
    checks: tuple[Check, ...] = ()
    openers: tuple[Opener, ...] = ()
    locks: dict[Key, tuple[Code, ...]] = {}
    holidays: HolidayRegion = HolidayRegion.NONE
    steps: tuple[Step, ...]
    switches: tuple[tuple[Key, Key], ...] = ()
    scaling: tuple[Scaling, ...] = ()
    results: tuple[Result, ...] = ()
    outcomes: tuple[Outcome, ...]
    end_needs: tuple[Code, ...] = ("meeting.outcome_decided",)
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
        """Return the steps that usual moves lead to; `without`: never past a gate that asks this fact."""
        found: set[str] = set()
        todo = [start]
        while todo:
            here = todo.pop()
            for key in self.usual_from(here):
                if key not in found and not (without and self._stops(here, key, without)):
                    found.add(key)
                    todo.append(key)
        return frozenset(found)

    def _stops(self, here: str, there: str, fact: str) -> bool:
        if fact in self.step(there).hard:
            return True
        return fact in self.step(here).closes_with and self.is_onwards(here, there)

    def is_onwards(self, here: str, there: str) -> bool:
        """Whether a move leaves a step behind: not back, not to the other side, not up with more people, not a next round."""
        if any((row.lower, row.upper) == (here, there) for row in self.scaling):
            return False
        return self.position(there) > self.position(here) and there not in self.switch_partners(here)

    def end_steps(self) -> frozenset[str]:
        return frozenset(step.key for step in self.steps if step.ends) | {self.steps[-1].key}

    def is_standing(self, fact: str) -> bool:
        return fact.startswith(self.standing) if self.standing else False

    def is_own(self, fact: str) -> bool:
        """Whether the route itself says what this fact means: a precondition or a check."""
        return fact in self.own_facts()

    def own_facts(self) -> dict[str, Check]:
        """The facts that people say, by name."""
        return {PRECONDITION + row.key: row for row in self.preconditions} | {
            CHECK + row.key: row for row in self.checks
        }

    def wanted_facts(self) -> frozenset[str]:
        """Every fact the steps ask about: what to read for an outlook."""
        return frozenset(fact for step in self.steps for fact in (*step.hard, *step.asks))

    def meeting_kind(self, key: str) -> MeetingKind:
        """Errors: KeyError for a kind this version does not have."""
        for kind in self.meeting_kinds:
            if kind.key == key:
                return kind
        raise KeyError(key)

    def partners_of(self, kind: str) -> frozenset[str]:
        """Who makes a talk of this kind count for its norm; a kind that names nobody has those from outside the school.

        Empty for a kind this version does not have.
        """
        found = next((row for row in self.meeting_kinds if row.key == kind), None)
        return frozenset(found.partners or self.rules.outsiders) if found else frozenset()


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
