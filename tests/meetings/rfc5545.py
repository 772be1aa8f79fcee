"""A strict reader of calendar files, written from RFC 5545 only: to check what the library writes with other eyes.

It knows nothing of the icalendar library; clock changes are worked out by dateutil.tz.tzical from the VTIMEZONE itself.
"""

import datetime as dt
import io
import re
from dataclasses import dataclass, field

from dateutil.tz import tzical

NAME = re.compile(r"[A-Za-z0-9-]+")
PARAM = re.compile(
    r';([A-Za-z0-9-]+)=((?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*)(?:,(?:"[^"\x00-\x1f]*"|[^";:,\x00-\x1f]*))*)'
)
ESCAPED = {"n": "\n", "N": "\n", "\\": "\\", ";": ";", ",": ","}
ONCE = {
    "UID",
    "DTSTAMP",
    "DTSTART",
    "DTEND",
    "SUMMARY",
    "DESCRIPTION",
    "LOCATION",
    "SEQUENCE",
    "STATUS",
    "URL",
    "CLASS",
}


@dataclass
class Part:
    """A component: its lines as (name, {param: text}, value), and the components in it."""

    name: str
    lines: list[tuple[str, dict[str, str], str]] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def value(self, name: str) -> str:
        (found,) = [value for line, _params, value in self.lines if line == name]
        return found

    def text(self, name: str) -> str:
        return re.sub(r"\\(.)", lambda sign: ESCAPED[sign[1]], self.value(name))

    def params(self, name: str) -> dict[str, str]:
        (found,) = [params for line, params, _value in self.lines if line == name]
        return found

    def has(self, name: str) -> bool:
        return any(line == name for line, _params, _value in self.lines)

    def each(self, name: str) -> list["Part"]:
        return [part for part in self.parts if part.name == name]


def read(data: bytes) -> Part:
    """Errors: AssertionError for anything RFC 5545 does not allow."""
    _check_octets(data)
    text = data.decode("utf-8")
    lines = text.replace("\r\n ", "").replace("\r\n\t", "").removesuffix("\r\n").split("\r\n")
    top, stack = Part(""), [Part("")]
    stack = [top]
    for line in lines:
        name, params, value = _parsed(line)
        if name == "BEGIN":
            part = Part(value.upper())
            stack[-1].parts.append(part)
            stack.append(part)
        elif name == "END":
            assert stack.pop().name == value.upper()
        else:
            stack[-1].lines.append((name, params, value))
    assert stack == [top]
    (calendar,) = top.parts
    _check_calendar(calendar)
    return calendar


def _check_octets(data: bytes) -> None:
    """Lines end in CR LF, are at most 75 octets (3.1), and no sign of control but tab stands in them."""
    assert data.endswith(b"\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        assert b"\n" not in line
        assert b"\r" not in line
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", line)


def _parsed(line: str) -> tuple[str, dict[str, str], str]:
    found = NAME.match(line)
    assert found, line
    name, rest, params = found[0].upper(), line[found.end() :], {}
    while rest.startswith(";"):
        match = PARAM.match(rest)
        assert match, line
        params[match[1].upper()] = match[2].strip('"')
        rest = rest[match.end() :]
    assert rest.startswith(":"), line
    return name, params, rest[1:]


def _check_calendar(calendar: Part) -> None:
    """3.6: a VCALENDAR with a product and version 2.0; 3.6.1: what an event must and may have."""
    assert calendar.name == "VCALENDAR"
    assert calendar.value("VERSION") == "2.0"
    assert calendar.value("PRODID")
    zones = {part.value("TZID") for part in calendar.each("VTIMEZONE")}
    for event in calendar.each("VEVENT"):
        names = [name for name, _params, _value in event.lines]
        assert all(names.count(name) <= 1 for name in ONCE)
        assert event.value("UID")
        assert re.fullmatch(r"\d{8}T\d{6}Z", event.value("DTSTAMP"))
        for name in ("DTSTART", "DTEND"):
            assert re.fullmatch(r"\d{8}T\d{6}", event.value(name))
            assert event.params(name)["TZID"] in zones  # 3.2.19: a zone that is named is there
        assert starts_at(calendar, event) < starts_at(calendar, event, name="DTEND")
        for name in ("SUMMARY", "DESCRIPTION", "LOCATION"):
            assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", event.value(name))  # 3.3.11: escaped


def starts_at(calendar: Part, event: Part, *, name: str = "DTSTART") -> dt.datetime:
    """The moment in UTC, by the clock changes that stand in the file."""
    zones = tzical(io.StringIO(_zone_text(calendar)))
    local = dt.datetime.strptime(event.value(name), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - its zone follows
    return local.replace(tzinfo=zones.get(event.params(name)["TZID"])).astimezone(dt.UTC)


def _zone_text(calendar: Part) -> str:
    def written(part: Part) -> list[str]:
        lines = [
            f"{name}{''.join(f';{key}={value}' for key, value in params.items())}:{text}"
            for name, params, text in part.lines
        ]
        return [
            f"BEGIN:{part.name}",
            *lines,
            *(line for inner in part.parts for line in written(inner)),
            f"END:{part.name}",
        ]

    return "\r\n".join(line for zone in calendar.each("VTIMEZONE") for line in written(zone)) + "\r\n"
