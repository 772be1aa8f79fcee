"""How long a closed dossier stays readable for professionals. The number is data."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

_DATA = Path(__file__).parent / "data" / "closing.yaml"


class ClosingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    source: str
    professionals_read_days: int


@cache
def closing_rules() -> ClosingRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), ClosingRules)


def readable_until(closed_on: dt.date) -> dt.date:
    """The first day on which professionals do not read it any more."""
    return closed_on + dt.timedelta(days=closing_rules().professionals_read_days)


def closed_after(day: dt.date) -> dt.date:
    """Who reads on `day` reads what was closed after this day."""
    return day - dt.timedelta(days=closing_rules().professionals_read_days)
