"""How Rondom works with the index. The source stands in data/."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

DATA = Path(__file__).parent / "data"


class SchoolRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    schools_signal: bool
    schools_coordinate: bool


class IndexRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/youth_index.yaml."""

    valid_from: dt.date
    source: str
    connector: str
    follow_up_days: int
    follow_up_bar: int
    most_tries: int
    schools: SchoolRules
    regions: dict[str, SchoolRules]

    def schools_in(self, region: str) -> SchoolRules:
        return self.regions.get(region, self.schools)


@cache
def index_rules() -> IndexRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(DATA / "youth_index.yaml"), IndexRules)
