"""Which teams there are, who asks and who answers them, and until when. The source stands in data/teams.yaml."""

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from ruamel.yaml import YAML

from rondom.people.terms import OrganisationKind, Role
from rondom.support.terms import After, Team

_DATA = Path(__file__).parent / "data" / "teams.yaml"


class TeamRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/teams.yaml."""

    code: Team
    title: str
    intro: str
    asked_by: tuple[Role, ...]
    desk: tuple[Role, ...]
    at: tuple[OrganisationKind, ...]
    no_name: bool
    decides: bool
    working_days: int


class PointRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    desk: tuple[Role, ...]
    at: tuple[OrganisationKind, ...]
    working_days: int
    wrong_codes_max: int
    after: tuple[After, ...]


class SupportRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    source: str
    confirmed: bool
    teams: tuple[TeamRule, ...]
    point: PointRule

    def __post_init__(self) -> None:
        if {row.code for row in self.teams} != set(Team) or len(self.teams) != len(Team):
            raise ValueError("every team once")

    def team(self, code: str) -> TeamRule | None:
        return next((row for row in self.teams if row.code == code), None)


@cache
def support_rules() -> SupportRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), SupportRules)
