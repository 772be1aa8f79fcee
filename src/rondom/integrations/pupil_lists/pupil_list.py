"""What a pupil list says, as plain values."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Authority(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ParentRow:
    name: str = ""
    email: str = ""
    phone: str = ""
    authority: Authority = Authority.UNKNOWN


@dataclass(frozen=True, slots=True)
class PupilRow:
    call_name: str
    first_names: str
    prefix: str
    last_name: str
    born_on: dt.date
    group: str = ""
    number: str = ""
    home_language: str = ""
    parents: tuple[ParentRow, ...] = ()

    @property
    def given_name(self) -> str:
        return self.call_name or self.first_names


class ListRow(NamedTuple):
    """One row of the file; pupil is None when it cannot be taken over as it is."""

    row_number: int
    pupil: PupilRow | None
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`field` is empty when the column is not used; `reason` says why."""

    position: int
    header: str
    field: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PupilList:
    columns: tuple[Column, ...]
    rows: tuple[ListRow, ...]
    notes: tuple[str, ...] = ()

    @property
    def unused_columns(self) -> tuple[Column, ...]:
        return tuple(each for each in self.columns if not each.field)
