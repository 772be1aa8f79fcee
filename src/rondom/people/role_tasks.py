"""What belongs to a role: the words of the region, else those of data/role_tasks.yaml."""

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
from rondom.people.access import may_manage
from rondom.people.events import RoleTasksWritten
from rondom.people.models import TASKS_LENGTH, RoleTasks
from rondom.people.region_words import lines_of, words_to_write
from rondom.people.terms import GUEST_ROLES, Role

_DATA = Path(__file__).parent / "data" / "role_tasks.yaml"


class _First(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """confirmed: the source names these tasks; else they are a proposal."""

    role: Role
    source: str
    text: str
    confirmed: bool = False


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    valid_from: dt.date
    sources: dict[str, str]
    tasks: tuple[_First, ...]


@cache
def _file() -> _File:
    return msgspec.convert(YAML(typ="safe", pure=True).load(_DATA), _File)


@cache
def _first() -> dict[str, _First]:
    return {row.role.value: row for row in _file().tasks}


@dataclass(frozen=True, slots=True)
class Tasks:
    """The tasks of one role in one region.

    revision: 0 as long as the region wrote nothing; source, confirmed: of the words this project brings
    """

    role: str
    text: str
    revision: int = 0
    source: str = ""
    confirmed: bool = False
    changed_by: str = ""
    changed_on: dt.datetime | None = None

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label)

    @property
    def lines(self) -> list[str]:
        return lines_of(self.text)

    @property
    def is_own(self) -> bool:
        """Whether the region wrote them itself."""
        return self.revision > 0


def tasks_of(region_id: int, role: str) -> Tasks:
    """One query."""
    return _tasks(role, RoleTasks.objects.filter(region_id=region_id, role=role).first())


def all_tasks(region_id: int) -> list[Tasks]:
    """Of every role that is somebody's hat, in the order of the roles. One query."""
    rows = RoleTasks.objects.filter(region_id=region_id).select_related("changed_by")
    own = {row.role: row for row in rows}
    return [
        _tasks(role.value, own.get(role.value), with_name=True) for role in Role if role not in GUEST_ROLES
    ]


def _tasks(role: str, row: RoleTasks | None, *, with_name: bool = False) -> Tasks:
    if row is None:
        first = _first().get(role)
        if first is None:
            return Tasks(role, "")
        source = _file().sources[first.source]
        return Tasks(role, first.text.strip(), source=source, confirmed=first.confirmed)
    name = row.changed_by.name if with_name else ""
    return Tasks(role, row.text, row.revision, changed_by=name, changed_on=row.changed_at)


@transaction.atomic
def write_role_tasks(actor: Actor, *, role: str, text: str, revision: int) -> RoleTasks:
    """Write the tasks of a role for the own region. revision: of the words on the screen of who writes.

    Errors: Refused; Conflict when somebody else wrote meanwhile; ValueError for a role that does not exist.
    """
    may_manage(actor).enforce()
    role = Role(role)
    if len(text) > TASKS_LENGTH:
        refuse("role.tasks_too_long", _("Maak dit korter: hooguit %d tekens.") % TASKS_LENGTH).enforce()
    rows = RoleTasks.objects.filter(region_id=actor.region_id, role=role)
    row = words_to_write(actor, rows, revision=revision)
    row = row or RoleTasks(region_id=actor.region_id, role=role, revision=0)
    row.text, row.revision = text.strip(), row.revision + 1
    row.changed_at, row.changed_by_id = clock.now(), actor.person_id
    row.save()
    happened(RoleTasksWritten(role=role.value), by=actor)
    return row
