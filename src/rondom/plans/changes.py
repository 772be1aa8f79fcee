"""What differs between two plans, in plain words: per part what it was and what it is. Pure, over frozen content."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rondom.plans.terms import OppPart

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """part: as in data/signatures.yaml, or a fact that asks nobody. before is empty for what is new, after for what went.

    whose: names of who does it or follows it, before and after.
    """

    part: str
    title: str
    before: str
    after: str
    whose: frozenset[str] = frozenset()


def changes_between(old: Content, new: Content) -> list[Change]:
    """In the order of the plan; nothing for equal plans. old, new: of content.content_of."""
    return [
        *_facts(old, new),
        *_own(old.get("own", {}), new.get("own", {})),
        *_field("destination", _("Uitstroombestemming"), old["destination"], new["destination"], "exit"),
        *_field("destination", _("Waar werken we naartoe"), old["destination"], new["destination"], "text"),
        *_foundation(old["foundation"], new["foundation"]),
        *_guidance(old["guidance"], new["guidance"]),
        *_field("deviations", _("Anders dan de klas"), old, new, "deviations"),
        *_hearing(old.get("hearing", {}), new.get("hearing", {})),
        *_more(old.get("more", {}), new.get("more", {})),
    ]


def _facts(old: Content, new: Content) -> Iterator[Change]:
    for name, title in (("name", _("Naam")), ("school", _("School")), ("group", _("Groep of klas"))):
        yield from _field("pupil", title, old["pupil"], new["pupil"], name)
    yield from _field("started_on", _("Begin van de extra hulp"), old, new, "started_on")
    leads = (old.get("led_by", {}), new.get("led_by", {}))
    yield from _field("led_by", _("Wie dit plan leidt"), *leads, "name")
    yield from _field("led_by", _("Waar die werkt"), *leads, "organisation")
    yield from _field("led_by", _("Leidt dit plan sinds"), *leads, "since_on")
    offered = _("Dag waarop het gezin een eigen plan kon maken")
    yield from _field("offered_on", offered, old.get("own", {}), new.get("own", {}), "offered_on")
    talk = _("Dag van het gesprek met de ouders")
    yield from _field("talked_on", talk, old["destination"], new["destination"], "talked_on")
    about = _("Gesprek om het eens te worden")
    yield from _field("talked_with", about, old["destination"], new["destination"], "talked_with")


def _own(old: Content, new: Content) -> Iterator[Change]:
    """What the family wrote itself, part by part."""
    for before, after in _paired(old.get("words", []), new.get("words", []), key=lambda row: row["title"]):
        if before != after:
            was, now = (row["text"] if row else "" for row in (before, after))
            yield Change("own", (after or before)["title"], was, now)


def _foundation(old: Content, new: Content) -> Iterator[Change]:
    yield from _field("foundation", _("Waarom we dat denken"), old, new, "text")
    for name, title in (("promoting", _("Dit helpt")), ("hindering", _("Dit maakt het lastig"))):
        for before, after in _paired(old.get(name, []), new.get(name, []), key=str):
            if before != after:
                yield Change("foundation", title, before or "", after or "")


def _guidance(old: Content, new: Content) -> Iterator[Change]:
    for before, after in _paired(old["goals"], new["goals"], key=lambda goal: goal["text"]):
        yield from _goal(before, after)
    yield from _field("guidance", _("Dag van terugkijken"), old, new, "evaluate_on")


def _goal(before: Content | None, after: Content | None) -> Iterator[Change]:
    whose = frozenset(goal["owner"] for goal in (before, after) if goal)
    if before is None or after is None:
        was, now = (goal["text"] if goal else "" for goal in (before, after))
        yield Change("guidance", _("Doel"), was, now, whose | _doers(before) | _doers(after))
        return
    about = _("Doel ‘%(goal)s’") % {"goal": after["text"]}
    fields = {
        "text": _("wat we willen bereiken"),
        "domain": _("waar het over gaat"),
        "owner": _("wie het doel volgt"),
        "measure": _("waaraan we het zien"),
        "start": _("waar we beginnen"),
        "target": _("waar we heen willen"),
        "target_on": _("voor wanneer"),
        "effort": _("hoe we eraan werken"),
    }
    for name, title in fields.items():
        yield from _field("guidance", f"{about}: {title}", before, after, name, whose)
    for was, now in _paired(before["actions"], after["actions"], key=lambda action: action["what"]):
        if was != now:
            yield Change("guidance", f"{about}: {_('afspraak')}", _action(was), _action(now), _who(was, now))


def _doers(goal: Content | None) -> frozenset[str]:
    return frozenset(action["who"] for action in goal["actions"]) if goal else frozenset()


def _who(*actions: Content | None) -> frozenset[str]:
    return frozenset(action["who"] for action in actions if action)


def _action(action: Content | None) -> str:
    if action is None:
        return ""
    words = {"what": action["what"], "who": action["who"], "day": _plain(action["due_on"])}
    return _("%(what)s – %(who)s, voor %(day)s") % words


def _hearing(old: Content, new: Content) -> Iterator[Change]:
    fields = {
        "ways": _("Hoe het kind wilde vertellen"),
        "through": _("Wie het voor het kind vertelde"),
        "words": _("Wat het kind vertelde"),
        "heard_on": _("Dag van het gesprek met het kind"),
        "influence": _("Wat we met de woorden van het kind deden"),
        "told_back_on": _("Dag waarop het is teruggezegd"),
        "told_back_by": _("Wie het terugzei"),
        "message": _("Wat we tegen het kind zeiden"),
        "not_wanted": _("Waarom het kind nu niets wil zeggen"),
    }
    for name, title in fields.items():
        yield from _field("hearing", title, old, new, name)
    yield from _rows(_("Tekening, foto of opname"), old.get("files", []), new.get("files", []), _file)
    signed = _("Getekend dat het kind niets wil zeggen")
    yield from _rows(signed, old.get("signed", []), new.get("signed", []), _signature)


def _more(old: Content, new: Content) -> Iterator[Change]:
    """What stands in the plan beside the law: each text that went or came."""
    for key in dict.fromkeys([*old, *new]):
        title = str(OppPart(key).label)
        for before, after in _paired(old.get(key, []), new.get(key, []), key=lambda row: row["by"]):
            if before != after:
                yield Change("more", title, _quoted(before), _quoted(after))


def _quoted(row: Content | None) -> str:
    return f"{row['by']}: {row['text']}" if row else ""


def _rows(
    title: str, old: list[Content], new: list[Content], words: Callable[[Content], str]
) -> Iterator[Change]:
    """Each row of the hearing that went or came; a drawing in the place of another is both."""
    yield from (Change("hearing", title, words(row), "") for row in old if row not in new)
    yield from (Change("hearing", title, "", words(row)) for row in new if row not in old)


def _file(row: Content) -> str:
    return _("%(kind)s van %(day)s") % {"kind": row["label"], "day": _plain(row["added_on"])}


def _signature(row: Content) -> str:
    return _("%(name)s, %(role)s, op %(day)s") % {
        "name": row["name"],
        "role": row["capacity"],
        "day": _plain(row["signed_on"]),
    }


def _field(
    part: str, title: str, old: Content, new: Content, name: str, whose: frozenset[str] = frozenset()
) -> Iterator[Change]:
    before, after = old.get(name, ""), new.get(name, "")
    if before != after:
        yield Change(part, title, _plain(before), _plain(after), whose)


def _plain(value: str | list[str]) -> str:
    """A day as people write it; several words in a row."""
    if isinstance(value, list):
        return ", ".join(value)
    try:
        return date_format(dt.date.fromisoformat(value), "j F Y")
    except ValueError:
        return value


def _paired(old: Sequence[Any], new: Sequence[Any], *, key: Callable[[Any], Any]) -> list[tuple[Any, Any]]:
    """Rows that are the same belong together, then rows with the same key; what is left over as it stands."""
    left, right = list(old), list(new)
    pairs = _taken(left, right, lambda before, after: before == after)
    pairs += _taken(left, right, lambda before, after: key(before) == key(after))
    return pairs + list(zip_longest(left, right))


def _taken(left: list[Any], right: list[Any], same: Callable[[Any, Any], bool]) -> list[tuple[Any, Any]]:
    """The pairs that belong together; they are taken out of both."""
    pairs = []
    for after in list(right):
        before = next((row for row in left if same(row, after)), None)
        if before is not None:
            left.remove(before)
            right.remove(after)
            pairs.append((before, after))
    return pairs
