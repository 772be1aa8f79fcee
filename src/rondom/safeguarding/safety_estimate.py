"""The safety estimate as data: who writes it and who reads along, what it asks, and its scale."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from rondom.people.terms import Role

_DATA = Path(__file__).parent / "data" / "safety_estimate.yaml"


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """key: the field of the estimate. always: also when the child is safe."""

    key: str
    question: str
    hint: str
    always: bool
    source: str
    confirmed: bool


class Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lowest: int
    highest: int
    lowest_means: str
    highest_means: str
    source: str
    confirmed: bool


class EstimateRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/safety_estimate.yaml."""

    valid_from: dt.date
    sources: dict[str, str]
    writes: Role
    reads_along: Role
    parts: tuple[Part, ...]
    scale: Scale

    def __post_init__(self) -> None:
        if {part.source for part in self.parts} | {self.scale.source} != set(self.sources):
            raise ValueError("every source once, and each with a part")


@cache
def estimate_rules() -> EstimateRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), EstimateRules)
