"""Numbers and rules of plans that are set by law or policy; the source stands beside each in data/."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from ruamel.yaml import YAML

DATA = Path(__file__).parent / "data"


@cache
def _read(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load((DATA / name).read_text(encoding="utf-8"))
    return loaded


def term(name: str, *, region: str = "") -> int:
    """A number of data/terms.yaml; region: slug of one that may have a number of its own. Errors: KeyError."""
    return value_for(_read("terms.yaml")[name], region)


def value_for(row: dict[str, Any], region: str) -> int:
    return int((row.get("regions") or {}).get(region, row["value"]))


@dataclass(frozen=True, slots=True)
class SignatureRule:
    """parents: "all" or "one"; leader: roles that sign for the side that leads the plan, first choice first.

    parents_required_until_age: from this age they may sign and need not; None: as long as they have authority.
    again: {part of the plan: whose agreement a change in it asks again}
    """

    parents: str
    parents_required_until_age: int | None
    pupil_asked_from_age: int
    pupil_required_from_age: int
    leader: tuple[str, ...]
    again: dict[str, list[str]]


@cache
def signature_rule(kind: str = "opp") -> SignatureRule:
    values = {name: rule["value"] for name, rule in _read("signatures.yaml")[kind].items()}
    return SignatureRule(**values | {"leader": tuple(values["leader"])})


class ContributionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/contributions.yaml."""

    valid_from: dt.date
    source: str
    usual_days: int
    longest_days: int
    wrong_codes_max: int


@cache
def contribution_rules() -> ContributionRules:
    return msgspec.convert(_read("contributions.yaml"), ContributionRules)


class NotWantedRoles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The two sides that confirm together that a pupil did not want to be heard: roles."""

    school: tuple[str, ...]
    family: tuple[str, ...]


class HearingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/hearing.yaml."""

    valid_from: dt.date
    source: str
    not_wanted: NotWantedRoles
    files_max: int


@cache
def hearing_rules() -> HearingRules:
    return msgspec.convert(_read("hearing.yaml"), HearingRules)


class RegisterRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/register.yaml. roles: who sees the plans of a school, and reports them."""

    valid_from: dt.date
    source: str
    roles: tuple[str, ...]


@cache
def register_rules() -> RegisterRules:
    return msgspec.convert(_read("register.yaml"), RegisterRules)
