"""What can be wrong with a route that has the right shape."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from rondom.routes.definition.shape import Problem, Route, Speaker, Step
from rondom.routes.terms import CHECK, LOCKABLE, MAIN_TRACK, OWN_HANDS, PRECONDITION

_MEETING, _PLANNED = "meeting.", "_planned"


def lint(route: Route, *, facts: Collection[str], capacities: Collection[str]) -> tuple[Problem, ...]:
    """Return what this installation does not know: facts nobody registered, capacities that do not exist.

    What the route itself explains (its preconditions and checks) is for problems_of.
    """
    say = Speaker(route.route)
    known = set(facts)
    found = [
        say(f"{place}onbekend feit “{name}”.", step)
        for step, place, names in _asked_facts(route)
        for name in dict.fromkeys(names)
        if name not in known and not name.startswith((PRECONDITION, CHECK))
    ]
    found += [
        say(f"{place}onbekende rol “{name}”.", step)
        for step, place, names in _named_capacities(route)
        for name in dict.fromkeys(names)
        if name not in capacities
    ]
    found += _unknown_meetings(route, facts, say)
    found += _unknown_standing(route, facts, say)
    order = [step.key for step in route.steps]
    return tuple(sorted(found, key=lambda row: order.index(row.step) if row.step else len(order)))


def _unknown_meetings(route: Route, facts: Collection[str], say: Speaker) -> list[Problem]:
    """A kind that nobody can plan: there is a fact for each kind that is known."""
    known = sorted(
        name.removeprefix(_MEETING).removesuffix(_PLANNED)
        for name in facts
        if name.startswith(_MEETING) and name.endswith(_PLANNED)
    )
    return [
        say(f"overleg “{kind.title}”: de soort “{kind.key}” kennen we niet. Kies uit: {', '.join(known)}.")
        for kind in route.meeting_kinds
        if kind.key not in known
    ]


def _unknown_standing(route: Route, facts: Collection[str], say: Speaker) -> list[Problem]:
    """Each is the whole name of a fact or how a group of them begins."""
    known = (*facts, *route.own_facts(), PRECONDITION, CHECK)
    return [
        say(f"wat blijft gelden noemt het onbekende feit “{start}”.")
        for start in dict.fromkeys(route.standing)
        if not any(name.startswith(start) for name in known)
    ]


Asked = tuple[str, str, tuple[str, ...]]
"""(key of the step or "", words before the problem, names)."""


def _asked_facts(route: Route) -> Iterator[Asked]:
    for step in route.steps:
        yield step.key, "", (*step.needs, *step.done_when, *step.closes_with)
    for kind in route.meeting_kinds:
        yield "", f"overleg “{kind.title}” vraagt een ", (*kind.needs, *kind.outside_needs)
    for field, names in route.locks.items():
        yield "", f"het slot op “{field}” vraagt een ", names
    for scaling in route.scaling:
        yield "", f"op- en afschalen “{scaling.title}” vraagt een ", scaling.consents
    yield "", "om te eindigen vraagt de route een ", route.end_needs


def _named_capacities(route: Route) -> Iterator[Asked]:
    for step in route.steps:
        yield step.key, "", (*step.parties, *step.requires, *step.guests)
    for kind in route.meeting_kinds:
        yield "", f"overleg “{kind.title}” noemt de ", (*kind.required, *kind.may_invite, *kind.partners)
        yield "", f"overleg “{kind.title}” noemt de ", tuple(key for group in kind.contacts for key in group)
    for scaling in route.scaling:
        yield "", f"op- en afschalen “{scaling.title}” noemt de ", scaling.joins
    for result in route.results:
        yield "", f"resultaat “{result.title}” noemt de ", result.helpers
    yield "", "wie mag beginnen noemt de ", tuple(opener.capacity for opener in route.openers)
    yield "", "de regels noemen de ", route.rules.outsiders


def problems_of(route: Route) -> tuple[Problem, ...]:
    """Every check reads the whole route; the later ones only make sense when the keys are right."""
    say = Speaker(route.route)
    found = [problem for check in (_check_keys, _check_words, _check_parts) for problem in check(route, say)]
    if not found:
        found = [
            problem for check in (_check_reach, _check_exits, _check_start) for problem in check(route, say)
        ]
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
        "voorwaarde": [row.key for row in route.preconditions],
        "controle": [row.key for row in route.checks],
        "op- en afschalen": [row.key for row in route.scaling],
        "resultaat": [row.key for row in route.results],
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


def _check_parts(route: Route, say: Speaker) -> Iterator[Problem]:
    """What the parts beside the steps point at is there too."""
    steps = {step.key for step in route.steps}
    for words, keys in _keys_of_steps(route):
        yield from (say(f"{words} stap {key}, en die is er niet.") for key in keys if key not in steps)
    for scaling in route.scaling:
        if scaling.lower == scaling.upper:
            yield say(f"op- en afschalen “{scaling.title}” gaat van een stap naar dezelfde stap.")
    wanted = {row.key for row in route.preconditions}
    for opener in route.openers:
        unknown = [key for key in opener.without if key not in wanted]
        yield from (
            say(f"wie mag beginnen slaat voorwaarde “{key}” over, en die is er niet.") for key in unknown
        )
    yield from (
        say(f"het slot “{field}” kennen we niet. Kies uit: {', '.join(LOCKABLE)}.")
        for field in route.locks
        if field not in LOCKABLE
    )
    sources = {source.key for source in route.sources}
    for title, keys in _sources_of_parts(route):
        yield from (say(f"“{title}” noemt de onbekende bron “{key}”.") for key in keys if key not in sources)
    yield from _check_own_facts(route, say)


def _keys_of_steps(route: Route) -> Iterator[tuple[str, tuple[str, ...]]]:
    for scaling in route.scaling:
        yield f"op- en afschalen “{scaling.title}” noemt", (scaling.lower, scaling.upper)
    for result in route.results:
        yield f"resultaat “{result.title}” noemt", result.steps
    yield "wie mag beginnen noemt", tuple(opener.step for opener in route.openers if opener.step)


def _sources_of_parts(route: Route) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((check.title, check.source) for check in (*route.preconditions, *route.checks))
    yield from ((scaling.title, scaling.source) for scaling in route.scaling)
    yield from ((result.title, result.source) for result in route.results)
    for opener in route.openers:
        yield f"wie mag beginnen: {opener.capacity}", opener.source
    for kind in route.meeting_kinds:
        yield kind.title, (kind.times_source,) if kind.times_source else ()
        if kind.times_a_school_year and not kind.times_source:
            yield kind.title, ("?",)


def _check_own_facts(route: Route, say: Speaker) -> Iterator[Problem]:
    own = route.own_facts()
    for step, place, names in _asked_facts(route):
        for name in names:
            if name.startswith((PRECONDITION, CHECK)) and name not in own:
                words = name.split(".", 1)[1].replace("_", " ")
                yield say(
                    f"{place}onbekend feit “{words}”: zet het eerst bij de vragen of de voorwaarden.", step
                )


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


def _check_exits(route: Route, say: Speaker) -> Iterator[Problem]:
    """From every step somebody comes to a step where the route may end."""
    ends = route.end_steps()
    for step in route.steps:
        if step.key in ends:
            continue
        after = route.reachable_from(step.key)
        if not after:
            yield say("deze stap loopt dood: er komt niets na, en de route eindigt hier niet.", step.key)
        elif not after & ends:
            circle = ", ".join(row.key for row in route.steps if row.key in after | {step.key})
            yield say(f"de stappen {circle} draaien in een kring: niemand komt bij het einde.", step.key)


def _check_start(route: Route, say: Speaker) -> Iterator[Problem]:
    """Back to the start, and on from it, is always possible: so no dossier waits for somebody's yes for ever."""
    for start in _starts(route):
        if start.hard:
            yield say("de eerste stap mag niets eisen: dan kan een dossier vast komen te zitten.", start.key)
    start = route.steps[0]
    after = route.usual_from(start.key)
    if all(route.step(key).hard for key in after):
        yield say("na de eerste stap moet er een stap zijn die niets eist.", start.key)
    waits = [name for name in start.closes_with if not name.startswith(OWN_HANDS)]
    for name in waits:
        yield say(f"de eerste stap kan niet wachten op “{name}”: dat hangt van anderen af.", start.key)


def _starts(route: Route) -> list[Step]:
    keys = dict.fromkeys([route.steps[0].key, *(row.step for row in route.openers if row.step)])
    return [route.step(key) for key in keys]
