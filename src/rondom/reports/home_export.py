"""The quarterly list of who sits at home or is at risk, without names. Which columns: data/home_export.yaml."""

import datetime as dt
import hashlib
import hmac
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec
from django.conf import settings
from ruamel.yaml import YAML

from rondom.reports.small_numbers import small_numbers
from rondom.watch.board_queries import BoardRow
from rondom.watch.terms import FitOffer

_DATA = Path(__file__).parent / "data" / "home_export.yaml"
HIDDEN = "-"
PSEUDONYM_SIGNS = 12
FORMULA = "=+-@\t\r"  # a cell that begins so is read as a sum


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    value: str
    by_group: bool


class Layout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/home_export.yaml."""

    valid_from: dt.date
    source: str
    confirmed: bool
    columns: tuple[Column, ...]
    age_bands: tuple[int, ...]
    days_bands: tuple[int, ...]

    def __post_init__(self) -> None:
        if not {column.value for column in self.columns} <= VALUES:
            raise ValueError("a column that nobody can fill")


VALUES = frozenset(
    {"quarter", "pseudonym", "kind", "age_band", "section", "days_band", "has_plan", "offer", "step_in_time"}
)


@cache
def layout() -> Layout:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), Layout)


def quarter_of(day: dt.date) -> str:
    """2026-K4: of the calendar year."""
    return f"{day.year}-K{(day.month + 2) // 3}"


def pseudonym(dossier_id: int, *, quarter: str) -> str:
    """The same child has another number every quarter, so lists cannot be laid side by side."""
    words = f"home-export:{quarter}:{dossier_id}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()[:PSEUDONYM_SIGNS]


def table_of(rows: Sequence[BoardRow], *, on: dt.date) -> tuple[list[str], list[list[str]]]:
    """(heading, rows) with small groups hidden. Fewer children than the bound: only the heading."""
    shown = layout()
    heading = [column.label for column in shown.columns]
    if len(rows) < small_numbers().least:
        return heading, []
    values = [_values(row, on) for row in rows]
    hidden = without_small_groups(values, [column.value for column in shown.columns if column.by_group])
    body = [[row[column.value] for column in shown.columns] for row in hidden]
    return heading, sorted(body)


def without_small_groups(rows: Collection[Mapping[str, str]], names: Sequence[str]) -> list[dict[str, str]]:
    """Leave out what few share: from the last column on, until every group that is left is large enough or says nothing.

    The children whose columns are left out form a group too: when they are few, those of the next smallest group join.
    """
    least, found = small_numbers().least, [dict(row) for row in rows]
    for count in range(len(names), 0, -1):
        while small := _small(found, names, least):
            if all(row[name] == HIDDEN for row in small for name in names[count - 1 :]):
                break
            for row in small:
                row.update(dict.fromkeys(names[count - 1 :], HIDDEN))
    return _join_the_last(found, names, least)


def _small(rows: Collection[dict[str, str]], names: Sequence[str], least: int) -> list[dict[str, str]]:
    sizes = Counter(_group(row, names) for row in rows)
    return [row for row in rows if sizes[_group(row, names)] < least]


def _join_the_last(rows: list[dict[str, str]], names: Sequence[str], least: int) -> list[dict[str, str]]:
    while small := _small(rows, names, least):
        sizes = Counter(_group(row, names) for row in rows)
        others = [(size, group) for group, size in sizes.items() if size >= least]
        joins = min(others)[1] if others else None
        for row in rows:
            if row in small or _group(row, names) == joins or joins is None:
                row.update(dict.fromkeys(names, HIDDEN))
        if joins is None:
            break
    return rows


def _group(row: Mapping[str, str], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[name] for name in names)


def _values(row: BoardRow, on: dt.date) -> dict[str, str]:
    quarter = quarter_of(on)
    age = row.dossier.pupil.age_on(on)
    return {
        "quarter": quarter,
        "pseudonym": pseudonym(row.dossier.pk, quarter=quarter),
        "kind": "thuis" if row.is_at_home else "risico",
        "age_band": HIDDEN if age is None else _band(age, layout().age_bands),
        "section": row.section.lstrip(FORMULA) or HIDDEN,
        "days_band": HIDDEN if row.days is None else _band(row.days, layout().days_bands),
        "has_plan": "ja" if row.plan_on else "nee",
        "offer": {FitOffer.YES: "ja", FitOffer.NO: "nee"}.get(FitOffer(row.offer), "onbekend"),
        "step_in_time": "nee" if row.step_is_late(on) else "ja",
    }


def _band(number: int, starts: Sequence[int]) -> str:
    """9-11: from one start up to the next; 18+ from the last on, and <4 below the first."""
    if number < starts[0]:
        return f"<{starts[0]}"
    for first, after in pairwise(starts):
        if number < after:
            return f"{first}-{after - 1}"
    return f"{starts[-1]}+"
