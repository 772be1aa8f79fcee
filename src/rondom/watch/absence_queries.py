"""What is shown or counted of absence."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Max, QuerySet

from rondom.core.actor import Actor
from rondom.dossiers.models import Dossier
from rondom.meetings.year import kinds_of_school
from rondom.people.models import Membership
from rondom.people.terms import OrganisationKind, Role
from rondom.watch.absence_rules import Missed
from rondom.watch.models import (
    Absence,
    AbsenceAct,
    AbsenceAlert,
    AttendanceReport,
    ChosenOffice,
    LeaveRequest,
)
from rondom.watch.queries import DeskPlace
from rondom.watch.terms import LeaveState

FAR_ENOUGH = dt.timedelta(days=400)  # no rule looks back further than three months and some holidays


def absences_of(dossier_id: int, *, since: dt.date) -> list[Absence]:
    """Newest first. One query."""
    rows = Absence.objects.filter(dossier_id=dossier_id, on__gte=since).select_related("school")
    return list(rows.order_by("-on", "place", "pk"))


def missed(dossier_id: int, *, on: dt.date) -> list[Missed]:
    """What the rules count. One query."""
    rows = Absence.objects.filter(dossier_id=dossier_id, on__gte=on - FAR_ENOUGH).order_by("on")
    return [Missed(*row) for row in rows.values_list("on", "part", "kind", "minutes")]


def counted_before(dossier_id: int) -> dict[str, dt.date]:
    """{rule: the day on which it was reached last}. One query."""
    rows = AbsenceAlert.objects.filter(dossier_id=dossier_id).order_by()
    return dict(rows.values_list("rule").annotate(last=Max("reached_on")))


def free_days_of(dossier: Dossier) -> frozenset[dt.date]:
    """The holidays that the school of the child counts with."""
    return kinds_of_school(dossier.region_id, dossier.school_id).free


def alerts_of(dossier_id: int) -> list[AbsenceAlert]:
    """Newest first, with what each asks and its report. Three queries."""
    rows = AbsenceAlert.objects.filter(dossier_id=dossier_id).select_related(
        "report__organisation", "report__answered_by", "report__sent_by"
    )
    return list(rows.prefetch_related("acts__done_by").order_by("-reached_on", "-pk"))


def alert_of(dossier: Dossier, alert_id: int) -> AbsenceAlert | None:
    return AbsenceAlert.objects.filter(pk=alert_id, dossier=dossier).first()


def act_of(dossier: Dossier, act_id: int) -> AbsenceAct | None:
    return AbsenceAct.objects.filter(pk=act_id, alert__dossier=dossier).select_related("alert").first()


def attendance_office(dossier: Dossier, *, on: dt.date) -> DeskPlace | None:
    """The attendance office that the region chose; else that of the town of the school first."""
    rows = Membership.objects.running_on(on).filter(
        region_id=dossier.region_id,
        role=Role.ATTENDANCE_OFFICER,
        organisation__kind__in=(OrganisationKind.ATTENDANCE, OrganisationKind.MUNICIPALITY),
    )
    places = list(
        rows.order_by("organisation_id").values_list("organisation_id", "organisation__city").distinct()
    )
    if not places:
        return None
    chosen = ChosenOffice.objects.filter(region_id=dossier.region_id).values_list(
        "organisation_id", flat=True
    )
    here = [pk for pk in chosen if pk in dict(places)]
    near = here or [pk for pk, city in places if city and city == dossier.school.city]
    return DeskPlace((near or [pk for pk, _city in places])[0], Role.ATTENDANCE_OFFICER)


def officers_of(organisation_id: int, *, region_id: int, role: str, on: dt.date) -> list[int]:
    """Person ids of who works there in a role."""
    rows = Membership.objects.running_on(on).filter(
        organisation_id=organisation_id, region_id=region_id, role=role
    )
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


def reports_on_desk(actor: Actor) -> QuerySet[AttendanceReport]:
    """Reports that wait for an answer of this office. One query; none in another role."""
    if actor.role != Role.ATTENDANCE_OFFICER:
        return AttendanceReport.objects.none()
    rows = AttendanceReport.objects.filter(
        region_id=actor.region_id, organisation_id=actor.organisation_id or 0, answered_on=None
    )
    return rows.select_related(
        "dossier__pupil__person", "dossier__school", "alert", "organisation", "sent_by"
    ).order_by("sent_on", "pk")


def leave_on_desk(actor: Actor) -> QuerySet[LeaveRequest]:
    """Requests that this hat decides on. One query."""
    rows = LeaveRequest.objects.filter(
        region_id=actor.region_id,
        organisation_id=actor.organisation_id or 0,
        decides=actor.role,
        state=LeaveState.WAITING,
    )
    return rows.select_related("dossier__pupil__person", "dossier__school", "asked_by").order_by(
        "due_on", "pk"
    )


def leave_of(dossier_id: int) -> list[LeaveRequest]:
    rows = LeaveRequest.objects.filter(dossier_id=dossier_id).select_related(
        "organisation", "asked_by", "decided_by"
    )
    return list(rows.order_by("-asked_on", "-pk"))


@dataclass(frozen=True, slots=True)
class AtHome:
    """A child on the list of who sits at home."""

    dossier: Dossier
    first_on: dt.date
    days: int


def at_home(actor: Actor, *, on: dt.date) -> list[AtHome]:
    """Children that the actor sees absence of, who sat at home longer than four weeks and did so lately. Two queries."""
    seen = Dossier.objects.visible_to(actor, on=on).filter(closed_on=None)
    rows = AbsenceAlert.objects.filter(dossier__in=seen, rule="at_home").order_by("dossier_id", "-reached_on")
    alerts = {row.dossier_id: row for row in rows.select_related("dossier__pupil__person", "dossier__school")}
    last = _last_days(list(alerts))
    return [
        AtHome(row.dossier, row.first_on, (last.get(key, row.reached_on) - row.first_on).days)
        for key, row in alerts.items()
    ]


def _last_days(dossier_ids: Collection[int]) -> dict[int, dt.date]:
    rows = Absence.objects.filter(dossier_id__in=dossier_ids).order_by()
    return dict(rows.values_list("dossier_id").annotate(last=Max("on")))


def acts_open(dossier_ids: Collection[int]) -> QuerySet[AbsenceAct]:
    """What absence asks and nobody did, by day. One query."""
    rows = AbsenceAct.objects.filter(alert__dossier__in=dossier_ids, done_on=None)
    return rows.select_related("alert").order_by("due_on", "pk")
