"""The year plan of a school: days are added, moved and dropped."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.meetings.events import YearDateDropped, YearDateMoved, YearDatesPlanned
from rondom.meetings.models import PlannedDate
from rondom.meetings.year import get_planned_date, kinds_of_school, may_plan_year, may_use_day
from rondom.meetings.year_plan import year_plan_rules
from rondom.people.models import Organisation


@transaction.atomic
def plan_year(
    actor: Actor, *, kind: str, days: Collection[dt.date], begins: dt.time, ends: dt.time, place: str = ""
) -> list[PlannedDate]:
    """Put days in the year plan of the own school; a day that stands there already stays as it is.

    Errors: Refused (not yours to plan; a day in a weekend or holiday), Http404 for a kind the school does not have.
    """
    may_plan_year(actor).enforce()
    school_id = actor.organisation_id or 0
    Organisation.objects.select_for_update().get(pk=school_id)
    free = _free(actor, kind)
    check_times(begins, ends)
    if not days or len(days) > year_plan_rules().most:
        refuse("year_plan.days", _("Kies minstens één dag, en hoogstens 40.")).enforce()
    for day in days:
        may_use_day(day, free=free).enforce()
    there = set(PlannedDate.objects.filter(school_id=school_id, kind=kind).values_list("on", flat=True))
    rows = [
        PlannedDate(
            region_id=actor.region_id,
            school_id=school_id,
            kind=kind,
            on=day,
            begins=begins,
            ends=ends,
            place=place.strip(),
            planned_by_id=actor.person_id,
            planned_at=clock.now(),
        )
        for day in sorted(set(days) - there)
    ]
    PlannedDate.objects.bulk_create(rows)
    happened(YearDatesPlanned(school_id=school_id, kind=kind, count=len(rows)), by=actor)
    return rows


@transaction.atomic
def move_planned_date(
    actor: Actor, *, date_id: int, on: dt.date, begins: dt.time, ends: dt.time, place: str = ""
) -> PlannedDate:
    """Another day or time; meetings that were planned on it stay where they are. Errors: Refused, Http404."""
    may_plan_year(actor).enforce()
    row = _locked(actor, date_id)
    check_times(begins, ends)
    if on != row.on:
        may_use_day(on, free=_free(actor, row.kind)).enforce()
    others = PlannedDate.objects.filter(school_id=row.school_id, kind=row.kind, on=on).exclude(pk=row.pk)
    if others.exists():
        refuse("year_plan.taken", _("Deze dag staat al in het jaarplan.")).enforce()
    row.on, row.begins, row.ends, row.place = on, begins, ends, place.strip()
    row.save(update_fields=["on", "begins", "ends", "place"])
    happened(YearDateMoved(school_id=row.school_id, planned_date_id=row.pk), by=actor)
    return row


@transaction.atomic
def drop_planned_date(actor: Actor, *, date_id: int) -> None:
    """The day is not needed. Meetings that were planned on it go on. Errors: Refused, Http404."""
    may_plan_year(actor).enforce()
    row = _locked(actor, date_id)
    if row.consultations.exists():
        refuse(
            "year_plan.has_question", _("Op deze dag staat een vraag zonder naam. De dag kan niet weg.")
        ).enforce()
    event = YearDateDropped(school_id=row.school_id, planned_date_id=row.pk)
    row.delete()
    happened(event, by=actor)


def _locked(actor: Actor, date_id: int) -> PlannedDate:
    get_planned_date(actor, date_id)
    return PlannedDate.objects.select_for_update().get(pk=date_id)


def _free(actor: Actor, kind: str) -> frozenset[dt.date]:
    """Days without school. Errors: Http404 for a kind that no route of the school knows."""
    found = kinds_of_school(actor.region_id, actor.organisation_id or 0)
    if found.find(kind) is None:
        raise Http404
    return found.free


def check_times(begins: dt.time, ends: dt.time) -> None:
    if ends <= begins:
        refuse("meeting.ends_before_start", _("Het einde moet na het begin zijn.")).enforce()
