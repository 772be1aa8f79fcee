"""What happens in a case. Every event stands in the stream of its case, and nowhere else."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import WalledEvent
from rondom.safeguarding.terms import WALL


@dataclass(frozen=True, kw_only=True)
class SafetyEvent(WalledEvent):
    wall: ClassVar[str] = WALL


@dataclass(frozen=True, kw_only=True)
class CaseViewed(SafetyEvent):
    name: ClassVar[str] = "safety.viewed"
    sentence = _("De zaak bekeken")
    part: str


@dataclass(frozen=True, kw_only=True)
class CaseOpened(SafetyEvent):
    name: ClassVar[str] = "safety.opened"
    sentence = _("De zaak begonnen")


@dataclass(frozen=True, kw_only=True)
class ConcernAdded(SafetyEvent):
    name: ClassVar[str] = "safety.concern_added"
    sentence = _("Een melding van buiten de zaak")
    number: int


@dataclass(frozen=True, kw_only=True)
class EntryWritten(SafetyEvent):
    name: ClassVar[str] = "safety.entry_written"
    sentence = _("Iets opgeschreven")
    number: int
    step: int


@dataclass(frozen=True, kw_only=True)
class CaseWeighed(SafetyEvent):
    name: ClassVar[str] = "safety.weighed"
    sentence = _("De weging gedaan")
    number: int
    outcome: str


@dataclass(frozen=True, kw_only=True)
class DecisionMade(SafetyEvent):
    name: ClassVar[str] = "safety.decided"
    sentence = _("Besloten wat er gebeurt")
    number: int
    reports: bool
    helps: bool


@dataclass(frozen=True, kw_only=True)
class DecisionFollowed(SafetyEvent):
    name: ClassVar[str] = "safety.followed_up"
    sentence = _("Vastgelegd wat er na het besluit gebeurde")
    number: int
    what: str


@dataclass(frozen=True, kw_only=True)
class TermPassed(SafetyEvent):
    name: ClassVar[str] = "safety.term_passed"
    sentence = _("De tijd waarin de hulp moest werken, is voorbij")
    number: int


@dataclass(frozen=True, kw_only=True)
class MemberLetIn(SafetyEvent):
    name: ClassVar[str] = "safety.member_let_in"
    sentence = _("Iemand in de zaak gezet")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class MemberTakenOut(SafetyEvent):
    name: ClassVar[str] = "safety.member_taken_out"
    sentence = _("Iemand uit de zaak gehaald")
    person_id: int


@dataclass(frozen=True, kw_only=True)
class CaseClosed(SafetyEvent):
    name: ClassVar[str] = "safety.closed"
    sentence = _("De zaak gesloten")
    why: str


@dataclass(frozen=True, kw_only=True)
class WatchViewed(SafetyEvent):
    name: ClassVar[str] = "safety_watch.viewed"
    sentence = _("De veiligheidsinschatting bekeken")


@dataclass(frozen=True, kw_only=True)
class EstimateRecorded(SafetyEvent):
    name: ClassVar[str] = "safety_watch.estimated"
    sentence = _("Een veiligheidsinschatting gemaakt")
    number: int


@dataclass(frozen=True, kw_only=True)
class EstimateAdvised(SafetyEvent):
    name: ClassVar[str] = "safety_watch.advised"
    sentence = _("De gedragswetenschapper dacht mee")
    number: int


@dataclass(frozen=True, kw_only=True)
class LookIsDue(SafetyEvent):
    name: ClassVar[str] = "safety_watch.look_is_due"
    sentence = _("De dag om opnieuw te kijken is er")
    number: int


@dataclass(frozen=True, kw_only=True)
class WatchHandedOn(SafetyEvent):
    name: ClassVar[str] = "safety_watch.handed_on"
    sentence = _("Overgedragen aan een collega")
    person_id: int
