"""What the pages of a route draw of its steps and parts."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from rondom.people.terms import Role
from rondom.routes.definition import Route
from rondom.routes.drafting.checking import Checked
from rondom.routes.drafting.definition import OPENERS, Definition, Item, items, key_word
from rondom.routes.drafting.preview import fact_words
from rondom.web.manage.routes.choices import capital, certainty_words
from rondom.web.manage.routes.pages import PAGES, PartPage


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step in the list beside a draft. problems: what is wrong at it, in sentences."""

    key: str
    title: str
    who: str
    problems: list[str]
    is_first: bool
    is_last: bool


def step_rows(definition: Definition, checked: Checked) -> list[StepRow]:
    rows = items(definition, "steps")
    return [
        StepRow(
            key=str(row.get("key")),
            title=str(row.get("title") or ""),
            who=", ".join(role_label(party) for party in row.get("parties") or ()),
            problems=checked.at(str(row.get("key"))),
            is_first=place == 0,
            is_last=place == len(rows) - 1,
        )
        for place, row in enumerate(rows)
    ]


def role_label(role: str) -> str:
    return str(Role(role).label) if role in Role.values else role


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part with its items as (key, words)."""

    page: PartPage
    rows: list[tuple[str, str]]


def part_rows(definition: Definition) -> list[PartRow]:
    return [
        PartRow(page, [item_words(page.part, row) for row in items(definition, page.part)])
        for page in PAGES.values()
    ]


def item_words(part: str, row: Item) -> tuple[str, str]:
    """(key, what the screen calls it)."""
    key = str(row.get(key_word(part)))
    if part == OPENERS:
        return key, capital(role_label(key))
    return key, str(row.get("title") or row.get("short") or key)


def step_texts(route: Route) -> list[dict[str, Any]]:
    """Every step in words: the list that says the same as the picture."""
    facts = fact_words(route)
    phases = {phase.key: phase.title for phase in route.phases}
    tracks = {track.key: track.title for track in route.tracks}
    titles = {step.key: f"{step.key}. {step.title}" for step in route.steps}
    sources = {source.key: source.title for source in route.sources}
    certainty = certainty_words()
    return [
        {
            "step": step,
            "phase": phases.get(step.phase, step.phase),
            "track": tracks.get(step.track, ""),
            "who": [role_label(party) for party in step.parties],
            "requires": [role_label(party) for party in step.requires],
            "needs": [facts[name] for name in step.needs],
            "done_when": [facts[name] for name in step.done_when],
            "closes_with": [facts[name] for name in step.closes_with],
            "term": term_words(step.within_days, step.within_school_days),
            "term_source": sources.get(step.term_source, ""),
            "next": [titles.get(key, key) for key in step.next],
            "switch": [titles.get(key, key) for key in route.switch_partners(step.key)],
            "certainty": certainty[step.confirmed],
        }
        for step in route.steps
    ]


def term_words(days: int | None, school_days: int | None) -> str:
    """ "42 dagen", "10 schooldagen", or "" for no term."""
    if school_days:
        return ngettext("%d schooldag", "%d schooldagen", school_days) % school_days
    return ngettext("%d dag", "%d dagen", days) % days if days else ""


def fact_list(route: Route) -> list[tuple[str, str]]:
    """(fact, words) of what the route asks, in the order of its steps."""
    words = fact_words(route)
    names = dict.fromkeys(
        name for step in route.steps for name in (*step.hard, *step.done_when, *step.closes_with)
    )
    return [(name, capital(words[name])) for name in names]
