"""Small numbers are hidden, and nothing that is shown gives them away. Pure rules."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from ruamel.yaml import YAML

_DATA = Path(__file__).parent / "data" / "small_numbers.yaml"
Key = TypeVar("Key")


class SmallNumbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/small_numbers.yaml."""

    valid_from: dt.date
    source: str
    confirmed: bool
    least: int


@cache
def small_numbers() -> SmallNumbers:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), SmallNumbers)


class Shown(StrEnum):
    NUMBER = "number"
    FEW = "few"  # less than the bound
    NEARLY_ALL = "nearly_all"  # the others are less than the bound
    MORE = "more"  # than the number, which counts only what is shown


@dataclass(frozen=True, slots=True)
class Figure:
    """What a screen says of a group: number counts with NUMBER and MORE only."""

    shown: Shown
    number: int = 0


def of_group(count: int, *, total: int) -> Figure:
    """A part of a total: hidden when it is small, and when what is left over is small."""
    if 0 < count < small_numbers().least:
        return Figure(Shown.FEW)
    if 0 < total - count < small_numbers().least:
        return Figure(Shown.NEARLY_ALL)
    return Figure(Shown.NUMBER, count)


def of_parts(counts: Mapping[Key, int]) -> tuple[Figure, dict[Key, Figure]]:
    """(the total, every part). counts: parts that do not overlap, none of them empty.

    With a hidden part the total says only what the shown parts add up to: the difference would be the hidden part.
    """
    least = small_numbers().least
    parts = {
        key: Figure(Shown.NUMBER, count) if count >= least else Figure(Shown.FEW)
        for key, count in counts.items()
    }
    known = sum(figure.number for figure in parts.values())
    if known == sum(counts.values()):
        return Figure(Shown.NUMBER, known), parts
    return Figure(Shown.MORE, known) if known else Figure(Shown.FEW), parts
