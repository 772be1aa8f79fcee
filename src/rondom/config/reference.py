"""The reference pages that are made from the code and compared in `make check`."""

from collections.abc import Iterable

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from rondom.config.reference_routes import route_pages
from rondom.config.reference_seeds import seed_page
from rondom.core import events, facts, notices, retention
from rondom.dossiers.rules import most_by_consent
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.people.terms import Role
from rondom.routes.definition import parse_route
from rondom.routes.operations import LIBRARY
from rondom.tlv.procedure import OBJECTION_STEPS, STEPS, drawing
from rondom.web import permissions

HEAD = "<!-- Made by `make docs`; change the code, not this page. -->\n\n"


def pages() -> dict[str, str]:
    """{file name: text}, in Dutch and English as the code has it; the same on every machine."""
    with translation.override("nl"):
        return {
            "events.md": _events(),
            "facts.md": _table(
                "Facts", ("Fact", "Words"), ((name, facts.label_of(name)) for name in sorted(facts.names()))
            ),
            "retention.md": _retention(),
            "routes.md": _routes(),
            "categories.md": _categories(),
            "addresses.md": _addresses(),
            "permissions.md": _permissions(),
            "seeds.md": seed_page(name for _address, name in _urls(get_resolver().url_patterns, "", "")),
            "tlv.md": _tlv(),
            **route_pages(),
        }


def _table(title: str, heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [f"# {title}\n", "| " + " | ".join(heads) + " |", "|" + "---|" * len(heads)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return HEAD + "\n".join(lines) + "\n"


def _tlv() -> str:
    parts = (
        "# TLV",
        "From which state a TLV goes where, by which act (`rondom.tlv.procedure`).",
        drawing(STEPS),
        "An objection to a decision has a table of its own.",
        drawing(OBJECTION_STEPS),
    )
    return HEAD + "\n\n".join(parts) + "\n"


def _events() -> str:
    told = {event.name: rules for event, rules in notices.all_rules().items()}
    rows = (
        (
            f"`{name}`",
            event.sentence,
            ", ".join(sorted(field for field in event.__dataclass_fields__)),
            ", ".join(f"{rule.template}{' (urgent)' if rule.urgent else ''}" for rule in told.get(name, ()))
            or "–",
        )
        for name, event in events.kinds().items()
    )
    return _table("Events", ("Event", "Sentence", "Fields", "Notices"), rows)


def _retention() -> str:
    rows = (
        (
            rule.model,
            f"with `{rule.goes_with}`" if rule.goes_with else f"{rule.months} months",
            "" if rule.goes_with else rule.start,
            rule.ending,
            rule.kind,
            "yes" if rule.confirmed else "**no**",
            "" if rule.goes_with else rule.source,
        )
        for rule in retention.rules().values()
    )
    heads = ("Model", "Kept", "From", "Ends in", "Kind", "Confirmed", "Source")
    return _table("Retention", heads, rows)


def _routes() -> str:
    text = [HEAD + "# Routes\n"]
    for path in sorted(LIBRARY.glob("*.yaml")):
        route = parse_route(path.read_text())
        text.append(f"## {route.title} (`{route.route}`, version {route.version})\n")
        text.append(
            "| Step | Title | Phase | Needs | Done when | Days | Next | Certainty |\n|---|---|---|---|---|---|---|---|"
        )
        text += [
            f"| {step.key} | {step.title} | {step.phase} | {', '.join(step.needs) or '–'} | "
            f"{', '.join(step.done_when) or '–'} | {step.within_days or '–'} | {', '.join(step.next) or '–'} | "
            f"{step.confirmed} |"
            for step in route.steps
        ]
    return "\n".join(text) + "\n"


def _categories() -> str:
    rows = (
        (
            Role(capacity).label,
            ", ".join(sorted(str(category) for category in seen)),
            ", ".join(sorted(str(category) for category in most_by_consent(capacity) - seen)) or "–",
        )
        for capacity, seen in sorted(CATEGORIES_BY_CAPACITY.items())
    )
    return _table(
        "What a capacity may see at most", ("Capacity", "Categories", "Also by a consent that names it"), rows
    )


def _permissions() -> str:
    """The permission table: first who is who, then every act with who may."""
    table = permissions.people()
    text = [HEAD + "# Who may do what\n"]
    text.append(
        "Every line is asked in a real request for every person of the table (`make matrix`). Who is not named gets "
        "the answer of the column *Everybody else*; who is not signed in, or has no role, is sent to the page for that.\n"
    )
    text.append("| Person | Who |\n|---|---|")
    text += [f"| {name} | {someone.what} |" for name, someone in table.people.items()]
    text.append("\n| Group | People |\n|---|---|")
    text += [f"| {name} | {', '.join(names)} |" for name, names in table.groups.items()]
    text.append("\n| State | Meaning |\n|---|---|")
    text += [f"| {name} | {meaning} |" for name, meaning in table.states.items()]
    text.append("\n| Answer | Meaning |\n|---|---|")
    text += [f"| {name} | {meaning} |" for name, meaning in permissions.WORDS.items()]
    for area, rows in permissions.rows().items():
        text.append(f"\n## {area.title()}\n")
        text.append("| Address | Path | Act | State | Answers | Everybody else |\n|---|---|---|---|---|---|")
        text += [_permission(row) for row in rows]
    return "\n".join(text) + "\n"


def _permission(row: permissions.Row) -> str:
    act = f"{row.action}: {row.note}" if row.note else row.action
    answers = "; ".join(f"**{answer}** {', '.join(names)}" for answer, names in row.named().items()) or "–"
    return f"| `{row.address}` | {row.path} | {act} | {', '.join(row.state)} | {answers} | {row.others} |"


def _addresses() -> str:
    rows = sorted((f"`/{address}`", name) for address, name in _urls(get_resolver().url_patterns, "", ""))
    return _table("Addresses", ("Address", "Name"), rows)


def _urls(patterns: Iterable[URLPattern | URLResolver], before: str, space: str) -> Iterable[tuple[str, str]]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _urls(pattern.url_patterns, address, inner)
        else:
            yield address, f"{space}{pattern.name or '–'}"
