"""Who must say yes: from the day's age and the list of guardians. The rules are data."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from rondom.families.models import Pupil
from rondom.families.queries import deciding_guardians

_DATA = Path(__file__).parent / "data" / "ages.yaml"


class AgeRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    from_age: int
    pupil: bool
    guardians: bool


class AgeRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    source: str
    rules: tuple[AgeRule, ...]


@cache
def age_rules() -> AgeRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), AgeRules)


def pupil_decides_from() -> int:
    """The age from which a pupil's own yes counts."""
    return min(rule.from_age for rule in age_rules().rules if rule.pupil)


@dataclass(frozen=True, slots=True)
class Giver:
    """capacity: families.terms.Relation, or "pupil"."""

    person_id: int
    capacity: str


def required_givers(pupil: Pupil, *, on: dt.date) -> list[Giver]:
    """Everybody whose yes is needed on a day. A birth date that is not known counts as the youngest group.

    A guardian whose authority is not known is asked too, so that nothing is shared too early (R-CON-2).
    """
    age = pupil.age_on(on) or 0
    rule = max((rule for rule in age_rules().rules if rule.from_age <= age), key=lambda rule: rule.from_age)
    givers = [Giver(pupil.person_id, "pupil")] if rule.pupil else []
    if rule.guardians:
        givers += [Giver(row.person_id, row.relation) for row in deciding_guardians(pupil.pk, on=on)]
    return givers
