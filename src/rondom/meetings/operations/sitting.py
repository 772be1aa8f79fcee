"""A sitting: opened for a day, filled with children, put in another order."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.http import Http404
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.dossiers.access import visible_dossier
from rondom.events.record import happened
from rondom.meetings import asked_by_route, queries, sitting
from rondom.meetings.events import YearDatesPlanned
from rondom.meetings.models import Meeting, PlannedDate
from rondom.meetings.operations.planning import move_meeting, plan_meeting
from rondom.meetings.operations.year import check_times
from rondom.meetings.terms import MeetingState
from rondom.meetings.year import kinds_of_school, may_plan_year
from rondom.people.models import Organisation


@transaction.atomic
def open_sitting(
    actor: Actor, *, kind: str, on: dt.date, begins: dt.time, ends: dt.time, place: str = ""
) -> PlannedDate:
    """A day for several children, also today and also outside the year plan; the one that is there already is kept.

    Errors: Refused, Http404 for a kind that no route of the school knows.
    """
    may_plan_year(actor).enforce()
    school_id = actor.organisation_id or 0
    Organisation.objects.select_for_update().get(pk=school_id)
    if kinds_of_school(actor.region_id, school_id).find(kind) is None:
        raise Http404
    check_times(begins, ends)
    if on < clock.today():
        refuse("year_plan.in_the_past", _("Kies vandaag, of een dag die nog komt.")).enforce()
    there = PlannedDate.objects.filter(school_id=school_id, kind=kind, on=on).first()
    if there:
        return there
    row = PlannedDate.objects.create(
        region_id=actor.region_id,
        school_id=school_id,
        kind=kind,
        on=on,
        begins=begins,
        ends=ends,
        place=place.strip(),
        planned_by_id=actor.person_id,
        planned_at=clock.now(),
    )
    happened(YearDatesPlanned(school_id=school_id, kind=kind, count=1), by=actor)
    return row


@transaction.atomic
def add_child(actor: Actor, *, date_id: int, dossier_id: int, goal: str, minutes: int) -> Meeting:
    """Put a child on the agenda after the others; who usually belongs at such a talk is asked, as far as he may be.

    Errors: Refused (see plan_meeting; no time left; a route that does not know this kind), Http404.
    """
    date = _locked(actor, date_id)
    dossier = visible_dossier(actor, dossier_id=dossier_id)
    today = clock.today()
    if date.kind not in dict(asked_by_route.kinds_for(dossier_id, on=today)):
        refuse(
            "sitting.other_route", _("De route van dit kind kent dit overleg niet. Plan een ander overleg.")
        ).enforce()
    if dossier_id in {row.dossier_id for row in sitting.items_of(actor, date)}:
        refuse("sitting.there_already", _("Dit kind staat al op de agenda.")).enforce()
    begins = sitting.next_free(date)
    ends = begins + dt.timedelta(minutes=minutes)
    if ends > sitting.moment_on(date, date.ends):
        refuse(
            "sitting.full", _("Er is geen tijd meer. Maak een ander gesprek korter, of kies een andere dag.")
        ).enforce()
    people = queries.candidates(dossier, kind=date.kind, on=today)
    return plan_meeting(
        actor,
        dossier_id=dossier_id,
        kind=date.kind,
        starts_at=begins,
        ends_at=ends,
        place=date.place or date.school.name,
        goal=goal,
        participant_ids=[row.participant_id for row in people if row.usual and not row.reason],
        planned_date_id=date.pk,
    )


@dataclass(frozen=True, slots=True)
class Slot:
    """When a talk is to be. sequence: that of the meeting which the actor started from."""

    begins: dt.time
    minutes: int
    sequence: int


@transaction.atomic
def arrange(actor: Actor, *, date_id: int, slots: Mapping[int, Slot]) -> list[Meeting]:
    """Other times for some talks, by meeting; who is asked for one that moves is asked again. Answers what moved.

    Errors: Refused (two at the same time; see move_meeting), Http404 for a talk the actor does not see.
    """
    date = _locked(actor, date_id)
    items = {row.pk: row for row in sitting.items_of(actor, date)}
    if set(slots) - set(items):
        raise Http404
    moved = [
        row
        for pk, slot in slots.items()
        if (row := _placed(actor, date, items[pk], slot)) and row.sequence != items[pk].sequence
    ]
    if moved and sitting.has_overlap(date):
        refuse(
            "sitting.overlap", _("Twee gesprekken zijn tegelijk. Kies voor een van de twee een andere tijd.")
        ).enforce()
    return moved


def _placed(actor: Actor, date: PlannedDate, meeting: Meeting, slot: Slot) -> Meeting:
    if (slot.begins, slot.minutes) == (slot_of(meeting).begins, slot_of(meeting).minutes):
        return meeting
    begins = sitting.moment_on(date, slot.begins)
    return move_meeting(
        actor,
        meeting_id=meeting.pk,
        sequence=slot.sequence,
        starts_at=begins,
        ends_at=begins + dt.timedelta(minutes=slot.minutes),
        place=meeting.place,
    )


@transaction.atomic
def change_places(actor: Actor, *, date_id: int, meeting_id: int, later: bool) -> list[Meeting]:
    """Let a talk and the one before or after it change places, each as long as it was. Answers what moved.

    Errors: Refused, Http404.
    """
    date = _locked(actor, date_id)
    rows = [row for row in sitting.items_of(actor, date) if row.state == MeetingState.PLANNED]
    place = next((number for number, row in enumerate(rows) if row.pk == meeting_id), None)
    if place is None:
        raise Http404
    pair = rows[place : place + 2] if later else rows[max(place - 1, 0) : place + 1]
    if len(pair) < 2:
        return []
    first, second = pair
    gap = second.starts_at - first.ends_at
    begins = first.starts_at + (second.ends_at - second.starts_at) + gap
    times = {second.pk: first.starts_at, first.pk: begins}
    return arrange(actor, date_id=date_id, slots={row.pk: slot_of(row, begins=times[row.pk]) for row in pair})


def slot_of(meeting: Meeting, *, begins: dt.datetime | None = None) -> Slot:
    """When a talk is now, or as long from another moment; to the minute."""
    minutes = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
    begins = localtime(begins or meeting.starts_at).replace(second=0, microsecond=0)
    return Slot(begins.time(), minutes, meeting.sequence)


def _locked(actor: Actor, date_id: int) -> PlannedDate:
    """Lock the day, so that two who fill it come one after the other. Errors: Refused, Http404."""
    PlannedDate.objects.select_for_update().filter(pk=date_id).first()
    date = sitting.get_sitting(actor, date_id).date
    sitting.may_lead_sitting(actor, date).enforce()
    return date
