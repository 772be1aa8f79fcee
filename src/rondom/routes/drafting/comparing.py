"""What differs between two routes, in the words of the screen."""

from dataclasses import dataclass
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from rondom.routes.definition import Route, Step

ADDED, REMOVED, CHANGED = "added", "removed", "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """kind: added, removed or changed; title: what; words: which parts of it."""

    kind: str
    title: str
    words: tuple[str, ...] = ()


def step_words() -> dict[str, str]:
    """{field of a step: what the screen calls it}; what is not in it is called "iets anders"."""
    return {
        "title": _("naam"),
        "plain": _("uitleg"),
        "phase": _("fase"),
        "track": _("spoor"),
        "prevention": _("preventie"),
        "parties": _("wie erbij zitten"),
        "requires": _("wie erbij moet zijn"),
        "guests": _("wie alleen bij deze stap meedoet"),
        "needs": _("eerst nodig"),
        "done_when": _("klaar als"),
        "closes_with": _("nodig om verder te gaan"),
        "ends": _("einde"),
        "repeats": _("herhalen"),
        "within_days": _("termijn"),
        "within_school_days": _("termijn"),
        "term_source": _("bron van de termijn"),
        "next": _("volgende stap"),
        "confirmed": _("zekerheid"),
        "source": _("bron"),
        "note": _("opmerking"),
    }


def changes(old: Route, new: Route) -> tuple[Change, ...]:
    """Steps first, in the order of the new route, then what stands around them. Number and day do not count."""
    before = {step.key: step for step in old.steps}
    after = {step.key for step in new.steps}
    found = [_step(before.get(step.key), step) for step in new.steps]
    gone = [Change(REMOVED, _title(step)) for step in old.steps if step.key not in after]
    kept = [step.key for step in old.steps if step.key in after]
    if kept != [step.key for step in new.steps if step.key in before]:
        gone.append(Change(CHANGED, _("De volgorde van de stappen")))
    return (*(change for change in found if change), *gone, *_around(old, new))


def _title(step: Step) -> str:
    return _("Stap %(key)s, %(title)s") % {"key": step.key, "title": step.title}


def _step(old: Step | None, new: Step) -> Change | None:
    if old is None:
        return Change(ADDED, _title(new))
    words = step_words()
    fields = [name for name in new.__struct_fields__ if getattr(old, name) != getattr(new, name)]
    said = tuple(dict.fromkeys(words.get(name, _("iets anders")) for name in fields))
    return Change(CHANGED, _title(new), said) if said else None


def _around(old: Route, new: Route) -> list[Change]:
    titles = {
        "title": _("De naam van de route"),
        "source": _("De bron van de route"),
        "note": _("De opmerking bij de route"),
        "phases": _("De fasen"),
        "tracks": _("De sporen"),
        "sources": _("De bronnen"),
        "key_questions": _("De kernvragen"),
        "switches": _("Welke stappen te wisselen zijn"),
        "outcomes": _("De uitkomsten"),
        "meeting_kinds": _("De overleggen"),
        "rules": _("De regels"),
        "preconditions": _("De voorwaarden vooraf"),
        "checks": _("Wat iemand vaststelt"),
        "results": _("De resultaten"),
        "scaling": _("Op- en afschalen"),
        "openers": _("Wie ook mag beginnen"),
        "locks": _("Wat dicht blijft"),
        "standing": _("Wat blijft gelden"),
        "holidays": _("De schoolvakanties"),
        "end_needs": _("Wat nodig is om af te ronden"),
    }
    unnamed = set(new.__struct_fields__) - {*titles, "steps", "route", "version", "valid_from"}
    found = [Change(CHANGED, title) for name, title in titles.items() if _differ(old, new, name)]
    return [
        *found,
        *([Change(CHANGED, _("Iets anders"))] if any(_differ(old, new, n) for n in unnamed) else []),
    ]


def _differ(old: Any, new: Any, name: str) -> bool:
    return bool(msgspec.to_builtins(getattr(old, name)) != msgspec.to_builtins(getattr(new, name)))
