"""What the family may think over before a talk: the words of the region, else those of data/preparation.yaml."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _
from ruamel.yaml import YAML

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.meetings.events import QuestionsWritten
from rondom.meetings.models import OwnQuestions
from rondom.meetings.terms import QUESTIONS_LENGTH, Reader
from rondom.people.access import may_manage
from rondom.people.region_words import lines_of, words_to_write
from rondom.people.terms import Role

_DATA = Path(__file__).parent / "data" / "preparation.yaml"


class _First(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """See data/preparation.yaml."""

    valid_from: dt.date
    source: str
    confirmed: str
    parent: tuple[str, ...]
    pupil: tuple[str, ...]


@cache
def _first() -> _First:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), _First)


@dataclass(frozen=True, slots=True)
class Questions:
    """What the family may think over before a talk, for one reader in one region.

    revision: 0 as long as the region wrote nothing
    """

    reader: str
    text: str
    revision: int = 0
    changed_by: str = ""
    changed_on: dt.datetime | None = None

    @property
    def reader_label(self) -> str:
        return str(Reader(self.reader).label)

    @property
    def lines(self) -> list[str]:
        return lines_of(self.text)

    @property
    def is_own(self) -> bool:
        return self.revision > 0


def questions_for(actor: Actor) -> list[str]:
    """For somebody of the family. One query."""
    reader = Reader.PUPIL if actor.role == Role.PUPIL else Reader.PARENT
    return _questions(
        reader, OwnQuestions.objects.filter(region_id=actor.region_id, reader=reader).first()
    ).lines


def all_questions(region_id: int) -> list[Questions]:
    """For every reader. One query."""
    rows = OwnQuestions.objects.filter(region_id=region_id).select_related("changed_by")
    own = {row.reader: row for row in rows}
    return [_questions(reader, own.get(reader.value), with_name=True) for reader in Reader]


def _questions(reader: str, row: OwnQuestions | None, *, with_name: bool = False) -> Questions:
    if row is None:
        return Questions(reader, "\n".join(getattr(_first(), reader)))
    name = row.changed_by.name if with_name else ""
    return Questions(reader, row.text, row.revision, changed_by=name, changed_on=row.changed_at)


@transaction.atomic
def write_questions(actor: Actor, *, reader: str, text: str, revision: int) -> OwnQuestions:
    """Write the questions for a reader in the own region. revision: of the words on the screen of who writes.

    Errors: Refused; Conflict when somebody else wrote meanwhile; ValueError for a reader that does not exist.
    """
    may_manage(actor).enforce()
    reader, lines = Reader(reader), lines_of(text)
    if not lines:
        refuse("preparation.no_question", _("Vul minstens één vraag in.")).enforce()
    if len(text) > QUESTIONS_LENGTH:
        refuse("preparation.too_long", _("Maak dit korter: hooguit %d tekens.") % QUESTIONS_LENGTH).enforce()
    rows = OwnQuestions.objects.filter(region_id=actor.region_id, reader=reader)
    row = words_to_write(actor, rows, revision=revision)
    row = row or OwnQuestions(region_id=actor.region_id, reader=reader, revision=0)
    row.text, row.revision = "\n".join(lines), row.revision + 1
    row.changed_at, row.changed_by_id = clock.now(), actor.person_id
    row.save()
    happened(QuestionsWritten(reader=reader.value), by=actor)
    return row
