"""A route: its shape, how its YAML is read, and its checks. No Django here: the engine imports it."""

from rondom.routes.definition.checks import lint
from rondom.routes.definition.reading import dump_route, parse_route
from rondom.routes.definition.shape import (
    KeyQuestion,
    MeetingKind,
    Outcome,
    Phase,
    Problem,
    Route,
    RouteError,
    Rules,
    Source,
    Step,
    Track,
)

__all__ = [
    "KeyQuestion",
    "MeetingKind",
    "Outcome",
    "Phase",
    "Problem",
    "Route",
    "RouteError",
    "Rules",
    "Source",
    "Step",
    "Track",
    "dump_route",
    "lint",
    "parse_route",
]
