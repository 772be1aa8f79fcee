"""What happens when it is stuck."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class StagnationOpened(DossierEvent):
    name: ClassVar[str] = "stagnation.opened"
    sentence = _("Het loopt vast. Iemand gaat kijken")
    case_id: int


@dataclass(frozen=True, kw_only=True)
class StagnationSaid(DossierEvent):
    name: ClassVar[str] = "stagnation.said"
    sentence = _("Iemand zei dat het vastloopt")
    case_id: int
    signal_id: int


@dataclass(frozen=True, kw_only=True)
class StagnationFound(DossierEvent):
    """about: the rule by which the program saw it."""

    name: ClassVar[str] = "stagnation.found"
    sentence = _("Rondom zag dat het vastloopt")
    case_id: int
    signal_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class StagnationTakenUp(DossierEvent):
    name: ClassVar[str] = "stagnation.taken_up"
    sentence = _("Iemand kijkt nu waar het vastzit")
    case_id: int
    rung_id: int


@dataclass(frozen=True, kw_only=True)
class StagnationNotTakenUp(DossierEvent):
    """The term to take it up has passed."""

    name: ClassVar[str] = "stagnation.not_taken_up"
    sentence = _("Niemand heeft op tijd gekeken waar het vastzit")
    case_id: int
    rung_id: int


@dataclass(frozen=True, kw_only=True)
class RolesChecked(DossierEvent):
    name: ClassVar[str] = "stagnation.roles_checked"
    sentence = _("Er is gekeken of iedereen zijn rol nam")
    case_id: int


@dataclass(frozen=True, kw_only=True)
class RoleCalled(DossierEvent):
    name: ClassVar[str] = "stagnation.role_called"
    sentence = _("Iemand is aangesproken op zijn rol")
    case_id: int
    call_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class RoleAnswered(DossierEvent):
    name: ClassVar[str] = "stagnation.role_answered"
    sentence = _("Wie was aangesproken, gaf antwoord")
    case_id: int
    call_id: int


@dataclass(frozen=True, kw_only=True)
class StagnationClosed(DossierEvent):
    """about: the outcome; days: the lead time."""

    name: ClassVar[str] = "stagnation.closed"
    sentence = _("Het kijken waar het vastzit is klaar")
    case_id: int
    about: str
    days: int


@dataclass(frozen=True, kw_only=True)
class RungBegun(DossierEvent):
    """about: the code of the rung."""

    name: ClassVar[str] = "escalation.begun"
    sentence = _("Een volgende stap is gezet om verder te komen")
    case_id: int
    rung_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class RungTermMet(DossierEvent):
    """about: the code of the term."""

    name: ClassVar[str] = "escalation.term_met"
    sentence = _("Een antwoord waarop werd gewacht, is er")
    case_id: int
    rung_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class RungEnded(DossierEvent):
    """about: the outcome."""

    name: ClassVar[str] = "escalation.ended"
    sentence = _("Een stap om verder te komen is klaar")
    case_id: int
    rung_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class AbsenceReported(DossierEvent):
    """The school reported some parts of days. count: how many are new or changed."""

    name: ClassVar[str] = "absence.reported"
    sentence = _("De school meldde verzuim")
    count: int


@dataclass(frozen=True, kw_only=True)
class AbsenceReached(DossierEvent):
    """about: the rule."""

    name: ClassVar[str] = "absence.reached"
    sentence = _("Het verzuim is zo veel dat er iets moet gebeuren")
    alert_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class AbsenceActDone(DossierEvent):
    """about: what was done."""

    name: ClassVar[str] = "absence.act_done"
    sentence = _("Er is iets gedaan aan het verzuim")
    alert_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class AttendanceReportSent(DossierEvent):
    name: ClassVar[str] = "attendance_report.sent"
    sentence = _("De school meldde het verzuim bij leerplicht")
    report_id: int


@dataclass(frozen=True, kw_only=True)
class AttendanceReportAnswered(DossierEvent):
    """about: the answer."""

    name: ClassVar[str] = "attendance_report.answered"
    sentence = _("Leerplicht gaf antwoord op de melding")
    report_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class LeaveAsked(DossierEvent):
    """about: the kind."""

    name: ClassVar[str] = "leave.asked"
    sentence = _("Een ouder vroeg verlof of vrijstelling")
    leave_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class LeaveAnswered(DossierEvent):
    """about: granted, refused or withdrawn."""

    name: ClassVar[str] = "leave.answered"
    sentence = _("Er is antwoord op de vraag om verlof of vrijstelling")
    leave_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class BoardFollowed(DossierEvent):
    """Who answers for it at the board wrote down how it goes. about: whether there is a fitting offer."""

    name: ClassVar[str] = "board_follow.changed"
    sentence = _("De regievoerder van het bestuur schreef op hoe het gaat")
    follow_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class SectionSet(Event):
    """Of which part of the samenwerkingsverband a school is."""

    name: ClassVar[str] = "school_section.set"
    sentence = _("Het deelverband van een school is vastgelegd")
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class OfficeHourPublished(Event):
    """organisation_id: of the school; count: how many new moments."""

    name: ClassVar[str] = "office_hour.published"
    sentence = _("Leerplicht maakte een spreekuur")
    organisation_id: int
    count: int


@dataclass(frozen=True, kw_only=True)
class OfficeBooked(DossierEvent):
    """about: the reason."""

    name: ClassVar[str] = "office_hour.booked"
    sentence = _("De school maakte een afspraak op het spreekuur van leerplicht")
    booking_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class OfficeCancelled(DossierEvent):
    name: ClassVar[str] = "office_hour.cancelled"
    sentence = _("Een afspraak op het spreekuur van leerplicht is afgezegd")
    booking_id: int


@dataclass(frozen=True, kw_only=True)
class AttendanceOfficeChosen(Event):
    """organisation_id: 0 for that of the town of the school."""

    name: ClassVar[str] = "attendance_office.chosen"
    sentence = _("De regio koos waar leerplicht is")
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class AdmissionAsked(DossierEvent):
    name: ClassVar[str] = "admission.asked"
    sentence = _("Het kind is aangemeld bij een school")
    admission_id: int


@dataclass(frozen=True, kw_only=True)
class AdmissionChanged(DossierEvent):
    """about: longer, placed, admitted, refused or withdrawn."""

    name: ClassVar[str] = "admission.changed"
    sentence = _("Een aanmelding bij een school is verder")
    admission_id: int
    about: str
