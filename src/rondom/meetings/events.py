"""What happens to a meeting."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class MeetingEvent(DossierEvent):
    """Something in one meeting."""

    meeting_id: int


@dataclass(frozen=True, kw_only=True)
class MeetingPlanned(MeetingEvent):
    name: ClassVar[str] = "meeting.planned"
    sentence = _("Een overleg gepland")
    kind: str


@dataclass(frozen=True, kw_only=True)
class MeetingMoved(MeetingEvent):
    name: ClassVar[str] = "meeting.moved"
    sentence = _("Het overleg is op een ander moment of een andere plek")


@dataclass(frozen=True, kw_only=True)
class MeetingCancelled(MeetingEvent):
    name: ClassVar[str] = "meeting.cancelled"
    sentence = _("Het overleg gaat niet door")


@dataclass(frozen=True, kw_only=True)
class InviteeAdded(MeetingEvent):
    name: ClassVar[str] = "meeting.invitee_added"
    sentence = _("Iemand is uitgenodigd voor het overleg")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class InviteeRemoved(MeetingEvent):
    name: ClassVar[str] = "meeting.invitee_removed"
    sentence = _("Iemand is niet meer uitgenodigd voor het overleg")
    person_id: int
    why: str


@dataclass(frozen=True, kw_only=True)
class InvitationAnswered(MeetingEvent):
    name: ClassVar[str] = "meeting.invitation_answered"
    sentence = _("Antwoord op de uitnodiging voor het overleg")
    person_id: int
    reply: str


@dataclass(frozen=True, kw_only=True)
class MeetingStarted(MeetingEvent):
    name: ClassVar[str] = "meeting.started"
    sentence = _("Het overleg is begonnen")


@dataclass(frozen=True, kw_only=True)
class MinutesWritten(MeetingEvent):
    name: ClassVar[str] = "meeting.minutes_written"
    sentence = _("In het verslag van het overleg geschreven")
    phase: str
    revision: int


@dataclass(frozen=True, kw_only=True)
class AttendanceTicked(MeetingEvent):
    name: ClassVar[str] = "meeting.attendance_ticked"
    sentence = _("Vastgelegd wie er bij het overleg was")


@dataclass(frozen=True, kw_only=True)
class PointAdded(MeetingEvent):
    name: ClassVar[str] = "meeting.point_added"
    sentence = _("Het gezin zette een onderwerp op de agenda")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PointFinished(MeetingEvent):
    name: ClassVar[str] = "meeting.point_finished"
    sentence = _("Een onderwerp van het overleg is klaar")
    point_id: int


@dataclass(frozen=True, kw_only=True)
class NothingToAdd(MeetingEvent):
    name: ClassVar[str] = "meeting.nothing_to_add"
    sentence = _("Iemand wil geen eigen beeld toevoegen")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class AgreementMade(MeetingEvent):
    name: ClassVar[str] = "meeting.agreement_made"
    sentence = _("Een afspraak gemaakt in het overleg")
    action_id: int


@dataclass(frozen=True, kw_only=True)
class DecisionTaken(MeetingEvent):
    name: ClassVar[str] = "meeting.decision_taken"
    sentence = _("Een besluit genomen in het overleg")
    decision_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class DissentAdded(MeetingEvent):
    name: ClassVar[str] = "meeting.dissent_added"
    sentence = _("Iemand is het niet eens met een besluit van het overleg")
    decision_id: int


@dataclass(frozen=True, kw_only=True)
class MinutesShown(MeetingEvent):
    name: ClassVar[str] = "meeting.minutes_shown"
    sentence = _("Het verslag is te lezen voor iedereen van het overleg")


@dataclass(frozen=True, kw_only=True)
class OtherViewAdded(MeetingEvent):
    name: ClassVar[str] = "meeting.other_view_added"
    sentence = _("Iemand schreef bij het verslag hoe hij of zij het ziet")
    other_view_id: int


@dataclass(frozen=True, kw_only=True)
class MeetingClosed(MeetingEvent):
    name: ClassVar[str] = "meeting.closed"
    sentence = _("Het overleg is afgesloten")


@dataclass(frozen=True, kw_only=True)
class PaperAdded(MeetingEvent):
    """kind: of papers_sources; what the paper is called, stays with the paper."""

    name: ClassVar[str] = "meeting.paper_added"
    sentence = _("Een stuk bij het overleg gezet")
    paper_id: int
    kind: str
    category: str


@dataclass(frozen=True, kw_only=True)
class PaperRemoved(MeetingEvent):
    name: ClassVar[str] = "meeting.paper_removed"
    sentence = _("Een stuk bij het overleg weggehaald")
    paper_id: int


@dataclass(frozen=True, kw_only=True)
class PapersReleased(MeetingEvent):
    """count: how many are new."""

    name: ClassVar[str] = "meeting.papers_released"
    sentence = _("De stukken van het overleg zijn te lezen voor wie dat mag")
    count: int


@dataclass(frozen=True, kw_only=True)
class PackAsked(MeetingEvent):
    name: ClassVar[str] = "meeting.pack_asked"
    sentence = _("Iemand maakt een pdf van de stukken die hij of zij mag lezen")
    pack_id: int


@dataclass(frozen=True, kw_only=True)
class YearDatesPlanned(Event):
    """count: how many days were added to the year plan of a school."""

    name: ClassVar[str] = "year_plan.planned"
    sentence = _("Dagen in het jaarplan gezet")
    school_id: int
    kind: str
    count: int


@dataclass(frozen=True, kw_only=True)
class YearDateMoved(Event):
    name: ClassVar[str] = "year_plan.moved"
    sentence = _("Een dag in het jaarplan verzet")
    school_id: int
    planned_date_id: int


@dataclass(frozen=True, kw_only=True)
class YearDateDropped(Event):
    name: ClassVar[str] = "year_plan.dropped"
    sentence = _("Een dag uit het jaarplan gehaald")
    school_id: int
    planned_date_id: int


@dataclass(frozen=True, kw_only=True)
class NormFrozen(Event):
    """The figure of a school year, in the log too. Nobody is told: it stands in the list of the region, which nobody waits for."""

    name: ClassVar[str] = "norm.frozen"
    sentence = _("Het jaarcijfer van een school ligt vast")
    school_id: int
    kind: str
    school_year: int
    norm: int
    held: int


@dataclass(frozen=True, kw_only=True)
class ConsultationAsked(Event):
    """Nobody is told: who is at the table hears it there."""

    name: ClassVar[str] = "consultation.asked"
    sentence = _("Een vraag zonder naam op de agenda gezet")
    school_id: int
    consultation_id: int


@dataclass(frozen=True, kw_only=True)
class ConsultationClosed(Event):
    """Nobody is told: who asked it was there."""

    name: ClassVar[str] = "consultation.closed"
    sentence = _("Advies gegeven op een vraag zonder naam")
    school_id: int
    consultation_id: int


@dataclass(frozen=True, kw_only=True)
class QuestionsWritten(Event):
    """Nobody is told: who gets ready for a talk reads the new questions."""

    name: ClassVar[str] = "preparation.questions_written"
    sentence = _("De vragen vóór een gesprek zijn veranderd")
    reader: str
