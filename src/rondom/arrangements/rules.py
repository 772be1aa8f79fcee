"""Rules of arrangements that are set by law or policy: the catalogue, the form, the decision. The source stands in data/."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from ruamel.yaml import YAML

from rondom.people.terms import Role

_DATA = Path(__file__).parent / "data"
Shape = TypeVar("Shape")


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of arrangement; see data/catalogue.yaml. A cap that is None does not hold."""

    code: str
    title: str
    what_for: str
    hours_max: int | None
    rate_cents_max: int | None
    month_cents_max: int | None
    months_max: int | None
    second_reader: bool
    confirmed: bool


class Library(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    kinds: tuple[Kind, ...]

    def __post_init__(self) -> None:
        codes = [kind.code for kind in self.kinds]
        if not codes or len(set(codes)) != len(codes):
            raise ValueError("every kind once")

    def own(self, rows: object) -> "Library":
        """The same with the kinds of a region, as they are stored. Errors: ValueError when a value misses."""
        return msgspec.structs.replace(self, kinds=msgspec.convert(rows, tuple[Kind, ...]))

    def kind(self, code: str) -> Kind | None:
        return next((kind for kind in self.kinds if kind.code == code), None)


class Libraries(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    usual: str
    libraries: dict[str, Library]


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    key: str
    label: str
    filled_from: str
    required: bool


class RequestForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    source: str
    confirmed: bool
    days_to_decide: int
    fields: tuple[Field, ...]


class RequestForms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    usual: str
    forms: dict[str, RequestForm]


class Objection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    days: int
    source: str


class SupportPoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    words: str
    source: str


class FirstDay(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    month: int
    day: int


class SchoolYear(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    starts: FirstDay
    source: str


class DecisionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/decisions.yaml."""

    valid_from: dt.date
    objection: Objection
    support_point: SupportPoint
    deciders: frozenset[Role]
    readers: frozenset[Role]
    askers: frozenset[Role]
    school_year: SchoolYear


def _load(name: str, shape: type[Shape]) -> Shape:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA / name), shape)


@cache
def libraries() -> Libraries:
    return _load("catalogue.yaml", Libraries)


@cache
def request_forms() -> RequestForms:
    return _load("forms.yaml", RequestForms)


@cache
def decision_rules() -> DecisionRules:
    return _load("decisions.yaml", DecisionRules)


def library_of(region_slug: str) -> Library:
    """What comes with the program: of the region itself, else the template."""
    found = libraries()
    return found.libraries.get(region_slug, found.libraries[found.usual])


def form_of(region_slug: str) -> RequestForm:
    found = request_forms()
    return found.forms.get(region_slug, found.forms[found.usual])
