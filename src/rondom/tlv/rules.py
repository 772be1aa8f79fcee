"""Rules of a TLV that are set by law or policy: categories, terms, committees, the form. The source stands in data/."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from ruamel.yaml import YAML

from rondom.arrangements.rules import Field
from rondom.people.terms import Role

_DATA = Path(__file__).parent / "data"
Shape = TypeVar("Shape")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What every part of the data is."""


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a TLV can be for; see data/categories.yaml."""

    code: str
    kind: str
    level: str
    label: str
    full_school_year: bool
    years_max: int | None
    confirmed: bool


class UsualEnd(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    month: int
    day: int
    source: str


class Categories(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    source: str
    usual_end: UsualEnd
    categories: tuple[Category, ...]
    regions: dict[str, dict[str, int]]

    def __post_init__(self) -> None:
        codes = [category.code for category in self.categories]
        if len(set(codes)) != len(codes):
            raise ValueError("every category once")


class Handling(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    days: int
    source: str
    regions: dict[str, int]


class Objection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    days: int
    source: str


class ObjectionCommittee(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    send_within_days: int
    source: str


class SupportPoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    words: str
    source: str


class Discipline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    label: str


class Disciplines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    wanted: tuple[Discipline, ...]


class Profession(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """leads: one advice at least is of such a profession. roles: who may sign as one."""

    code: str
    label: str
    leads: bool
    roles: frozenset[Role]


class Experts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    least: int
    source: str
    professions: tuple[Profession, ...]


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    warn_months: tuple[int, ...]
    opp_months: int
    source: str


class Procedure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/procedure.yaml."""

    valid_from: dt.date
    handling: Handling
    objection: Objection
    committee_of_objection: ObjectionCommittee
    support_point: SupportPoint
    disciplines: Disciplines
    experts: Experts
    askers: frozenset[Role]
    writers: frozenset[Role]
    deciders: frozenset[Role]
    readers: frozenset[Role]
    receivers: frozenset[Role]
    ending: Ending
    core_pages: int
    least_shown: int

    @property
    def expert_roles(self) -> frozenset[Role]:
        return frozenset(role for row in self.experts.professions for role in row.roles)

    def professions_of(self, role: str) -> tuple[Profession, ...]:
        return tuple(row for row in self.experts.professions if role in row.roles)

    def profession(self, code: str) -> Profession | None:
        return next((row for row in self.experts.professions if row.code == code), None)


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    confirmed: bool
    fields: tuple[Field, ...]
    renewal: tuple[Field, ...]


def _load(name: str, shape: type[Shape]) -> Shape:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA / name), shape)


@cache
def categories() -> Categories:
    return _load("categories.yaml", Categories)


@cache
def procedure() -> Procedure:
    return _load("procedure.yaml", Procedure)


@cache
def form() -> Form:
    return _load("form.yaml", Form)


def category_of(code: str, *, region: str = "") -> Category | None:
    """With the cap of a region (slug) where it has its own."""
    found = next((row for row in categories().categories if row.code == code), None)
    own = categories().regions.get(region, {}).get(code)
    return msgspec.structs.replace(found, years_max=own) if found and own else found


def category_label(code: str) -> str:
    found = category_of(code)
    return found.label if found else code


def handling_days(region: str) -> int:
    """Days in which the samenwerkingsverband decides, without those that the clock stood still."""
    return procedure().handling.regions.get(region, procedure().handling.days)
