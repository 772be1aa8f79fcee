"""Sums of groups in a table in which no small group can be worked out, and which still adds up. Pure rules.

Groups with few children are put together in one row, with more groups until the row holds enough children. So the
rows that are shown and that row are together the total, to the cent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TypeVar

from rondom.reports.small_numbers import small_numbers

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Sums:
    """Counts, and whole cents."""

    arrangements: int = 0
    committed: int = 0
    realised: int = 0
    goals: int = 0
    reached: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(Sums)))

    @property
    def spent_percent(self) -> int | None:
        return percent(self.realised, self.committed)

    @property
    def reached_percent(self) -> int | None:
        return percent(self.reached, self.goals)


def percent(part: int, whole: int) -> int | None:
    """Whole percents, a half rounds up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def total_of(sums: Iterable[Sums]) -> Sums:
    return sum(sums, Sums())


@dataclass(frozen=True, slots=True)
class Table:
    """rows: what is shown, (name, sums). rest: what is together in one row. total: None when even that is small."""

    rows: tuple[tuple[str, Sums], ...]
    rest: Sums | None
    total: Sums | None
    rest_groups: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """children: how many different ones."""

    name: str
    children: int
    sums: Sums


def table_of(groups: Mapping[Key, Group], *, children: int) -> Table:
    """By name. children: how many different ones in all groups together: a child may be in more than one."""
    total = total_of(group.sums for group in groups.values())
    if 0 < children < small_numbers().least:
        return Table((), None, None, len(groups))
    hidden = hidden_of({key: group.children for key, group in groups.items()}, total=children)
    shown = sorted(
        ((group.name, group.sums) for key, group in groups.items() if key not in hidden),
        key=lambda row: row[0],
    )
    rest = total_of(groups[key].sums for key in hidden) if hidden else None
    return Table(tuple(shown), rest, total, len(hidden))


def hidden_of(counts: Mapping[Key, int], *, total: int) -> frozenset[Key]:
    """Which groups are not shown apart: the small ones, and the smallest others until what is left over is not small."""
    least = small_numbers().least
    hidden = {key for key, count in counts.items() if count < least}
    others = sorted((key for key in counts if key not in hidden), key=lambda key: counts[key])
    while hidden and others and (len(hidden) < 2 or certainly_in(hidden, counts, total) < least):
        hidden.add(others.pop(0))
    return frozenset(hidden)


def certainly_in(groups: Iterable[Key], counts: Mapping[Key, int], total: int) -> int:
    """At least so many different children are in these groups: as in the largest, and as are in no other group."""
    chosen = set(groups)
    elsewhere = sum(count for key, count in counts.items() if key not in chosen)
    return max(total - elsewhere, *(counts[key] for key in chosen))
