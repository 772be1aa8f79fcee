"""Rules of consent that are set by law or policy: ages, terms and grounds of the law. The source stands in data/."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec
from ruamel.yaml import YAML

_DATA = Path(__file__).parent / "data"
Shape = TypeVar("Shape")


class AgeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who must say yes from an age on, until the next rule."""

    from_age: int
    pupil: bool
    guardians: bool


class AgeRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """rules: youngest first. regions: other rules by the slug of a region."""

    valid_from: dt.date
    source: str
    rules: tuple[AgeRule, ...]
    regions: dict[str, tuple[AgeRule, ...]]

    def of(self, region: str) -> tuple[AgeRule, ...]:
        return self.regions.get(region, self.rules)


class Terms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    source: str
    longest_days: int
    ask_again_days_before: int


class Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/texts.yaml."""

    valid_from: dt.date
    source: str
    version: str
    fingerprint: str


class LegalGround(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/legal_grounds.yaml."""

    code: str
    label: str
    explanation: str
    source: str
    recipients: tuple[str, ...]
    categories: tuple[str, ...]
    deciders: tuple[str, ...]
    parents_told: Literal["before", "may_wait"]
    longest_days: int
    wait_days: int = 0
    pupil_says_yes: bool = False
    pupil_from_age: int = 0
    pupil_until_age: int = 200


class LegalGrounds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    source: str
    grounds: tuple[LegalGround, ...]


def _load(name: str, shape: type[Shape]) -> Shape:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA / name), shape)


@cache
def age_rules() -> AgeRules:
    return _load("ages.yaml", AgeRules)


@cache
def terms() -> Terms:
    return _load("consents.yaml", Terms)


@cache
def texts() -> Texts:
    return _load("texts.yaml", Texts)


@cache
def legal_grounds() -> dict[str, LegalGround]:
    """By code, in the order of the file."""
    return {ground.code: ground for ground in _load("legal_grounds.yaml", LegalGrounds).grounds}


def rule_at(age: int, *, region: str) -> AgeRule:
    """The rule for an age in whole years."""
    return max(
        (rule for rule in age_rules().of(region) if rule.from_age <= age), key=lambda rule: rule.from_age
    )


def pupil_decides_from(*, region: str) -> int:
    """The age from which a pupil's own yes counts."""
    return min(rule.from_age for rule in age_rules().of(region) if rule.pupil)
