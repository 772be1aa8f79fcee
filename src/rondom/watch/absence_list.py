"""A list of absence from a school system: a CSV as rows. Every row is answered; nothing of the file is kept."""

import csv
import datetime as dt
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rondom.core.decision import refuse
from rondom.watch.terms import AbsencePart

MOST_BYTES, MOST_ROWS = 2 * 1024 * 1024, 5000
SEPARATORS = ";,\t"
COLUMNS = {
    "roepnaam": "call_name",
    "achternaam": "last_name",
    "geboortedatum": "born_on",
    "datum": "on",
    "dagdeel": "part",
    "lesuur": "place",
    "reden": "kind",
    "soort": "kind",
    "minuten": "minutes",
}
NEEDED = {"call_name", "last_name", "born_on", "on", "kind"}
PARTS = {
    "": AbsencePart.DAY,
    "dag": AbsencePart.DAY,
    "hele dag": AbsencePart.DAY,
    "ochtend": AbsencePart.MORNING,
    "middag": AbsencePart.AFTERNOON,
    "les": AbsencePart.LESSONS,
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row as it was typed; on, part, place and minutes are None when they cannot be read."""

    line: int
    call_name: str
    last_name: str
    born_on: dt.date | None
    on: dt.date | None
    part: str | None
    place: int
    kind: str
    minutes: int | None


def read_rows(data: bytes) -> list[ListRow]:
    """Errors: Refused for a file that is no list of absence."""
    if len(data) > MOST_BYTES:
        refuse("absence_list.too_big", _("Dit bestand is te groot.")).enforce()
    text = _decoded(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        rows = list(reader)
    except csv.Error:
        rows = []
    head = _head(rows[0]) if rows else {}
    if not set(head) >= NEEDED:
        refuse(
            "absence_list.columns",
            _("Deze kolommen zijn nodig: roepnaam, achternaam, geboortedatum, datum en reden."),
        ).enforce()
    found = [_row(number, cells, head) for number, cells in _filled(rows[1:])]
    if len(found) > MOST_ROWS:
        refuse("absence_list.too_many", _("Dit zijn te veel rijen. Maak de lijst korter.")).enforce()
    return found


def _filled(rows: list[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """With the number of the line; the heading is line 1."""
    return (
        (number, cells) for number, cells in enumerate(rows, start=2) if any(cell.strip() for cell in cells)
    )


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(SEPARATORS, key=first.count)


def _head(cells: list[str]) -> dict[str, int]:
    return {COLUMNS[name]: place for place, cell in enumerate(cells) if (name := plain(cell)) in COLUMNS}


def plain(words: str) -> str:
    """Small letters without accents and double spaces: to compare names."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    return " ".join("".join(sign for sign in bare if not unicodedata.combining(sign)).split())


def _row(line: int, cells: list[str], head: Mapping[str, int]) -> ListRow:
    def cell(name: str) -> str:
        place = head.get(name, len(cells))
        return cells[place].strip()[:200] if place < len(cells) else ""

    place = _number(cell("place"))
    part = PARTS.get(plain(cell("part")))
    return ListRow(
        line=line,
        call_name=cell("call_name"),
        last_name=cell("last_name"),
        born_on=_day(cell("born_on")),
        on=_day(cell("on")),
        part=AbsencePart.LESSONS if cell("place") else part,
        place=(place or 0) if cell("place") or part == AbsencePart.LESSONS else 0,
        kind=cell("kind"),
        minutes=_number(cell("minutes")) if cell("minutes") else 0,
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


def _day(text: str) -> dt.date | None:
    for shape in ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"):
        try:
            return dt.datetime.strptime(text, shape).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
