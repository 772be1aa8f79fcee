"""A sitting: a day of the year plan on which a school talks about several children, one after the other.

Every child on it has a meeting of its own. Who may see the dossier of a child today sees that meeting here, and of the
others nothing: no line, no number, no gap in the time.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import QuerySet
from django.http import Http404
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.models import Dossier
from rondom.dossiers.queries import my_dossiers
from rondom.dossiers.terms import SCHOOL_CAPACITIES
from rondom.meetings import queries
from rondom.meetings.models import Consultation, Invitee, Meeting, PlannedDate
from rondom.meetings.terms import MeetingState
from rondom.meetings.year import PLANNERS
from rondom.people.terms import COORDINATING_ROLES, FAMILY_ROLES

LEADERS = COORDINATING_ROLES & SCHOOL_CAPACITIES
STEP = 5  # minutes: a talk that is added begins on a whole one


@dataclass(frozen=True, slots=True)
class Sitting:
    """items: what the actor may see, in order of time. at_school: works there; only then the hours of the day are shown."""

    date: PlannedDate
    items: list[Meeting]
    at_school: bool


def get_sitting(actor: Actor, date_id: int) -> Sitting:
    """For who works at the school, and for a professional who may see a child on it. Errors: Http404."""
    date = PlannedDate.objects.select_related("school").filter(pk=date_id).first()
    if date is None or actor.is_family:
        raise Http404
    items = items_of(actor, date)
    if not (items or works_there(actor, date)):
        raise Http404
    return Sitting(date, items, works_there(actor, date))


def works_there(actor: Actor, date: PlannedDate) -> bool:
    return actor.role in SCHOOL_CAPACITIES and actor.organisation_id == date.school_id


def items_of(actor: Actor, date: PlannedDate) -> list[Meeting]:
    """The children on a sitting whom the actor may see today. One query."""
    rows = _on_the_day(date).filter(pk__in=Meeting.objects.visible_to(actor, on=clock.today()).values("pk"))
    return list(rows.select_related("dossier__pupil__person").order_by("starts_at", "pk"))


def _on_the_day(date: PlannedDate) -> QuerySet[Meeting]:
    """A talk that was moved to another day is not on it any more."""
    return Meeting.objects.filter(planned_date=date, starts_at__date=date.on).exclude(
        state=MeetingState.CANCELLED
    )


def may_lead_sitting(actor: Actor, date: PlannedDate) -> Decision:
    """Add a child, change the times, call the next one: who coordinates at the school."""
    if actor.role in LEADERS and actor.organisation_id == date.school_id:
        return ALLOWED
    return refuse("sitting.role", _("Dit doet de intern begeleider of de ondersteuningscoördinator."))


def children_to_add(actor: Actor, sitting: Sitting) -> list[Dossier]:
    """Children of the school that the actor sees, and that are not on it yet. One query."""
    there = {row.dossier_id for row in sitting.items}
    rows = my_dossiers(actor, on=clock.today()).filter(school_id=sitting.date.school_id)
    return [row for row in rows if row.pk not in there]


# Times --------------------------------------------------------------------------------


def moment_on(date: PlannedDate, time: dt.time) -> dt.datetime:
    return make_aware(dt.datetime.combine(date.on, time))


@as_system("when a talk of a sitting can be; about whom the others are is not asked")
def _taken(date: PlannedDate) -> list[tuple[dt.datetime, dt.datetime, str]]:
    rows = _on_the_day(date).order_by("starts_at", "ends_at", "pk")
    return list(rows.values_list("starts_at", "ends_at", "state"))


def next_free(date: PlannedDate) -> dt.datetime:
    """After the last talk of the day; on the day itself not before the present moment."""
    ends = [end for _start, end, _state in _taken(date)]
    begins = max([moment_on(date, date.begins), *ends])
    if (now := clock.now()) <= begins:
        return begins
    late = localtime(now).replace(second=0, microsecond=0)
    return late + dt.timedelta(minutes=-late.minute % STEP)


def has_overlap(date: PlannedDate) -> bool:
    """Whether two talks that are still to come are at the same time; one screen shows one child."""
    coming = [row for row in _taken(date) if row[2] in (MeetingState.PLANNED, MeetingState.RUNNING)]
    return any(later[0] < earlier[1] for earlier, later in pairwise(coming))


# Between two children -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Between:
    """Between two talks. Nothing of the child that was there, and not yet who comes: everybody in the room reads it.

    coming: the next talk, None when it was the last one; stays: professionals of both talks;
    leaves, comes: the others, as (capacity, how many) without a name
    """

    coming: Meeting | None
    stays: list[Invitee]
    leaves: list[tuple[str, int]]
    comes: list[tuple[str, int]]


def between(sitting: Sitting, *, after: int) -> Between:
    """after: the meeting that was on the screen; one that the actor may not see is as if there was none. Two queries."""
    last = next((row for row in sitting.items if row.pk == after), None)
    coming = _coming(sitting.items, last)
    before = _asked(last)
    later = _asked(coming)
    both = {row.person_id for row in before} & {row.person_id for row in later}
    stays = [row for row in later if row.person_id in both and row.capacity not in FAMILY_ROLES]
    named = {row.person_id for row in stays}
    return Between(coming, stays, _counted(before, named), _counted(later, named))


def _coming(items: list[Meeting], last: Meeting | None) -> Meeting | None:
    """The next that is still to be held; who was passed over comes after the others."""
    left = [row for row in items if row != last and row.state in (MeetingState.PLANNED, MeetingState.RUNNING)]
    later = [row for row in left if last is None or (row.starts_at, row.pk) > (last.starts_at, last.pk)]
    return next(iter([*later, *left]), None)


def _asked(meeting: Meeting | None) -> list[Invitee]:
    rows = queries.invitees_of(meeting) if meeting else []
    return [row for row in rows if row.attended is not False]


def _counted(rows: list[Invitee], without: set[int]) -> list[tuple[str, int]]:
    return list(
        Counter(str(row.get_capacity_display()) for row in rows if row.person_id not in without).items()
    )


# Questions without a name -------------------------------------------------------------


def consultations_of(actor: Actor, date: PlannedDate) -> list[Consultation]:
    """Questions without a name: one's own, and for who plans at the school all of them. One query."""
    if not works_there(actor, date):
        return []
    rows = Consultation.objects.filter(planned_date=date)
    if actor.role not in PLANNERS:
        rows = rows.filter(asked_by_id=actor.person_id)
    return list(rows.select_related("asked_by").order_by("asked_at", "pk"))


def may_consult(actor: Actor, date: PlannedDate) -> Decision:
    """Ask a question without a name: everybody who works at the school, until the day is over."""
    if not works_there(actor, date):
        return refuse("consultation.not_your_school", _("Alleen de school zet een vraag op de agenda."))
    if date.on < clock.today():
        return refuse("consultation.too_late", _("Deze dag is geweest. Kies een dag die nog komt."))
    return ALLOWED


def get_consultation(actor: Actor, consultation_id: int) -> Consultation:
    """Errors: Http404 for who did not ask it and does not plan at the school."""
    row = Consultation.objects.select_related("planned_date").filter(pk=consultation_id).first()
    if row is None or row not in consultations_of(actor, row.planned_date):
        raise Http404
    return row
