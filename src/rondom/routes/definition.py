"""The shape of a route, how its YAML is read, and what can be wrong with it. No Django here."""

import datetime as dt
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent

from rondom.routes.terms import MAIN_TRACK, Certainty

MAX_CHARACTERS = 100_000

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
    """required: capacities that must be invited; may_invite: capacities that can be; steps: where it is held."""

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

    extra_means_only_from: key of the meeting kind whose minutes alone can grant extra means, "" for no such rule.
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


def parse_route(text: str) -> Route:
    """Return the route in this YAML 1.2 text. Errors: RouteError."""
    raw = _read(text)
    try:
        route = msgspec.convert(raw, Route)
    except msgspec.ValidationError as error:
        raise RouteError((_shape_problem(raw, str(error)),)) from error
    problems = _problems(route)
    if problems:
        raise RouteError(problems)
    return route


def dump_route(route: Route) -> str:
    """Return canonical YAML: fields in the order of the structs, defaults left out; parse gives it back."""
    stream = io.StringIO()
    _yaml().dump(msgspec.to_builtins(route, builtin_types=(dt.date,)), stream)
    return stream.getvalue()


def lint(route: Route, *, facts: Collection[str], capacities: Collection[str]) -> tuple[Problem, ...]:
    """Return what this installation does not know: facts nobody registered, capacities that do not exist."""
    say = _Speaker(route.route)
    found: list[Problem] = []
    for step in route.steps:
        asked = dict.fromkeys((*step.needs, *step.done_when))
        found += [say(f"onbekend feit “{name}”.", step.key) for name in asked if name not in facts]
        found += [say(f"onbekende rol “{name}”.", step.key) for name in step.parties if name not in capacities]
    for kind in route.meeting_kinds:
        found += [
            say(f"overleg “{kind.title}” noemt de onbekende rol “{name}”.")
            for name in (*kind.required, *kind.may_invite)
            if name not in capacities
        ]
    outsiders = route.rules.outsiders
    found += [say(f"de regels noemen de onbekende rol “{name}”.") for name in outsiders if name not in capacities]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Makes a problem whose sentence starts with the route and the step."""

    route: str

    def __call__(self, what: str, step: str = "") -> Problem:
        place = f"Route {self.route}, stap {step}" if step else f"Route {self.route}"
        return Problem(step, f"{place}: {what}")


# --- reading -----------------------------------------------------------------------------------


def _yaml() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.version = None  # 1.2: "no" and "on" are words, not booleans
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 10_000
    yaml.sort_base_mapping_type_on_output = False
    return yaml


def _read(text: str) -> Any:
    say = _Speaker("?")
    if len(text) > MAX_CHARACTERS:
        raise RouteError((say(f"de tekst is langer dan {MAX_CHARACTERS} tekens."),))
    try:
        # A reference can make a small text huge; a route has no need of one.
        if any(isinstance(event, AliasEvent) for event in _yaml().parse(text)):
            raise RouteError((say("verwijzingen met * kunnen niet in een route."),))
        return _yaml().load(text)
    except MarkedYAMLError as error:
        raise RouteError((say(_yaml_message(error)),)) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise RouteError((say("de tekst is geen geldige YAML."),)) from error


def _yaml_message(error: MarkedYAMLError) -> str:
    mark = error.problem_mark
    where = f" (regel {mark.line + 1})" if mark else ""
    twice = re.search(r'found duplicate key "(.*?)"', error.problem or "")
    if twice:
        return f"“{twice[1]}” staat er twee keer{where}."
    return f"de tekst is geen geldige YAML{where}."


_SHAPES: tuple[tuple[str, str], ...] = (
    (r"missing required field `(.+?)`", "“{0}” ontbreekt"),
    (r"contains unknown field `(.+?)`", "“{0}” kennen we niet"),
    (r"Expected `str`, got `int`", "hier hoort tekst: zet het getal tussen aanhalingstekens"),
    (r"Expected `str", "hier hoort tekst"),
    (r"Expected `int`, got", "hier hoort een heel getal"),
    (r"Expected `int`", "dit getal is te groot of te klein"),
    (r"Expected `bool", "hier hoort true of false"),
    (r"Expected `date|Invalid RFC3339", "hier hoort een datum, zoals 2025-08-01"),
    (r"Expected `array", "hier hoort een lijst"),
    (r"Expected `object", "hier horen velden met een naam"),
    (r"Invalid enum value (.+?)(?: - at|$)", "{0} is geen bekende waarde"),
)


def _shape_problem(raw: Any, text: str) -> Problem:
    """Say in Dutch what msgspec found; its path tells which step it is."""
    name = raw.get("route") if isinstance(raw, dict) else None
    path = re.search(r"at `\$\.?(.*?)`$", text)
    place = path[1] if path else ""
    what = next(
        (words.format(*found.groups()) for shape, words in _SHAPES if (found := re.search(shape, text))),
        "dit klopt niet",
    )
    where = f" (bij {place})" if place else ""
    return _Speaker(str(name or "?"))(f"{what}{where}.", _step_at(raw, place))


def _step_at(raw: Any, place: str) -> str:
    found = re.match(r"steps\[(\d+)\]", place)
    if not found:
        return ""
    step = raw["steps"][int(found[1])]
    key = step.get("key") if isinstance(step, dict) else None
    return str(key or f"nummer {int(found[1]) + 1}")


# --- checking ----------------------------------------------------------------------------------


def _problems(route: Route) -> tuple[Problem, ...]:
    """Every check reads the whole route; the later ones only make sense when the keys are right."""
    say = _Speaker(route.route)
    found = [problem for check in (_check_keys, _check_words) for problem in check(route, say)]
    if not found:
        found = [problem for check in (_check_reach, _check_start) for problem in check(route, say)]
    return tuple(found)


def _check_keys(route: Route, say: _Speaker) -> Iterator[Problem]:
    """At least one of what a route cannot do without, and no key twice."""
    for name, parts in (("stap", route.steps), ("uitkomst", route.outcomes), ("kernvraag", route.key_questions)):
        if not parts:
            yield say(f"er is nog geen {name}. Een route heeft er minstens één nodig.")
    for key in _twice(step.key for step in route.steps):
        yield say("deze stap staat er twee keer.", key)
    for name, keys in _named_keys(route).items():
        for key in _twice(keys):
            yield say(f"{name} “{key}” staat er twee keer.")


def _named_keys(route: Route) -> dict[str, list[str]]:
    return {
        "fase": [phase.key for phase in route.phases],
        "spoor": [track.key for track in route.tracks] + [MAIN_TRACK],
        "kernvraag": [question.key for question in route.key_questions],
        "uitkomst": [outcome.key for outcome in route.outcomes],
        "overleg": [kind.key for kind in route.meeting_kinds],
        "bron": [source.key for source in route.sources],
    }


def _twice(keys: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return list(dict.fromkeys(key for key in keys if key in seen or seen.add(key)))  # type: ignore[func-returns-value]


def _check_words(route: Route, say: _Speaker) -> Iterator[Problem]:
    """Every key that is pointed at exists."""
    names = _named_keys(route)
    for step in route.steps:
        yield from _check_step(route, step, names, lambda what, key=step.key: say(what, key))
    yield from _check_switches(route, say)
    for kind in route.meeting_kinds:
        unknown = [key for key in kind.steps if not _has_step(route, key)]
        yield from (say(f"overleg “{kind.title}” noemt stap {key}, en die is er niet.") for key in unknown)
        unknown = [key for key in kind.source if key not in names["bron"]]
        yield from (say(f"overleg “{kind.title}” noemt de onbekende bron “{key}”.") for key in unknown)
    means = route.rules.extra_means_only_from
    if means and means not in names["overleg"]:
        yield say(f"extra middelen komen uit overleg “{means}”, maar dat overleg is er niet.")


def _check_step(
    route: Route, step: Step, names: dict[str, list[str]], say: Callable[[str], Problem]
) -> Iterator[Problem]:
    if step.phase not in names["fase"]:
        yield say(f"fase “{step.phase}” is er niet.")
    if step.track not in names["spoor"]:
        yield say(f"spoor “{step.track}” is er niet.")
    for key in step.next:
        if key == step.key:
            yield say("een stap kan niet naar zichzelf gaan.")
        elif not _has_step(route, key):
            yield say(f"hierna komt stap {key}, maar die is er niet.")
    if step.within_days is not None and step.within_school_days is not None:
        yield say("kies gewone dagen of schooldagen, niet allebei.")
    if step.has_term and not step.term_source:
        yield say("de termijn heeft geen bron.")
    if step.term_source and not step.has_term:
        yield say("er staat een bron bij de termijn, maar er is geen termijn.")
    sources = (*step.source, step.term_source) if step.term_source else step.source
    for key in sources:
        if key not in names["bron"]:
            yield say(f"bron “{key}” is er niet.")


def _check_switches(route: Route, say: _Speaker) -> Iterator[Problem]:
    for pair in route.switches:
        unknown = [key for key in pair if not _has_step(route, key)]
        yield from (say(f"een wissel noemt stap {key}, maar die is er niet.") for key in unknown)
        if not unknown and route.step(pair[0]).track == route.step(pair[1]).track:
            yield say(f"een wissel gaat naar een ander spoor; {pair[0]} en {pair[1]} staan op hetzelfde spoor.")


def _has_step(route: Route, key: str) -> bool:
    return any(step.key == key for step in route.steps)


def _check_reach(route: Route, say: _Speaker) -> Iterator[Problem]:
    start = route.steps[0].key
    reached = {start} | reachable(route, start)
    for step in route.steps:
        if step.key not in reached:
            yield say(f"vanaf stap {start} komt niemand bij deze stap.", step.key)


def _check_start(route: Route, say: _Speaker) -> Iterator[Problem]:
    """Back to the start, and on from it, is always possible: so no dossier gets stuck."""
    start = route.steps[0]
    if start.needs:
        yield say("de eerste stap mag niets eisen: dan kan een dossier vast komen te zitten.", start.key)
    if all(route.step(key).needs for key in route.usual_from(start.key)):
        yield say("na de eerste stap moet er een stap zijn die niets eist.", start.key)


def reachable(route: Route, start: str, *, without: str = "") -> frozenset[str]:
    """Return the steps that usual moves lead to; `without`: never over a step that needs this fact."""
    by_key = {step.key: step for step in route.steps}
    found: set[str] = set()
    todo = [start]
    while todo:
        for key in route.usual_from(todo.pop()):
            if key not in found and without not in by_key[key].needs:
                found.add(key)
                todo.append(key)
    return frozenset(found)
