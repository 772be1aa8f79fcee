"""What each formal plan is: who leads it, which parts it has, and which goals belong to it (data/plan_kinds.yaml)."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from ruamel.yaml import YAML

from rondom.people.terms import Role
from rondom.plans.terms import Domain, PlanKind

_DATA = Path(__file__).parent / "data" / "plan_kinds.yaml"


class KindRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """See data/plan_kinds.yaml. parts: keys of content.parts_of, in order."""

    led_by: Literal["school", "care"]
    lead_roles: tuple[Role, ...] = ()
    parts: tuple[str, ...]
    domains: tuple[Domain, ...]
    source: str


class KindRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    kinds: dict[PlanKind, KindRule]
    regions: dict[str, dict[PlanKind, KindRule]]


@cache
def _rules() -> KindRules:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), KindRules)


def kind_rule(kind: str, *, region: str = "") -> KindRule:
    """region: slug of one that may have a row of its own."""
    own = _rules().regions.get(region, {})
    return own.get(PlanKind(kind)) or _rules().kinds[PlanKind(kind)]


def usual_kind(domain: str, *, region: str = "") -> PlanKind:
    """The plan that a goal of a domain belongs to, when both plans are there."""
    return next(kind for kind in PlanKind if Domain(domain) in kind_rule(kind, region=region).domains)
