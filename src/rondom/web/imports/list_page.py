"""What the screens of a pupil list count and tell."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import ngettext

from rondom.core.decision import Refused
from rondom.integrations.pupil_lists.operations import list_of
from rondom.integrations.pupil_lists.queries import JudgedRow, results
from rondom.integrations.pupil_lists.terms import RowState

SKIPPED_ROWS = 100


@dataclass(frozen=True, slots=True)
class Counts:
    chosen: int
    known: int
    double: int
    problem: int
    total: int


def counted(rows: list[JudgedRow], left_out: Collection[int]) -> Counts:
    states = Counter(each.state for each in rows)
    return Counts(
        chosen=sum(each.can_register and each.number not in left_out for each in rows),
        known=states[RowState.KNOWN],
        double=states[RowState.DOUBLE],
        problem=states[RowState.PROBLEM],
        total=len(rows),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """sentence: "42 ingeschreven, 3 overgeslagen"; skipped: (row number, why)."""

    sentence: str
    registered: int
    skipped: Page


def report_of(row: Any, page: str | None) -> Told:
    """The result of a list. Problems in words come from the sealed file, so that no row holds a value."""
    done = results(row.pk)
    skipped = [each for each in done.values() if each.state != RowState.REGISTERED]
    registered = len(done) - len(skipped)
    parts = [
        ngettext("%(n)d leerling ingeschreven", "%(n)d leerlingen ingeschreven", registered),
        ngettext("%(n)d rij overgeslagen", "%(n)d rijen overgeslagen", len(skipped)),
    ]
    counts = (registered, len(skipped))
    sentence = ", ".join(part % {"n": n} for part, n in zip(parts, counts, strict=True))
    words = _problems(row)
    rows = [(each.row_number, _why(each, words)) for each in skipped]
    return Told(sentence, registered, Paginator(rows, SKIPPED_ROWS).get_page(page))


def _why(result: Any, words: dict[int, str]) -> str:
    """The words of the file for a row that could not be read; else what was decided."""
    told = words.get(result.row_number, "") if result.state == RowState.PROBLEM else ""
    return told or str(RowState(result.state).label)


def _problems(row: Any) -> dict[int, str]:
    try:
        found = list_of(row)
    except Refused:
        return {}
    return {each.row_number: " ".join(each.problems) for each in found.rows if each.problems}
