"""A row of Mijn werk, and what all rows need: whose work it is, the dossiers, the steps they are at."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rondom.core.actor import Actor
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.people.terms import COORDINATING_ROLES
from rondom.routes.queries import OpenStep
from rondom.web.links import address, address_of_child

ALWAYS_SEEN = "process"


class Kind(StrEnum):
    LATE = "late"
    YOU = "you"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Reminder:
    """What the form of a row sends. name: who is reminded, in words of capacity or by name."""

    url: str
    about: str
    item_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkRow:
    """One thing to do or to wait for. step: where it belongs; why: why it stands here; law: a term of the law.

    who and since_on: for whom we wait and how long; reminders: whom one can remind from here.
    """

    child: str
    call_name: str
    child_url: str
    what: str
    url: str
    why: str
    kind: Kind
    group: str = ""
    step: str = ""
    due_on: dt.date | None = None
    law: bool = False
    button: str = ""  # of "begin hier", when it does not open the dossier
    who: str = ""
    since_on: dt.date | None = None
    days_waiting: int = 0
    reminders: tuple[Reminder, ...] = ()

    @property
    def who_and_how_long(self) -> str:
        """ "Vader, 9 dagen"; only the name on the day itself and for what has a day to be ready."""
        if not self.days_waiting:
            return self.who
        days = ngettext("%(count)s dag", "%(count)s dagen", self.days_waiting) % {"count": self.days_waiting}
        return f"{self.who}, {days}"

    @property
    def order(self) -> tuple[bool, dt.date, str]:
        """Terms of the law first, then the date; without a date after those with one."""
        return (not self.law, self.due_on or self.since_on or dt.date.max, self.child)


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose work it is, and what all rows need: the dossiers by id and the steps they are at."""

    actor: Actor
    on: dt.date
    dossiers: Mapping[int, Any]
    steps: Mapping[int, list[OpenStep]]
    urls: dict[int, str] = field(default_factory=dict)  # of the children, made once: a child has several rows

    def has_regie(self, dossier: Any) -> bool:
        actor = self.actor
        return bool(dossier.baton.is_held_by(actor.person_id, actor.organisation_id, actor.role))

    def steers(self, dossier: Any) -> bool:
        return self.has_regie(dossier) or self.actor.role in COORDINATING_ROLES

    def with_regie(self) -> list[int]:
        return [key for key, dossier in self.dossiers.items() if self.has_regie(dossier)]

    def sees(self, dossier: Any, category: str) -> bool:
        """Whether the words may stand in a list: more of it is shown on the page of the child."""
        if category == ALWAYS_SEEN:
            return True
        at_school = dossier.school_id == self.actor.organisation_id
        return at_school and category in CATEGORIES_BY_CAPACITY.get(self.actor.role, frozenset())

    def row(
        self, dossier: Any, *, kind: Kind = Kind.YOU, step: OpenStep | None = None, **values: Any
    ) -> WorkRow:
        """A row; what the actor must do himself is late when its day has passed."""
        due_on = values.get("due_on")
        if kind is Kind.YOU and due_on and due_on < self.on:
            kind = Kind.LATE
        since_on = values.get("since_on")
        child_url = str(values.pop("child_url", "")) or self.child_url(dossier)
        more: dict[str, Any] = {"url": child_url} | values
        person = dossier.pupil.person
        at_home = dossier.school_id == self.actor.organisation_id
        places = [getattr(dossier, "group", "") or "", "" if at_home else dossier.school.name]
        return WorkRow(
            child=person.name,
            call_name=person.call_name,
            group=", ".join(filter(None, places)),
            child_url=child_url,
            step=step_words(step or next(iter(self.steps.get(dossier.pk, [])), None)),
            kind=kind,
            days_waiting=(self.on - since_on).days if since_on else 0,
            **more,
        )

    def child_url(self, dossier: Any) -> str:
        if dossier.pk not in self.urls:
            self.urls[dossier.pk] = address_of_child(self.actor, dossier.ref)
        return self.urls[dossier.pk]

    def reminder(self, dossier: Any, about: str, item_id: int, name: str) -> Reminder:
        return Reminder(address("child:remind", ref=dossier.ref), about, item_id, name)


def step_words(step: OpenStep | None) -> str:
    return _("Stap %(key)s · %(title)s") % {"key": step.key, "title": step.title} if step else ""
