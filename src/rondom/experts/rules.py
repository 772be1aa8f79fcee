"""What experts can do and how a region deploys them. The source stands in data/experts.yaml."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from rondom.people.terms import Role

_DATA = Path(__file__).parent / "data" / "experts.yaml"


class Expertise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    title: str
    cluster: int | None
    confirmed: bool


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    months: int
    source: str
    confirmed: bool


class ExpertRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/experts.yaml."""

    valid_from: dt.date
    source: str
    expertises: tuple[Expertise, ...]
    roles: frozenset[Role]
    only_route: dict[str, str]
    kept: Kept
    kept_expert: Kept
    weeks_shown: int

    def titles(self) -> dict[str, str]:
        return {row.code: row.title for row in self.expertises}

    def label(self, code: str) -> str:
        """With its cluster, as people in the field say it."""
        row = next((row for row in self.expertises if row.code == code), None)
        if row is None:
            return code
        return row.title if row.cluster is None else f"{row.title} (cluster {row.cluster})"


@cache
def expert_rules() -> ExpertRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), ExpertRules)


def usual_route(region_slug: str) -> str:
    """The route on which a child gets an expert in a region, as it comes with the program; empty is any."""
    found = expert_rules().only_route
    return found.get(region_slug, found["template"])
