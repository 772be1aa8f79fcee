"""What happens to a dossier."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class DossierViewed(DossierEvent):
    """part: which page or part was looked at."""

    name: ClassVar[str] = "dossier.viewed"
    sentence = _("Iemand keek in het dossier")
    part: str


@dataclass(frozen=True, kw_only=True)
class DossierOpened(DossierEvent):
    name: ClassVar[str] = "dossier.opened"
    sentence = _("Het dossier is begonnen")


@dataclass(frozen=True, kw_only=True)
class DossierClosed(DossierEvent):
    name: ClassVar[str] = "dossier.closed"
    sentence = _("Het dossier is gesloten")
    outcome: str


@dataclass(frozen=True, kw_only=True)
class DossierReopened(DossierEvent):
    name: ClassVar[str] = "dossier.reopened"
    sentence = _("Het dossier is weer open")


@dataclass(frozen=True, kw_only=True)
class DossierDestroyed(DossierEvent):
    name: ClassVar[str] = "dossier.destroyed"
    sentence = _("Het dossier is vernietigd")


@dataclass(frozen=True, kw_only=True)
class ParticipantAdded(DossierEvent):
    name: ClassVar[str] = "participant.added"
    sentence = _("Iemand is erbij gekomen")
    participant_id: int
    person_id: int
    capacity: str


@dataclass(frozen=True, kw_only=True)
class ParticipantLeft(DossierEvent):
    name: ClassVar[str] = "participant.left"
    sentence = _("Iemand doet niet meer mee")
    participant_id: int
    person_id: int
    capacity: str


@dataclass(frozen=True, kw_only=True)
class ParticipantEnds(DossierEvent):
    """What somebody came for is over: he reads until the end of the day."""

    name: ClassVar[str] = "participant.ends"
    sentence = _("Iemand deed mee voor een overleg, en stopt nu")
    participant_id: int
    person_id: int
    capacity: str


@dataclass(frozen=True, kw_only=True)
class AccessReviewed(DossierEvent):
    name: ClassVar[str] = "access.reviewed"
    sentence = _("De coördinator keek na wie nog mee mag kijken")
    review_id: int


@dataclass(frozen=True, kw_only=True)
class BatonOffered(DossierEvent):
    name: ClassVar[str] = "baton.offered"
    sentence = _("De regie is aangeboden")
    handover_id: int
    to_person_id: int


@dataclass(frozen=True, kw_only=True)
class BatonAccepted(DossierEvent):
    name: ClassVar[str] = "baton.accepted"
    sentence = _("De regie is overgenomen")
    handover_id: int
    from_person_id: int


@dataclass(frozen=True, kw_only=True)
class BatonRefused(DossierEvent):
    name: ClassVar[str] = "baton.refused"
    sentence = _("De regie is niet aangenomen")
    handover_id: int
    from_person_id: int


@dataclass(frozen=True, kw_only=True)
class ActionMade(DossierEvent):
    name: ClassVar[str] = "action.made"
    sentence = _("Een afspraak gemaakt")
    action_id: int
    owner_id: int | None


@dataclass(frozen=True, kw_only=True)
class ActionDone(DossierEvent):
    name: ClassVar[str] = "action.done"
    sentence = _("Een afspraak is klaar")
    action_id: int
    made_by_id: int


@dataclass(frozen=True, kw_only=True)
class ActionBegun(DossierEvent):
    name: ClassVar[str] = "action.begun"
    sentence = _("Iemand is begonnen aan een afspraak")
    action_id: int


@dataclass(frozen=True, kw_only=True)
class ActionStaysOpen(DossierEvent):
    """Its owner was reminded more than once, and it is still not done."""

    name: ClassVar[str] = "action.stays_open"
    sentence = _("Een afspraak blijft liggen, ook na herinneringen")
    action_id: int


@dataclass(frozen=True, kw_only=True)
class ActionStuck(DossierEvent):
    name: ClassVar[str] = "action.stuck"
    sentence = _("Een afspraak lukt niet")
    action_id: int
    made_by_id: int


@dataclass(frozen=True, kw_only=True)
class ReminderSent(DossierEvent):
    """about: "consent", "action" or "signature"; item_id: its number."""

    name: ClassVar[str] = "reminder.sent"
    sentence = _("Herinnering gestuurd")
    about: str
    item_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class StatementAdded(DossierEvent):
    name: ClassVar[str] = "statement.added"
    sentence = _("Een eigen verklaring toegevoegd")
    statement_id: int
    about: str
    category: str


@dataclass(frozen=True, kw_only=True)
class RightsRequested(DossierEvent):
    name: ClassVar[str] = "rights.requested"
    sentence = _("Een verzoek gedaan over het dossier")
    request_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class RightsRead(DossierEvent):
    """No look at the dossier: who answers reads the request only, and others need not know that it exists."""

    name: ClassVar[str] = "rights.read"
    sentence = _("Een verzoek over het dossier gelezen")
    request_id: int


@dataclass(frozen=True, kw_only=True)
class RightsExtended(DossierEvent):
    name: ClassVar[str] = "rights.extended"
    sentence = _("Het antwoord op een verzoek duurt langer")
    request_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class RightsAnswered(DossierEvent):
    """person_id: who asked."""

    name: ClassVar[str] = "rights.answered"
    sentence = _("Antwoord gegeven op een verzoek over het dossier")
    request_id: int
    person_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class EmergencyTried(Event):
    """Somebody asked for a child because of acute danger; counted, so that nobody guesses on."""

    name: ClassVar[str] = "emergency.tried"
    sentence = _("Iemand vroeg noodtoegang")


@dataclass(frozen=True, kw_only=True)
class EmergencyOpened(DossierEvent):
    name: ClassVar[str] = "emergency.opened"
    sentence = _("Iemand opende het dossier met noodtoegang")
    emergency_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class EmergencyToReview(Event):
    """The same for who reviews it: he does not see the dossier, so it is no event of a dossier."""

    name: ClassVar[str] = "emergency.to_review"
    sentence = _("Noodtoegang om na te kijken")
    emergency_id: int


@dataclass(frozen=True, kw_only=True)
class EmergencyReviewed(DossierEvent):
    """state: Verdict."""

    name: ClassVar[str] = "emergency.reviewed"
    sentence = _("De noodtoegang is nagekeken")
    emergency_id: int
    person_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class DossierCopied(DossierEvent):
    """A family member took a copy. part: "all" or "own_words"; digest: SHA-256 of its dossier.pdf."""

    name: ClassVar[str] = "dossier.copied"
    sentence = _("Een kopie van het dossier gemaakt")
    part: str
    digest: str


@dataclass(frozen=True, kw_only=True)
class ActionHanded(DossierEvent):
    """An agreement went over to somebody else."""

    name: ClassVar[str] = "action.handed"
    sentence = _("Een afspraak is overgenomen door een ander")
    action_id: int
    owner_id: int
