"""A route: its shape, how its YAML is read, and its checks. No Django here: the engine imports it."""

from rondom.routes.definition.checks import lint, problems_of
from rondom.routes.definition.reading import dump_route, dump_values, parse_route, plain_values, shaped_route
from rondom.routes.definition.shape import (
    Check,
    KeyQuestion,
    MeetingKind,
    Opener,
    Outcome,
    Phase,
    Problem,
    Result,
    Route,
    RouteError,
    Rules,
    Scaling,
    Source,
    Step,
    Track,
)

__all__ = [
    "Check",
    "KeyQuestion",
    "MeetingKind",
    "Opener",
    "Outcome",
    "Phase",
    "Problem",
    "Result",
    "Route",
    "RouteError",
    "Rules",
    "Scaling",
    "Source",
    "Step",
    "Track",
    "dump_route",
    "dump_values",
    "lint",
    "parse_route",
    "plain_values",
    "problems_of",
    "shaped_route",
]
