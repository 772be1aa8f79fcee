"""A reference page per route of the library: its picture, its steps, and what is not confirmed."""

from collections.abc import Iterable

from rondom.people.terms import Role
from rondom.routes.definition import MeetingKind, Route, Step, parse_route
from rondom.routes.drafting.counting import unconfirmed
from rondom.routes.drafting.preview import fact_words
from rondom.routes.operations import LIBRARY
from rondom.routes.terms import Certainty

HEAD = "<!-- Made by `make docs`; change the route file, not this page. -->\n\n"


def route_pages() -> dict[str, str]:
    """{file name: text} for every route file that comes with the program."""
    routes = [parse_route(path.read_text(encoding="utf-8")) for path in sorted(LIBRARY.glob("*.yaml"))]
    return {f"route_{route.route}.md": _page(route) for route in routes}


def _page(route: Route) -> str:
    parts = (
        f"# {route.title}\n\nSource: {route.source}.\n\n{route.note}",
        _picture(route),
        "## Steps\n\n" + "\n\n".join(_step(route, step) for step in route.steps),
        "## Outcomes\n\n" + _bullets(f"**{row.title}** {row.plain}" for row in route.outcomes),
        "## Meetings\n\n" + _bullets(_meeting(kind) for kind in route.meeting_kinds),
        "## Not confirmed\n\n"
        + _bullets(
            f"{row.step or 'Meeting'} {row.title}: {row.certainty}. {row.note}" for row in unconfirmed(route)
        ),
        "## Sources\n\n" + _bullets(f"{row.title} {row.address}".strip() for row in route.sources),
    )
    return HEAD + "\n\n".join(parts) + "\n"


def _picture(route: Route) -> str:
    """As Mermaid, which a forge draws; dashed is not confirmed, a double arrow is an exchange."""
    names = {step.key: f"s_{step.key}" for step in route.steps}
    lines = ["```mermaid", "flowchart TD"]
    lines += [f'    {names[step.key]}["{_quoted(step)}"]' for step in route.steps]
    lines += [f"    {names[step.key]} --> {names[key]}" for step in route.steps for key in step.next]
    lines += [f"    {names[one]} <-.-> {names[other]}" for one, other in route.switches]
    unsure = [names[step.key] for step in route.steps if step.confirmed != Certainty.CONFIRMED]
    lines += [f"    style {name} stroke-dasharray: 5 5" for name in unsure]
    return "\n".join([*lines, "```"])


def _quoted(step: Step) -> str:
    return f"{step.key}. {step.title}".replace('"', "'")


def _step(route: Route, step: Step) -> str:
    words = fact_words(route)
    days = f"{step.within_days} days" if step.within_days else ""
    school_days = f"{step.within_school_days} school days" if step.within_school_days else ""
    rows = {
        "Phase": step.phase,
        "Track": step.track,
        "Together with": ", ".join(_role(party) for party in step.parties),
        "Must be there": ", ".join(_role(party) for party in step.requires),
        "Only at this step": ", ".join(_role(guest) for guest in step.guests),
        "Needs": ", ".join(words[name] for name in step.needs),
        "Done when": ", ".join(words[name] for name in step.done_when),
        "Needed to go on": ", ".join(words[name] for name in step.closes_with),
        "Term": days or school_days,
        "Next": ", ".join(step.next) or "the end",
        "Certainty": str(step.confirmed),
        "Source": ", ".join(step.source),
        "Note": step.note,
    }
    said = _bullets(f"{name}: {value}" for name, value in rows.items() if value)
    return f"### {step.key}. {step.title}\n\n{step.plain}\n\n{said}"


def _meeting(kind: MeetingKind) -> str:
    required = ", ".join(_role(party) for party in kind.required)
    contacts = (" or ".join(_role(party) for party in group) for group in kind.contacts)
    return f"**{kind.title}**, with: {required}" + "".join(f"; always {group}" for group in contacts)


def _role(role: str) -> str:
    return str(Role(role).label) if role in Role.values else role


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines) or "None."
