"""Everything one person owes and waits for, over all children of the hat that is on. Only queries."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.text import get_text_list
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rondom.consent.queries import missing_givers
from rondom.core import facts
from rondom.core.actor import Actor
from rondom.dossiers.queries import actions_in, handovers_of, work_dossiers
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.families.terms import Relation
from rondom.meetings.queries import meetings_until_tonight
from rondom.people.terms import COORDINATING_ROLES, Role
from rondom.plans.queries import opp_terms, waiting_slots
from rondom.routes.queries import OpenStep, open_steps
from rondom.web.links import address, address_of_child, address_of_meeting, address_of_plan

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
    group: str
    ref: uuid.UUID
    child_url: str
    what: str
    url: str
    step: str
    why: str
    kind: Kind
    due_on: dt.date | None = None
    law: bool = False
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
class Today:
    """A meeting of today."""

    starts_at: dt.datetime
    title: str
    about: str
    url: str


@dataclass(frozen=True, slots=True)
class Work:
    """Mijn werk of one person in one hat."""

    late: tuple[WorkRow, ...]
    you: tuple[WorkRow, ...]
    waits: tuple[WorkRow, ...]
    today: tuple[Today, ...]
    children: int

    @property
    def begin(self) -> WorkRow | None:
        """The one thing to begin with."""
        return next(iter((*self.late, *self.you)), None)


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose work it is, and what all rows need: the dossiers by id and the steps they are at."""

    actor: Actor
    on: dt.date
    dossiers: Mapping[int, Any]
    steps: Mapping[int, list[OpenStep]]
    urls: dict[int, str] = field(default_factory=dict)  # of the children, made once: a child has several rows

    def has_regie(self, dossier: Any) -> bool:
        holder = (dossier.baton.holder_id, dossier.baton.organisation_id)
        return holder == (self.actor.person_id, self.actor.organisation_id)

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
        child_url = self.child_url(dossier)
        person = dossier.pupil.person
        at_home = dossier.school_id == self.actor.organisation_id
        places = [dossier.group or "", "" if at_home else dossier.school.name]
        return WorkRow(
            child=person.name,
            call_name=person.call_name,
            group=", ".join(filter(None, places)),
            ref=dossier.ref,
            child_url=child_url,
            step=step_words(step or next(iter(self.steps.get(dossier.pk, [])), None)),
            kind=kind,
            days_waiting=(self.on - since_on).days if since_on else 0,
            **{"url": child_url} | values,
        )

    def child_url(self, dossier: Any) -> str:
        if dossier.pk not in self.urls:
            self.urls[dossier.pk] = address_of_child(self.actor, dossier.ref)
        return self.urls[dossier.pk]

    def reminder(self, dossier: Any, about: str, item_id: int, name: str) -> Reminder:
        return Reminder(address("child:remind", ref=dossier.ref), about, item_id, name)


def step_words(step: OpenStep | None) -> str:
    return _("Stap %(key)s · %(title)s") % {"key": step.key, "title": step.title} if step else ""


def work_of(actor: Actor, *, now: dt.datetime) -> Work:
    """Cost: the same number of queries for one dossier and for a hundred."""
    on = localtime(now).date()
    dossiers = {dossier.pk: dossier for dossier in work_dossiers(actor, on=on)}
    desk = Desk(actor, on, dossiers, open_steps(list(dossiers)))
    meetings = [row for row in meetings_until_tonight(actor, on=on) if row.dossier_id in dossiers]
    rows = sorted(
        (
            *action_rows(desk),
            *step_rows(desk),
            *consent_rows(desk),
            *baton_rows(desk),
            *signature_rows(desk),
            *opp_rows(desk),
            *meeting_rows(desk, meetings, now=now),
        ),
        key=lambda row: row.order,
    )
    return Work(
        late=_of(rows, Kind.LATE),
        you=_of(rows, Kind.YOU),
        waits=_of(rows, Kind.WAITS),
        today=tuple(_today(desk, row) for row in meetings if localtime(row.starts_at).date() == on),
        children=len(dossiers),
    )


def _of(rows: Iterable[WorkRow], kind: Kind) -> tuple[WorkRow, ...]:
    return tuple(row for row in rows if row.kind is kind)


def action_rows(desk: Desk) -> Iterator[WorkRow]:
    """What I promised, and what others promised where I have the regie."""
    for action in actions_in(list(desk.dossiers)):
        dossier = desk.dossiers[action.dossier_id]
        if action.owner_id == desk.actor.person_id:
            yield desk.row(dossier, what=action.what, why=_promised(desk, action), due_on=action.due_on)
        elif desk.has_regie(dossier):
            seen = desk.sees(dossier, action.category)
            name = action.owner.name if action.owner else action.owner_name
            may_remind = action.owner_id and action.reminded_on != desk.on
            reminder = desk.reminder(dossier, "action", action.pk, name) if may_remind else None
            yield desk.row(
                dossier,
                kind=Kind.WAITS,
                what=action.what if seen else _("Een afspraak"),
                why=_("U heeft de regie"),
                who=name,
                due_on=action.due_on,
                reminders=(reminder,) if reminder else (),
            )


def _promised(desk: Desk, action: Any) -> str:
    if action.made_by_id == desk.actor.person_id:
        return _("U sprak dit af")
    return _("%(name)s sprak dit met u af") % {"name": action.made_by.name}


def step_rows(desk: Desk) -> Iterator[WorkRow]:
    """What the step still misses where I have the regie; or that it can go on."""
    for dossier_id in desk.with_regie():
        for step in desk.steps.get(dossier_id, []):
            yield desk.row(
                desk.dossiers[dossier_id],
                step=step,
                what=_missing_words(step.missing),
                why=_("U heeft de regie"),
                due_on=step.due_on,
            )


def _missing_words(missing: Collection[str]) -> str:
    if not missing:
        return _("Kies de volgende stap")
    first, *others = missing
    words = _("Nog nodig: %(what)s") % {"what": facts.label_of(first)}
    if not others:
        return words
    return (
        words
        + " "
        + ngettext("en nog %(count)s ding", "en nog %(count)s dingen", len(others)) % {"count": len(others)}
    )


def consent_rows(desk: Desk) -> Iterator[WorkRow]:
    """Whose yes is missing, by capacity and without a reason, where I steer; one row per question."""
    by_pupil = {row.pupil_id: row for row in desk.dossiers.values() if desk.steers(row)}
    givers = missing_givers(list(by_pupil), on=desk.on)
    for consent in dict.fromkeys(giver.consent for giver in givers):
        dossier, recipient = by_pupil[consent.pupil_id], consent.recipient.name
        silent = [(giver.pk, _capacity(giver.capacity)) for giver in givers if giver.consent_id == consent.pk]
        who = get_text_list([capacity for _pk, capacity in silent], _("en"))
        reminders = (desk.reminder(dossier, "consent", pk, capacity) for pk, capacity in silent)
        yield desk.row(
            dossier,
            kind=Kind.WAITS,
            what=_("Toestemming: %(name)s mag meedoen") % {"name": recipient},
            why=_("Zonder toestemming kan %(name)s niet meedoen") % {"name": recipient},
            who=who.capitalize(),
            since_on=localtime(consent.asked_at).date(),
            reminders=tuple(reminders),
        )


def _capacity(value: str) -> str:
    known = Relation if value in Relation.values else Role
    return str(known(value).label)


def baton_rows(desk: Desk) -> Iterator[WorkRow]:
    """The regie is offered to me, or by me. The regie is of a family: the row stands once, at one child."""
    by_baton = {dossier.baton_id: dossier for dossier in desk.dossiers.values()}
    for offer in handovers_of(desk.actor):
        dossier = by_baton.get(offer.baton_id)
        if dossier is None:
            continue
        since_on = localtime(offer.offered_at).date()
        if offer.to_person_id == desk.actor.person_id:
            yield desk.row(
                dossier,
                what=_("Neem de regie over, of zeg waarom niet"),
                why=_("%(name)s biedt u de regie aan") % {"name": offer.from_person.name},
                since_on=since_on,
            )
        else:
            yield desk.row(
                dossier,
                kind=Kind.WAITS,
                what=_("Antwoord op uw aanbod van de regie"),
                why=_("U houdt de regie tot het antwoord er is"),
                who=offer.to_person.name,
                since_on=since_on,
            )


def signature_rows(desk: Desk) -> Iterator[WorkRow]:
    """Signatures that are asked of me, and of others where I steer."""
    for slot in waiting_slots(list(desk.dossiers.values())):
        dossier = desk.dossiers[slot.version.plan.dossier_id]
        url = address_of_plan(desk.actor, dossier.ref)
        since_on = localtime(slot.asked_at).date()
        if slot.person_id == desk.actor.person_id:
            yield desk.row(
                dossier,
                what=_("Lees en teken het plan"),
                why=_("Uw handtekening is gevraagd"),
                url=url,
                since_on=since_on,
            )
        elif desk.steers(dossier):
            yield desk.row(
                dossier,
                kind=Kind.WAITS,
                what=_("Handtekening onder het plan"),
                why=_("Het plan geldt als iedereen heeft getekend"),
                url=url,
                who=slot.capacity_label.capitalize(),
                since_on=since_on,
            )


def opp_rows(desk: Desk) -> Iterator[WorkRow]:
    """The six weeks of the law, from the day of the warning, where I have the regie (R-OPP-1)."""
    for dossier_id, term in opp_terms(desk.with_regie(), on=desk.on).items():
        if term.done_on is None and (term.is_warning or term.is_late):
            dossier = desk.dossiers[dossier_id]
            yield desk.row(
                dossier,
                what=_("Stel het OPP vast"),
                why=_("Dit moet van de wet binnen zes weken"),
                url=address_of_plan(desk.actor, dossier.ref),
                due_on=term.due_on,
                law=True,
            )


def meeting_rows(desk: Desk, meetings: Iterable[Any], *, now: dt.datetime) -> Iterator[WorkRow]:
    """Meetings that are over and not closed, for who called them or has the regie."""
    for meeting in meetings:
        dossier = desk.dossiers[meeting.dossier_id]
        is_mine = meeting.organiser_id == desk.actor.person_id
        if meeting.closed_at or meeting.ends_at > now or not (is_mine or desk.has_regie(dossier)):
            continue
        yield desk.row(
            dossier,
            what=_("Sluit het overleg af"),
            why=_("U riep dit overleg bijeen") if is_mine else _("U heeft de regie"),
            url=address_of_meeting(desk.actor, dossier.ref, meeting.pk),
            due_on=localtime(meeting.starts_at).date(),
        )


def _today(desk: Desk, meeting: Any) -> Today:
    dossier = desk.dossiers[meeting.dossier_id]
    title = _("%(kind)s over %(name)s") % {
        "kind": meeting.get_kind_display(),
        "name": dossier.pupil.person.call_name,
    }
    return Today(
        starts_at=localtime(meeting.starts_at),
        title=title[:1].upper() + title[1:],
        about=meeting.place,
        url=address_of_meeting(desk.actor, dossier.ref, meeting.pk),
    )
