"""Reports to leerplicht with the least there is, and leave or exemption with a clock."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.core.second_lock import as_system
from rondom.dossiers.locking import locked_dossier
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.people.terms import Role
from rondom.watch import absence_access as access
from rondom.watch import absence_queries as queries
from rondom.watch.absence_rules import absence_rules, is_school_day
from rondom.watch.events import AttendanceReportAnswered, AttendanceReportSent, LeaveAnswered, LeaveAsked
from rondom.watch.models import AbsenceAct, AbsenceAlert, AttendanceReport, LeaveRequest
from rondom.watch.terms import Act, LeaveKind, LeaveState, ReportAnswer

LONGEST_WORDS = 1000
LONGEST_PERIOD = dt.timedelta(days=366)


@transaction.atomic
def send_report(actor: Actor, *, dossier_id: int, alert_id: int, words: str) -> AttendanceReport:
    """Report it to leerplicht. words: what the school did so far; the family reads it too.

    Errors: Refused, Http404, AbsenceAlert.DoesNotExist.
    """
    dossier = locked_dossier(actor, dossier_id)
    alert = AbsenceAlert.objects.get(pk=alert_id, dossier=dossier)
    access.may_send(actor, alert, dossier).enforce()
    if not words.strip() or len(words) > LONGEST_WORDS:
        refuse("attendance_report.words", _("Schrijf kort op wat de school zelf al deed.")).enforce()
    with as_system("who works at the attendance office of the region"):
        office = queries.attendance_office(dossier, on=clock.today())
    if office is None:
        refuse(
            "attendance_report.no_office", _("In deze regio staat nog geen leerplicht in Rondom.")
        ).enforce()
    assert office is not None  # noqa: S101 - refused above
    report = AttendanceReport.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        alert=alert,
        organisation_id=office.organisation_id,
        sent_by_id=actor.person_id,
        sent_on=clock.today(),
        words=words.strip(),
    )
    asked = AbsenceAct.objects.filter(alert__dossier=dossier, alert=alert, act=Act.REPORT)
    asked.update(done_on=clock.today(), done_by_id=actor.person_id)
    happened(AttendanceReportSent(**_about(dossier), report_id=report.pk), by=actor)
    return report


@transaction.atomic
def answer_report(actor: Actor, *, report_id: int, answer: str) -> AttendanceReport:
    """The attendance officer says what he does. Errors: Refused, Http404."""
    report = access.desk_report(actor, report_id)
    Dossier.objects.select_for_update().filter(pk=report.dossier_id).first()
    report = access.desk_report(actor, report_id)
    if answer not in ReportAnswer.values:
        refuse("attendance_report.answer_missing", _("Kies wat u doet.")).enforce()
    report.answer, report.answered_on = answer, clock.today()
    report.answered_by_id = actor.person_id
    report.save(update_fields=["answer", "answered_on", "answered_by"])
    about = {"dossier_id": report.dossier_id, "region_id": report.region_id}
    happened(AttendanceReportAnswered(**about, report_id=report.pk, about=answer), by=actor)
    return report


@transaction.atomic
def ask_leave(
    actor: Actor,
    *,
    dossier_id: int,
    first_on: dt.date,
    last_on: dt.date,
    reason: str,
    exemption: bool = False,
) -> LeaveRequest:
    """A parent asks; the number of school days says who decides. Errors: Refused, Http404."""
    dossier = locked_dossier(actor, dossier_id)
    access.may_ask_leave(actor, dossier).enforce()
    today = clock.today()
    if not today - LONGEST_PERIOD <= first_on <= last_on <= first_on + LONGEST_PERIOD:
        refuse("leave.period", _("Kies een eerste en een laatste dag, hoogstens een jaar.")).enforce()
    if not reason.strip() or len(reason) > LONGEST_WORDS:
        refuse("leave.reason_missing", _("Schrijf op waarom u dit vraagt.")).enforce()
    kind = LeaveKind.EXEMPTION if exemption else _kind_of(dossier, first_on, last_on)
    rule = absence_rules().leave[kind]
    leave = LeaveRequest.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        kind=kind,
        organisation_id=_decided_at(dossier, rule.decides),
        decides=rule.decides,
        asked_by_id=actor.person_id,
        asked_on=today,
        first_on=first_on,
        last_on=last_on,
        reason=reason.strip(),
        due_on=today + dt.timedelta(days=rule.days),
    )
    happened(LeaveAsked(**_about(dossier), leave_id=leave.pk, about=kind), by=actor)
    return leave


def _kind_of(dossier: Dossier, first_on: dt.date, last_on: dt.date) -> LeaveKind:
    """More school days than the head decides on go to leerplicht."""
    free = queries.free_days_of(dossier)
    days = (first_on + dt.timedelta(days=number) for number in range((last_on - first_on).days + 1))
    count = sum(is_school_day(day, free) for day in days)
    return LeaveKind.SHORT if count <= absence_rules().leave[LeaveKind.SHORT].most_days else LeaveKind.LONG


def _decided_at(dossier: Dossier, role: str) -> int:
    if role == Role.DIRECTOR:
        return dossier.school_id
    with as_system("who works at the attendance office of the region"):
        office = queries.attendance_office(dossier, on=clock.today())
    if office is None:
        refuse(
            "leave.no_office", _("In deze regio staat nog geen leerplicht in Rondom. Bel de gemeente.")
        ).enforce()
    assert office is not None  # noqa: S101 - refused above
    return office.organisation_id


@transaction.atomic
def decide_leave(actor: Actor, *, leave_id: int, granted: bool, words: str = "") -> LeaveRequest:
    """Yes, or no with a reason. Errors: Refused, Http404."""
    leave = access.desk_leave(actor, leave_id)
    Dossier.objects.select_for_update().filter(pk=leave.dossier_id).first()
    leave = access.desk_leave(actor, leave_id)
    if (not granted and not words.strip()) or len(words) > LONGEST_WORDS:
        refuse("leave.words_missing", _("Schrijf op waarom niet.")).enforce()
    return _answer(actor, leave, LeaveState.GRANTED if granted else LeaveState.REFUSED, words)


@transaction.atomic
def withdraw_leave(actor: Actor, *, dossier_id: int, leave_id: int) -> LeaveRequest:
    """Who asked it, does not need it any more. Errors: Refused, Http404, LeaveRequest.DoesNotExist."""
    dossier = locked_dossier(actor, dossier_id)
    leave = LeaveRequest.objects.get(pk=leave_id, dossier=dossier)
    access.may_withdraw_leave(actor, leave, dossier).enforce()
    return _answer(actor, leave, LeaveState.WITHDRAWN, "")


def _answer(actor: Actor, leave: LeaveRequest, state: str, words: str) -> LeaveRequest:
    leave.state, leave.words = state, words.strip()
    leave.decided_by_id, leave.decided_on = actor.person_id, clock.today()
    leave.save(update_fields=["state", "words", "decided_by", "decided_on"])
    about = {"dossier_id": leave.dossier_id, "region_id": leave.region_id}
    happened(LeaveAnswered(**about, leave_id=leave.pk, about=state), by=actor)
    return leave


def _about(dossier: Dossier) -> dict[str, int]:
    return {"dossier_id": dossier.pk, "region_id": dossier.region_id}
