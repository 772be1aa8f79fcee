"""The sockets are whole: every route knows its facts, every event its words, every model its retention rule."""

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register

from rondom.core import events, facts, notices, retention
from rondom.people.terms import Role
from rondom.routes.definition import RouteError, lint, parse_route
from rondom.routes.operations import LIBRARY

# Models that hold nothing about a person.
IMPERSONAL = frozenset({"people.Region", "people.Organisation", "routes.RouteVersion", "audit.AuditHead"})


@register
def routes_are_right(**kwargs: Any) -> list[CheckMessage]:
    """Every route of the library can be read and names known facts and roles only."""
    found: list[CheckMessage] = []
    for path in sorted(LIBRARY.glob("*.yaml")):
        try:
            problems = lint(parse_route(path.read_text()), facts=facts.names(), capacities=set(Role.values))
        except RouteError as error:
            problems = error.problems
        found += [Error(f"{path.name}: {problem}", id="rondom.E001") for problem in problems]
    return found


@register
def events_have_words(**kwargs: Any) -> list[CheckMessage]:
    """A timeline can tell every event, and only known events are told to people."""
    found: list[CheckMessage] = [
        Error(f"event {name} has no sentence", id="rondom.E002")
        for name, event in events.kinds().items()
        if not str(event.sentence)
    ]
    found += [
        Error(f"notices are told of {event.__name__}, which has no name", id="rondom.E003")
        for event in notices.all_rules()
        if not event.name
    ]
    return found


@register
def models_are_kept_no_longer_than_needed(**kwargs: Any) -> list[CheckMessage]:
    """Every model of ours has a retention rule, and every rule has a model."""
    ours = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("rondom.") and model._meta.label not in IMPERSONAL
    }
    ruled = set(retention.rules())
    return [
        *(Error(f"{label} has no retention rule", id="rondom.E004") for label in sorted(ours - ruled)),
        *(
            Error(f"retention rule for unknown model {label}", id="rondom.E005")
            for label in sorted(ruled - ours)
        ),
    ]
