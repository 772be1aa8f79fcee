"""Rules of closing, keeping and accounting. The source stands in data/accounting.yaml."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from rondom.people.terms import Role

_DATA = Path(__file__).parent / "data" / "accounting.yaml"


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    months: int
    source: str
    confirmed: bool


class Reopen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    within_months: int
    source: str
    confirmed: bool


class Purpose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    title: str


class AccountingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/accounting.yaml."""

    valid_from: dt.date
    kept: Kept
    reopen: Reopen
    board_speakers: frozenset[Role]
    purposes: tuple[Purpose, ...]
    start_within_days: int
    start_confirmed: bool


@cache
def accounting_rules() -> AccountingRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), AccountingRules)
