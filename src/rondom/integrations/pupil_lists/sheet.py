"""A table of cells, before anybody knows what they mean."""

import datetime as dt
from dataclasses import dataclass

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 5_000
MAX_COLUMNS = 100

CellValue = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell with a calculation; we do not guess its outcome."""


Cell = str | dt.date | Formula


@dataclass(frozen=True, slots=True)
class SheetRow:
    number: int
    cells: tuple[Cell, ...]

    @property
    def empty(self) -> bool:
        return all(each == "" for each in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """rows: without the empty ones. merged: ranges such as B2:C4."""

    rows: tuple[SheetRow, ...]
    notes: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


def clean(text: str) -> str:
    """One line without control characters and without spaces around it. Joined emoji stay whole."""
    kept = "".join(each if each.isprintable() or each in "\u200d\u200c" else " " for each in text)
    return " ".join(kept.split())
