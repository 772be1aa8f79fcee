"""What is wrong with a draft, all of it, each thing at its step."""

from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext as _

from rondom.core import facts
from rondom.people.terms import Role
from rondom.routes.definition import (
    Problem,
    Route,
    RouteError,
    dump_route,
    dump_values,
    lint,
    problems_of,
    shaped_route,
)
from rondom.routes.drafting.definition import PARTS, STEPS, Definition, items


@dataclass(frozen=True, slots=True)
class Checked:
    """route: None when the values have no shape of a route, so that nothing more can be said of it."""

    route: Route | None
    problems: tuple[Problem, ...]

    def at(self, step: str) -> list[str]:
        """The sentences for one step; "" for what belongs to the route itself."""
        return [problem.message for problem in self.problems if problem.step == step]


def check(definition: Definition) -> Checked:
    """Say what has to be mended before this can be published."""
    early = _empty_parts(definition)
    if early:
        return Checked(None, early)
    try:
        route = shaped_route(definition)
    except RouteError as error:
        return Checked(None, error.problems)
    return Checked(route, (*problems_of(route), *known_here(route)))


def known_here(route: Route) -> tuple[Problem, ...]:
    """Facts and roles that this installation does not know."""
    return lint(route, facts=facts.names(), capacities=set(Role.values))


def is_same(route: Route, other: Route) -> bool:
    """Whether two routes say the same; the number of the version does not count."""
    return msgspec.structs.replace(route, version=other.version) == other


def as_file(definition: Definition) -> str:
    """The draft as the text of a file: as it would be published, or as it stands when it has no right shape."""
    try:
        return dump_route(shaped_route(definition))
    except RouteError:
        return dump_values(definition)


def _empty_parts(definition: Definition) -> tuple[Problem, ...]:
    """A new route has nothing yet: say what comes first, without words of a file."""
    firsts = {
        STEPS: _("De route heeft nog geen stap. Voeg de eerste stap toe."),
        "phases": _("De route heeft nog geen fase. Voeg de eerste fase toe."),
        "outcomes": _("De route heeft nog geen uitkomst. Voeg toe hoe de route kan eindigen."),
        "key_questions": _("De route heeft nog geen kernvraag. Voeg de eerste kernvraag toe."),
    }
    return tuple(
        Problem("", firsts[part]) for part in PARTS if part in firsts and not items(definition, part)
    )
