"""Ages and terms of the rights of the family. The numbers are data, with their source."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from rondom.core.periods import months_later

_DATA = Path(__file__).parents[1] / "data" / "rights.yaml"


class Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: int
    valid_from: dt.date
    source: str


class RightsRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """articles: {RightsKind: where the law gives it}."""

    answer_within_months: Number
    extend_by_months: Number
    alone_from_age: Number
    own_words_from_age: Number
    confirm_within_minutes: Number
    articles: dict[str, str]


@cache
def rights_rules() -> RightsRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), RightsRules)


def due_on(received_on: dt.date) -> dt.date:
    """The last day to answer."""
    return months_later(received_on, rights_rules().answer_within_months.value)


def longer_due_on(received_on: dt.date) -> dt.date:
    """The last day to answer when it was said in time that it takes longer. Counted from the receipt."""
    rules = rights_rules()
    return months_later(received_on, rules.answer_within_months.value + rules.extend_by_months.value)


def decides_alone(age: int | None) -> bool:
    """Whether a pupil uses the rights himself. A birth date that is not known counts as the youngest."""
    return (age or 0) >= rights_rules().alone_from_age.value


def may_copy_own_words(age: int | None) -> bool:
    return (age or 0) >= rights_rules().own_words_from_age.value
