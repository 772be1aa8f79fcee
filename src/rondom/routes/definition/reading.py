"""From YAML to a route and back."""

import datetime as dt
import io
import re
from typing import Any

import msgspec
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent

from rondom.routes.definition.checks import problems_of
from rondom.routes.definition.shape import MOST_DAYS, Problem, Route, RouteError, Speaker

MAX_CHARACTERS = 100_000
MAX_DEPTH = 10


def parse_route(text: str) -> Route:
    """Return the route in this YAML 1.2 text. Errors: RouteError."""
    route = shaped_route(_read(text))
    problems = problems_of(route)
    if problems:
        raise RouteError(problems)
    return route


def shaped_route(raw: Any) -> Route:
    """Return the route in these plain values when its shape is right; what it says is not checked yet.

    Errors: RouteError.
    """
    try:
        return msgspec.convert(raw, Route)
    except msgspec.ValidationError as error:
        raise RouteError((_shape_problem(raw, str(error)),)) from error


def plain_values(text: str) -> dict[str, Any]:
    """Return what stands in the text of a route as plain JSON values: nothing is left out, days become text.

    Errors: RouteError for a text that is not a route.
    """
    parse_route(text)
    values: dict[str, Any] = msgspec.to_builtins(_read(text))
    return values


def dump_route(route: Route) -> str:
    """Return canonical YAML: fields in the order of the structs, defaults left out; parse gives it back."""
    return dump_values(msgspec.to_builtins(route, builtin_types=(dt.date,)))


def dump_values(values: Any) -> str:
    """Return plain values as YAML, whether they are a route or not."""
    stream = io.StringIO()
    _yaml().dump(values, stream)
    return stream.getvalue()


def _yaml() -> YAML:
    """YAML 1.2, in which "no" and "on" are words; plain values only."""
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 10_000
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    return yaml


def _read(text: str) -> Any:
    say = Speaker("?")
    if len(text) > MAX_CHARACTERS:
        raise RouteError((say(f"de tekst is langer dan {MAX_CHARACTERS} tekens."),))
    try:
        _check_cost(text, say)
        return _yaml().load(text)
    except MarkedYAMLError as error:
        raise RouteError((say(_yaml_message(error)),)) from error
    except (YAMLError, ValueError, RecursionError) as error:
        raise RouteError((say("de tekst is geen geldige YAML."),)) from error


def _check_cost(text: str, say: Speaker) -> None:
    """Stop before a small text takes minutes or gigabytes: a route has no references and is not deep."""
    depth = 0
    for event in _yaml().parse(text):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if isinstance(event, AliasEvent):
            raise RouteError((say("verwijzingen met * kunnen niet in een route."),))
        if depth > MAX_DEPTH:
            raise RouteError((say("de tekst heeft te veel lagen."),))


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
    if re.search(r"within_(school_)?days$", place) and re.search(r"Expected `int` [<>]", text):
        return Speaker(str(name or "?"))(
            f"de termijn is van 1 tot en met {MOST_DAYS} dagen.", _step_at(raw, place)
        )
    what = next(
        (words.format(*found.groups()) for shape, words in _SHAPES if (found := re.search(shape, text))),
        "dit klopt niet",
    )
    where = f" (bij {place})" if place else ""
    return Speaker(str(name or "?"))(f"{what}{where}.", _step_at(raw, place))


def _step_at(raw: Any, place: str) -> str:
    found = re.match(r"steps\[(\d+)\]", place)
    if not found:
        return ""
    step = raw["steps"][int(found[1])]
    key = step.get("key") if isinstance(step, dict) else None
    return str(key or f"nummer {int(found[1]) + 1}")
