"""Who is told when it is stuck."""

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.notices import QUESTION, tell
from rondom.dossiers import queries as dossiers
from rondom.dossiers.models import Dossier
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.watch.absence_queries import officers_of
from rondom.watch.absence_rules import absence_rules
from rondom.watch.events import (
    AbsenceReached,
    AdmissionAsked,
    AdmissionChanged,
    AttendanceReportAnswered,
    AttendanceReportSent,
    BoardFollowed,
    LeaveAnswered,
    LeaveAsked,
    OfficeBooked,
    OfficeCancelled,
    RoleAnswered,
    RoleCalled,
    RungBegun,
    RungTermMet,
    StagnationClosed,
    StagnationNotTakenUp,
    StagnationOpened,
    StagnationTakenUp,
)
from rondom.watch.models import AttendanceReport, LeaveRequest, OfficeBooking, RoleCall, StagnationCase
from rondom.watch.queries import workers_of

OnDesk = StagnationOpened | StagnationNotTakenUp | RungBegun
Told = (
    AdmissionAsked
    | AdmissionChanged
    | StagnationOpened
    | StagnationTakenUp
    | StagnationNotTakenUp
    | RungBegun
    | RungTermMet
)


@tell(StagnationOpened, template="stagnation_on_desk", urgent=True, kind=QUESTION, category="")
@tell(StagnationNotTakenUp, template="stagnation_on_desk_late", urgent=True, kind=QUESTION, category="")
def the_desk(event: OnDesk) -> list[int]:
    return workers_of(_case(event.case_id), on=clock.today())


@tell(RungBegun, template="stagnation_on_desk", urgent=True, kind=QUESTION, category="")
def the_next_desk(event: RungBegun) -> list[int]:
    """Nobody for a rung outside Rondom."""
    case = _case(event.case_id)
    if not case.rungs.filter(pk=event.rung_id, organisation__isnull=False).exists():
        return []
    return workers_of(case, on=clock.today())


@tell(StagnationOpened, template="stagnation_nobody", urgent=True, category="")
def who_keeps_the_people(event: StagnationOpened) -> list[int]:
    """The region has nobody who looks: its administrators hear that."""
    if _case(event.case_id).organisation_id is not None:
        return []
    rows = Membership.objects.running_on(clock.today())
    rows = rows.filter(region_id=event.region_id, role=Role.ADMINISTRATOR)
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


@tell(StagnationOpened, template="stagnation_opened")
@tell(StagnationTakenUp, template="stagnation_taken_up")
@tell(StagnationNotTakenUp, template="stagnation_not_taken_up")
@tell(RungBegun, template="escalation_begun")
@tell(RungTermMet, template="escalation_term_met")
@tell(AdmissionAsked, template="admission_asked")
@tell(AdmissionChanged, template="admission_changed")
def family_and_coordinator(event: Told) -> list[int]:
    family = dossiers.family_readers(event.dossier_id, on=clock.today())
    return [dossiers.coordinator_id(event.dossier_id), *family]


@tell(RoleCalled, template="role_called", urgent=True, kind=QUESTION)
def who_is_addressed(event: RoleCalled) -> list[int]:
    return [event.person_id]


@tell(RoleAnswered, template="role_answered", category="")
def who_asked(event: RoleAnswered) -> list[int]:
    return [RoleCall.objects.values_list("asked_by_id", flat=True).get(pk=event.call_id)]


@tell(StagnationClosed, template="stagnation_closed")
def everybody_around(event: StagnationClosed) -> list[int]:
    return dossiers.readers(event.dossier_id, on=clock.today())


def _case(case_id: int) -> StagnationCase:
    return StagnationCase.objects.get(pk=case_id)


# Absence --------------------------------------------------------------------------------------

ABSENCE = Category.ABSENCE.value
OfAbsence = AbsenceReached | AttendanceReportSent | AttendanceReportAnswered | BoardFollowed


@tell(AbsenceReached, template="absence_reached", urgent=True, category=ABSENCE)
@tell(AttendanceReportSent, template="attendance_report_told", urgent=True, category=ABSENCE)
@tell(AttendanceReportAnswered, template="attendance_report_answered", category=ABSENCE)
@tell(BoardFollowed, template="board_followed", category=ABSENCE)
def family_and_coordinator_of_absence(event: OfAbsence) -> list[int]:
    """The parents, the pupil from an age, and who has the regie."""
    return [dossiers.coordinator_id(event.dossier_id), *_family_told(event.dossier_id)]


def _family_told(dossier_id: int) -> list[int]:
    today = clock.today()
    pupil = Dossier.objects.select_related("pupil__person").get(pk=dossier_id).pupil
    is_young = (pupil.age_on(today) or 0) < absence_rules().pupil_told_from
    told = dossiers.family_readers(dossier_id, on=today)
    return [person_id for person_id in told if not (is_young and person_id == pupil.person_id)]


@tell(AttendanceReportSent, template="attendance_report_sent", urgent=True, kind=QUESTION, category="")
def the_office(event: AttendanceReportSent) -> list[int]:
    report = AttendanceReport.objects.get(pk=event.report_id)
    return officers_of(
        report.organisation_id, region_id=report.region_id, role=Role.ATTENDANCE_OFFICER, on=clock.today()
    )


@tell(LeaveAsked, template="leave_asked", urgent=True, kind=QUESTION, category="")
def who_decides(event: LeaveAsked) -> list[int]:
    leave = LeaveRequest.objects.get(pk=event.leave_id)
    return officers_of(leave.organisation_id, region_id=leave.region_id, role=leave.decides, on=clock.today())


@tell(LeaveAnswered, template="leave_answered", urgent=True, category=ABSENCE)
def the_family_of_leave(event: LeaveAnswered) -> list[int]:
    return _family_told(event.dossier_id)


@tell(OfficeBooked, template="office_booked", urgent=True, category=ABSENCE)
@tell(OfficeCancelled, template="office_cancelled", category=ABSENCE)
def the_family_of_the_office_hour(event: OfficeBooked | OfficeCancelled) -> list[int]:
    return _family_told(event.dossier_id)


@tell(OfficeBooked, template="office_taken", category="")
@tell(OfficeCancelled, template="office_free", category="")
def the_officer(event: OfficeBooked | OfficeCancelled) -> list[int]:
    return [OfficeBooking.objects.values_list("slot__officer_id", flat=True).get(pk=event.booking_id)]
