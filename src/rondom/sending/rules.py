"""Numbers about sending: days and tries. The source stands in data/sending.yaml."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

_DATA = Path(__file__).parent / "data" / "sending.yaml"


class SendingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/sending.yaml."""

    valid_from: dt.date
    source: str
    confirmed: str
    usual_days: int
    longest_days: int
    wrong_codes_max: int


@cache
def sending_rules() -> SendingRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), SendingRules)
