"""How a plan is laid out per kind of school: the words of the region, else data/opp.yaml. The data of a plan stay the same."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _
from ruamel.yaml import YAML

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.wording import words_in_row
from rondom.events.record import happened
from rondom.people.access import may_manage
from rondom.people.region_words import words_to_write
from rondom.people.terms import SchoolType
from rondom.plans.events import OppFormWritten
from rondom.plans.models import OppForm
from rondom.plans.terms import Exit, OppPart

_DATA = Path(__file__).parent / "data" / "opp.yaml"
HELP_LENGTH = 300


class _OfType(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    parts: tuple[OppPart, ...]
    exits: tuple[Exit, ...]
    source: str
    confirmed: str


class _Opp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/opp.yaml."""

    valid_from: dt.date
    source: str
    statutory: tuple[OppPart, ...]
    optional: tuple[OppPart, ...]
    types: dict[SchoolType, _OfType]


@cache
def _opp() -> _Opp:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), _Opp)


@dataclass(frozen=True, slots=True)
class FormPart:
    """One part of the form. help: what the region says to who writes it; may be empty."""

    key: str
    help: str = ""
    is_on: bool = True

    @property
    def title(self) -> str:
        return str(OppPart(self.key).label)

    @property
    def is_statutory(self) -> bool:
        return self.key in statutory()


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The form of one kind of school in one region: every part, those that are on first and in their order.

    school_type: empty as long as nobody chose one for the school; revision: 0 as long as the region wrote nothing
    """

    school_type: str
    every: tuple[FormPart, ...]
    revision: int = 0
    changed_by: str = ""
    changed_on: dt.datetime | None = None

    @property
    def parts(self) -> tuple[FormPart, ...]:
        return tuple(part for part in self.every if part.is_on)

    @property
    def order(self) -> list[str]:
        return [part.key for part in self.parts]

    @property
    def type_label(self) -> str:
        return str(SchoolType(self.school_type).label)

    @property
    def exits(self) -> list[tuple[str, str]]:
        return exits_of(self.school_type)

    @property
    def help(self) -> dict[str, str]:
        return {part.key: part.help for part in self.parts}

    @property
    def is_own(self) -> bool:
        return self.revision > 0


@dataclass(frozen=True, slots=True)
class Part:
    """One part as a reader meets it. rows: of a part beside the law ({"by", "text"}); misses: what it still needs."""

    key: str
    number: int
    title: str
    help: str = ""
    misses: str = ""
    rows: tuple[dict[str, str], ...] = ()

    @property
    def anchor(self) -> str:
        return f"deel-{self.number}"

    @property
    def is_statutory(self) -> bool:
        return self.key in statutory()


def parts_in(
    order: Sequence[str],
    content: dict[str, Any],
    *,
    help: Mapping[str, str] = MappingProxyType({}),  # noqa: A002 - the word of the form
    misses: Mapping[str, str] = MappingProxyType({}),
) -> list[Part]:
    """The parts of a plan in an order, with the number that a reader sees. content: of content.content_of."""
    titles = {OppPart.HEARING: _("De stem van %(name)s") % {"name": content["pupil"]["call_name"]}}
    more = content.get("more", {})
    return [
        Part(
            key=str(key),
            number=number,
            title=titles.get(OppPart(key), str(OppPart(key).label)),
            help=help.get(key, ""),
            misses=misses.get(key, ""),
            rows=tuple(more.get(key, ())),
        )
        for number, key in enumerate(order, start=1)
    ]


def statutory() -> tuple[str, ...]:
    """What the law asks, in the usual order."""
    return _opp().statutory


def exits_of(school_type: str) -> list[tuple[str, str]]:
    """(code, words) of where a pupil of this kind of school can go; nothing while the kind is not chosen."""
    found = _opp().types[SchoolType(school_type)].exits if school_type else ()
    return [(row.value, str(row.label)) for row in found]


def form_for(region_id: int, school_type: str) -> LaidOut:
    """One query; none for a school whose kind is not chosen yet."""
    if not school_type:
        return _laid_out("", None)
    return _laid_out(
        school_type, OppForm.objects.filter(region_id=region_id, school_type=school_type).first()
    )


def all_forms(region_id: int) -> list[LaidOut]:
    """For every kind of school. One query."""
    rows = OppForm.objects.filter(region_id=region_id).select_related("changed_by")
    own = {row.school_type: row for row in rows}
    return [_laid_out(kind, own.get(kind.value), with_name=True) for kind in SchoolType]


def _laid_out(school_type: str, row: OppForm | None, *, with_name: bool = False) -> LaidOut:
    """A part that came to data/opp.yaml after the region wrote, stands behind the others: on when the law asks it."""
    opp = _opp()
    usual = opp.types[SchoolType(school_type)].parts if school_type else opp.statutory
    chosen = (
        [FormPart(part["key"], part["help"]) for part in row.parts] if row else list(map(FormPart, usual))
    )
    known = {part.key for part in chosen}
    late = [FormPart(key, is_on=key in opp.statutory) for key in (*opp.statutory, *opp.optional)]
    every = tuple(sorted([*chosen, *(part for part in late if part.key not in known)], key=_is_off))
    if row is None:
        return LaidOut(school_type, every)
    name = row.changed_by.name if with_name else ""
    return LaidOut(school_type, every, row.revision, changed_by=name, changed_on=row.changed_at)


def _is_off(part: FormPart) -> bool:
    return not part.is_on


@transaction.atomic
def write_form(actor: Actor, *, school_type: str, parts: Sequence[FormPart], revision: int) -> OppForm:
    """Lay out the plan of a kind of school in the own region. parts: those that are on, in their order.

    Plans that were laid down keep the order they had. revision: of the form on the screen of who writes.
    Errors: Refused; Conflict when somebody else wrote meanwhile; ValueError for a kind or part that does not exist.
    """
    may_manage(actor).enforce()
    school_type = SchoolType(school_type)
    keys = [OppPart(part.key).value for part in parts]
    _check(keys, [part.help for part in parts])
    rows = OppForm.objects.filter(region_id=actor.region_id, school_type=school_type)
    row = words_to_write(actor, rows, revision=revision)
    row = row or OppForm(region_id=actor.region_id, school_type=school_type, revision=0)
    row.parts = [
        {"key": key, "help": " ".join(part.help.split())} for key, part in zip(keys, parts, strict=True)
    ]
    row.revision += 1
    row.changed_at, row.changed_by_id = clock.now(), actor.person_id
    row.save()
    happened(OppFormWritten(kind=school_type.value), by=actor)
    return row


def _check(keys: Sequence[str], helps: Collection[str]) -> None:
    if len(set(keys)) != len(keys):
        refuse("opp_form.twice", _("Elk deel staat er één keer in.")).enforce()
    missing = [str(OppPart(key).label) for key in statutory() if key not in keys]
    if missing:
        reason = _("Dit moet van de wet in elk plan staan: %(parts)s.")
        refuse("opp_form.statutory", reason % {"parts": words_in_row(missing)}).enforce()
    if any(len(words) > HELP_LENGTH for words in helps):
        refuse("opp_form.too_long", _("Maak dit korter: hooguit %d tekens.") % HELP_LENGTH).enforce()
