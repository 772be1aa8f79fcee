"""What can be wrong with a route that has the right shape."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from rondom.routes.definition.shape import Problem, Route, Speaker, Step
from rondom.routes.terms import MAIN_TRACK


def lint(route: Route, *, facts: Collection[str], capacities: Collection[str]) -> tuple[Problem, ...]:
    """Return what this installation does not know: facts nobody registered, capacities that do not exist."""
    say = Speaker(route.route)
    found: list[Problem] = []
    for step in route.steps:
        asked = dict.fromkeys((*step.needs, *step.done_when))
        found += [say(f"onbekend feit “{name}”.", step.key) for name in asked if name not in facts]
        found += [
            say(f"onbekende rol “{name}”.", step.key) for name in step.parties if name not in capacities
        ]
    for kind in route.meeting_kinds:
        found += [
            say(f"overleg “{kind.title}” noemt de onbekende rol “{name}”.")
            for name in (*kind.required, *kind.may_invite)
            if name not in capacities
        ]
    outsiders = route.rules.outsiders
    found += [
        say(f"de regels noemen de onbekende rol “{name}”.") for name in outsiders if name not in capacities
    ]
    return tuple(found)


def problems_of(route: Route) -> tuple[Problem, ...]:
    """Every check reads the whole route; the later ones only make sense when the keys are right."""
    say = Speaker(route.route)
    found = [problem for check in (_check_keys, _check_words) for problem in check(route, say)]
    if not found:
        found = [problem for check in (_check_reach, _check_start) for problem in check(route, say)]
    return tuple(found)


def _check_keys(route: Route, say: Speaker) -> Iterator[Problem]:
    """At least one of what a route cannot do without, and no key twice."""
    for name, parts in (
        ("stap", route.steps),
        ("uitkomst", route.outcomes),
        ("kernvraag", route.key_questions),
    ):
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


def _check_words(route: Route, say: Speaker) -> Iterator[Problem]:
    """Every key that is pointed at exists."""
    names = _named_keys(route)
    for step in route.steps:
        yield from _check_step(route, step, names, partial(say, step=step.key))
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
    yield from _check_term(step, names["bron"], say)
    for key in step.source:
        if key not in names["bron"]:
            yield say(f"bron “{key}” is er niet.")


def _check_term(step: Step, sources: list[str], say: Callable[[str], Problem]) -> Iterator[Problem]:
    if step.within_days is not None and step.within_school_days is not None:
        yield say("kies gewone dagen of schooldagen, niet allebei.")
    if step.has_term and not step.term_source:
        yield say("de termijn heeft geen bron.")
    if step.term_source and not step.has_term:
        yield say("er staat een bron bij de termijn, maar er is geen termijn.")
    if step.term_source and step.term_source not in sources:
        yield say(f"bron “{step.term_source}” van de termijn is er niet.")


def _check_switches(route: Route, say: Speaker) -> Iterator[Problem]:
    for pair in route.switches:
        unknown = [key for key in pair if not _has_step(route, key)]
        yield from (say(f"een wissel noemt stap {key}, maar die is er niet.") for key in unknown)
        if not unknown and route.step(pair[0]).track == route.step(pair[1]).track:
            yield say(
                f"een wissel gaat naar een ander spoor; {pair[0]} en {pair[1]} staan op hetzelfde spoor."
            )


def _has_step(route: Route, key: str) -> bool:
    return any(step.key == key for step in route.steps)


def _check_reach(route: Route, say: Speaker) -> Iterator[Problem]:
    start = route.steps[0].key
    reached = {start} | route.reachable_from(start)
    for step in route.steps:
        if step.key not in reached:
            yield say(f"vanaf stap {start} komt niemand bij deze stap.", step.key)


def _check_start(route: Route, say: Speaker) -> Iterator[Problem]:
    """Back to the start, and on from it, is always possible: so no dossier gets stuck."""
    start = route.steps[0]
    if start.needs:
        yield say("de eerste stap mag niets eisen: dan kan een dossier vast komen te zitten.", start.key)
    if all(route.step(key).needs for key in route.usual_from(start.key)):
        yield say("na de eerste stap moet er een stap zijn die niets eist.", start.key)
