"""Changes in a route as plain values. Pure: no table, no rule of who may.

What a change does not name stays as it is, also words that no screen knows.
"""

from collections.abc import Mapping
from typing import Any

from rondom.core.canonical import canonical_json, file_hash
from rondom.routes.terms import MAIN_TRACK

Definition = dict[str, Any]
Item = dict[str, Any]

STEPS = "steps"
OPENERS = "openers"
PARTS = (
    *(STEPS, "phases", "tracks", "sources", "key_questions", "outcomes", "meeting_kinds"),
    *("preconditions", "checks", "results", "scaling", OPENERS),
)
SWITCHES = "switches"
GENERAL = "general"
GENERAL_WORDS = (
    "title",
    "source",
    "valid_from",
    "note",
    "rules",
    "locks",
    "holidays",
    "end_needs",
    "standing",
)
# What a file leaves out when it says this; of every other word: nothing, "no", and an empty list.
USUAL: dict[str, Any] = {"evidence": True, "end_needs": ["meeting.outcome_decided"]}


def key_word(part: str) -> str:
    """The word that tells the items of a part apart: a capacity may start a route in one way only."""
    return "capacity" if part == OPENERS else "key"


def items(definition: Definition, part: str) -> list[Item]:
    """The items of a part, never missing. Changing the list does not change the route."""
    return list(definition.get(part) or ())


def item(definition: Definition, part: str, key: str) -> Item:
    """Errors: KeyError."""
    for found in items(definition, part):
        if found.get(key_word(part)) == key:
            return found
    raise KeyError(key)


def general(definition: Definition) -> Item:
    """What stands above the parts of a route."""
    return {word: definition[word] for word in GENERAL_WORDS if word in definition}


def partners(definition: Definition, step: str) -> list[str]:
    """The steps that this one can be exchanged with."""
    pairs = [pair for pair in items(definition, SWITCHES) if step in pair]
    return [other for pair in pairs for other in pair if other != step]


def fingerprint(value: object) -> str:
    """The same for the same content: two people who change one thing are told apart by it."""
    return file_hash(canonical_json(value))[:16]


def read_mark(definition: Definition, part: str, key: str) -> str:
    """The fingerprint of an item as it stands; "" for one that is not there yet."""
    if part == GENERAL:
        return fingerprint(general(definition))
    if not key:
        return ""
    switches = partners(definition, key) if part == STEPS else []
    return fingerprint([item(definition, part, key), switches])


def with_values(old: Item, values: Mapping[str, Any]) -> Item:
    """The item with new values; an empty one takes the word away, as in a file."""
    merged = {**old, **values}
    return {word: value for word, value in merged.items() if word not in values or not _is_usual(word, value)}


def _is_usual(word: str, value: object) -> bool:
    if word in USUAL:
        return bool(value == USUAL[word])
    return value is None or value is False or value in ("", [], {})


def with_item(definition: Definition, part: str, key: str, values: Mapping[str, Any]) -> Definition:
    """The route with one item changed, or added at the end when its key is not there yet."""
    rows = items(definition, part)
    for place, found in enumerate(rows):
        if found.get(key_word(part)) == key:
            rows[place] = with_values(found, values)
            return {**definition, part: rows}
    return {**definition, part: [*rows, with_values({key_word(part): key}, values)]}


def without_item(definition: Definition, part: str, key: str) -> Definition:
    """The route without an item; for a step also without the ways to it."""
    left = {
        **definition,
        part: [found for found in items(definition, part) if found.get(key_word(part)) != key],
    }
    return _without_ways_to(left, key) if part == STEPS else left


def _without_ways_to(definition: Definition, step: str) -> Definition:
    def less(found: Item, word: str) -> Item:
        if step not in (found.get(word) or ()):
            return found
        return with_values(found, {word: [key for key in found[word] if key != step]})

    changed = {
        **definition,
        STEPS: [less(found, "next") for found in items(definition, STEPS)],
        "meeting_kinds": [less(found, "steps") for found in items(definition, "meeting_kinds")],
        "results": [less(found, "steps") for found in items(definition, "results")],
        SWITCHES: [pair for pair in items(definition, SWITCHES) if step not in pair],
    }
    return {word: value for word, value in changed.items() if value or word in definition}


def with_item_moved(definition: Definition, part: str, key: str, *, up: bool) -> Definition:
    """The route with an item one place up or down; at the end it stays where it is."""
    rows = items(definition, part)
    here = next(place for place, found in enumerate(rows) if found.get(key_word(part)) == key)
    there = here - 1 if up else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
    return {**definition, part: rows}


def with_partners(definition: Definition, step: str, others: list[str]) -> Definition:
    """The route in which a step is exchanged with these steps and no other."""
    kept = [pair for pair in items(definition, SWITCHES) if step not in pair]
    known = [
        pair for pair in items(definition, SWITCHES) if step in pair and set(pair) - {step} <= set(others)
    ]
    said = {other for pair in known for other in pair}
    pairs = [*kept, *known, *([step, other] for other in others if other not in said)]
    return with_values(definition, {SWITCHES: pairs})


def track_of(step: Item) -> str:
    return str(step.get("track") or MAIN_TRACK)
