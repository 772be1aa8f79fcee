"""Who may see and do what about absence, now, and why not."""

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import takes_part
from rondom.dossiers.events import DossierViewed
from rondom.dossiers.models import Dossier
from rondom.events.record import happened
from rondom.families.queries import school_of
from rondom.people.terms import CONTACT_KEEPERS, SCHOOL_ROLES, Role
from rondom.watch import absence_queries
from rondom.watch.models import AbsenceAct, AbsenceAlert, AttendanceReport, LeaveRequest
from rondom.watch.terms import Act, LeaveState

# What happens by itself, so that nobody ticks it.
BY_THEMSELVES = frozenset({Act.REPORT, Act.HOME_LIST, Act.ESCALATE})


def may_see_absence(dossier: Dossier) -> Decision:
    """dossier: as fetched for the actor."""
    if Category.ABSENCE in dossier.categories:
        return ALLOWED
    return refuse("absence.not_for_you", _("In uw rol ziet u het verzuim niet."))


def may_report(actor: Actor, dossier: Dossier) -> Decision:
    """Report absence: who works at the school of the child, and sees it."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    enrolled = school_of(dossier.pupil_id, on=clock.today())
    if actor.role not in SCHOOL_ROLES or enrolled is None or enrolled.school_id != actor.organisation_id:
        return refuse("absence.school_reports", _("De school van het kind meldt het verzuim."))
    return may_see_absence(dossier)


def reads_lists(actor: Actor) -> bool:
    """Reads in a list of the own school, of children he sees."""
    return actor.role in CONTACT_KEEPERS and actor.organisation_id is not None


def may_do(actor: Actor, act: AbsenceAct, dossier: Dossier) -> Decision:
    """Write down that it was done: who keeps an eye on it at the school."""
    may = may_report(actor, dossier)
    if not may:
        return may
    if act.done_on is not None:
        return refuse("absence.act_done", _("Dit is al gedaan."))
    if act.act in BY_THEMSELVES:
        return refuse("absence.act_by_itself", _("Dit gaat vanzelf, of met een eigen formulier."))
    return ALLOWED


def may_send(actor: Actor, alert: AbsenceAlert, dossier: Dossier) -> Decision:
    """Report it to leerplicht: by law, whoever reports it; once."""
    may = may_report(actor, dossier)
    if not may:
        return may
    if actor.role not in CONTACT_KEEPERS:
        return refuse("attendance_report.role", _("In uw rol meldt u niet bij leerplicht."))
    if not alert.acts.filter(act=Act.REPORT).exists():
        return refuse("attendance_report.not_asked", _("Dit verzuim hoeft niet naar leerplicht."))
    if AttendanceReport.objects.filter(alert=alert).exists():
        return refuse("attendance_report.sent", _("Dit is al gemeld."))
    return ALLOWED


# Leerplicht: sees a report and a request, never the dossier ----------------------------------


def has_attendance_desk(actor: Actor) -> bool:
    return actor.role == Role.ATTENDANCE_OFFICER and actor.organisation_id is not None


def has_reports_desk(actor: Actor) -> bool:
    """Answers reports or requests for leave: leerplicht, and the head of a school."""
    return has_attendance_desk(actor) or (actor.role == Role.DIRECTOR and actor.organisation_id is not None)


def get_report(actor: Actor, report_id: int) -> AttendanceReport:
    """A report that waits for an answer of this office; writes the look. Errors: Http404."""
    report = desk_report(actor, report_id)
    with transaction.atomic():
        look = DossierViewed(
            dossier_id=report.dossier_id, region_id=report.region_id, part="attendance_report"
        )
        happened(look, by=actor)
    return report


def desk_report(actor: Actor, report_id: int) -> AttendanceReport:
    """The same without the look: for operations. Errors: Http404."""
    report = absence_queries.reports_on_desk(actor).filter(pk=report_id).first()
    if report is None:
        raise Http404
    return report


# Leave ----------------------------------------------------------------------------------------


def may_ask_leave(actor: Actor, dossier: Dossier) -> Decision:
    """A parent, for his own child."""
    part = takes_part(actor, dossier)
    if not part:
        return part
    if actor.role != Role.PARENT:
        return refuse("leave.parents_ask", _("Een ouder vraagt verlof of vrijstelling."))
    return ALLOWED


def get_leave(actor: Actor, leave_id: int) -> LeaveRequest:
    """A request that this hat decides on; writes the look. Errors: Http404."""
    leave = desk_leave(actor, leave_id)
    with transaction.atomic():
        look = DossierViewed(dossier_id=leave.dossier_id, region_id=leave.region_id, part="leave")
        happened(look, by=actor)
    return leave


def desk_leave(actor: Actor, leave_id: int) -> LeaveRequest:
    """The same without the look: for operations. Errors: Http404."""
    found = absence_queries.leave_on_desk(actor).filter(pk=leave_id).first()
    if found is None:
        raise Http404
    return found


def may_withdraw_leave(actor: Actor, leave: LeaveRequest, dossier: Dossier) -> Decision:
    part = takes_part(actor, dossier)
    if not part:
        return part
    if leave.asked_by_id != actor.person_id:
        return refuse("leave.not_yours", _("Wie het vroeg, kan het intrekken."))
    if leave.state != LeaveState.WAITING:
        return refuse("leave.answered", _("Hier is al antwoord op."))
    return ALLOWED
