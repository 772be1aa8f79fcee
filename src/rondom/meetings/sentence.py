"""Reads "Anouk belt vader vandaag over zijn beeld" as who, what and when. Pure: no database, no clock."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8}
LONGEST = 500
_COUNT = r"(\d{1,2}|" + "|".join(NUMBERS) + r")"
_BEFORE = r"(?:(?:uiterlijk|voor|vóór|op|tot)\s+)?"
_END = r"(?![\w])"
_PATTERNS = [
    (_BEFORE + rf"(?:(?:{'|'.join(DAYS)})\s+)?(\d{{1,2}})\s+({'|'.join(MONTHS)})(?:\s+(\d{{4}}))?", "date"),
    (_BEFORE + r"(\d{1,2})[-/](\d{1,2})(?:[-/](\d{4}))?", "figures"),
    (rf"over\s+{_COUNT}\s+(dag|dagen|week|weken|maand|maanden)", "after"),
    (rf"binnen\s+{_COUNT}\s+(dag|dagen|week|weken|maand|maanden)", "after"),
    (_BEFORE + r"(overmorgen|morgen|vandaag)", "near"),
    (_BEFORE + rf"(volgende\s+week\s+|aanstaande\s+|volgende\s+)?({'|'.join(DAYS)})", "weekday"),
    (r"(volgende)\s+week", "next_week"),
    (r"(deze)\s+week", "this_week"),
]
_WHEN = [(re.compile(r"(?<!\w)" + pattern + _END, re.IGNORECASE), kind) for pattern, kind in _PATTERNS]


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody who can be meant. words: what people call him: first name, whole name, "vader"."""

    person_id: int
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence says. person_id is None for somebody outside the circle (who holds the word) or nobody."""

    person_id: int | None
    who: str
    what: str
    due_on: dt.date | None

    @property
    def missing(self) -> tuple[str, ...]:
        parts = (("who", self.who), ("what", self.what), ("when", self.due_on))
        return tuple(name for name, value in parts if not value)

    @property
    def is_complete(self) -> bool:
        return not self.missing


def read_sentence(text: str, people: Sequence[Someone], today: dt.date) -> Understood:
    """Somebody known stands at the start; the first day that is named is the last day; the rest is what."""
    words = " ".join(text.split())[:LONGEST].rstrip(" .")
    someone, rest = _who(words, people)
    due_on, what = _when(rest, today)
    if someone:
        return Understood(someone.person_id, someone.name, what, due_on)
    name, what_else = _outsider(what)
    return Understood(None, name, what_else, due_on)


def _who(words: str, people: Sequence[Someone]) -> tuple[Someone | None, str]:
    """The longest name that the sentence begins with; two people with the same word: nobody, so that is asked."""
    lower = words.lower()
    found = [
        (len(word), someone, word)
        for someone in people
        for word in someone.words
        if word and re.match(re.escape(word.lower()) + _END, lower)
    ]
    if not found:
        return None, words
    longest = max(length for length, _, _ in found)
    best = {someone.person_id: someone for length, someone, _ in found if length == longest}
    if len(best) > 1:
        return None, words
    return next(iter(best.values())), words[longest:].strip(" ,:")


def _outsider(words: str) -> tuple[str, str]:
    """A capital at the start is a name from the family's own network: "Opa haalt Sami op"."""
    first, _, rest = words.partition(" ")
    return (first.strip(",:"), rest.strip()) if first[:1].isupper() and rest else ("", words)


def _when(words: str, today: dt.date) -> tuple[dt.date | None, str]:
    """The day that stands first; of two ways to read one place, the one that is higher in the list."""
    found = [
        (match.start(), order, match.end(), day)
        for order, (pattern, kind) in enumerate(_WHEN)
        for match in pattern.finditer(words)
        if (day := _day(kind, match, today))
    ]
    if not found:
        return None, words
    start, _order, end, day = min(found)
    return day, " ".join((words[:start] + " " + words[end:]).split()).strip(" ,")


def _day(kind: str, match: re.Match[str], today: dt.date) -> dt.date | None:
    groups = [(group or "").lower().strip() for group in match.groups()]
    if kind == "date":
        return _date(int(groups[0]), MONTHS.index(groups[1]) + 1, groups[2], today)
    if kind == "figures":
        return _date(int(groups[0]), int(groups[1]), groups[2], today)
    if kind == "after":
        return _after(NUMBERS.get(groups[0]) or int(groups[0]), groups[1], today)
    if kind == "near":
        return today + dt.timedelta(days=("vandaag", "morgen", "overmorgen").index(groups[0]))
    if kind == "next_week":
        return today + dt.timedelta(days=7 - today.weekday() + 4)
    if kind == "this_week":
        return today + dt.timedelta(days=max(4 - today.weekday(), 0))
    return _weekday(DAYS.index(groups[1]), today, next_week=groups[0].startswith("volgende"))


def _date(day: int, month: int, year: str, today: dt.date) -> dt.date | None:
    """A day without a year is the next one that comes."""
    for candidate in [int(year)] if year else [today.year, today.year + 1]:
        try:
            found = dt.date(candidate, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def _after(count: int, unit: str, today: dt.date) -> dt.date:
    if unit.startswith("maand"):
        month = today.month - 1 + count
        first = dt.date(today.year + month // 12, month % 12 + 1, 1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        return min(first + dt.timedelta(days=today.day - 1), last)
    return today + dt.timedelta(days=count * (7 if unit.startswith("we") else 1))


def _weekday(wanted: int, today: dt.date, *, next_week: bool) -> dt.date:
    """The coming one; today's name means a week from now. "volgende week vrijdag" is in the week after this one."""
    if next_week:
        return today + dt.timedelta(days=7 - today.weekday() + wanted)
    return today + dt.timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
