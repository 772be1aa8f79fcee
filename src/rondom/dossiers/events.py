"""What happens to a dossier."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent


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
class ReminderSent(DossierEvent):
    """about: "consent", "action" or "signature"; item_id: its number."""

    name: ClassVar[str] = "reminder.sent"
    sentence = _("Herinnering gestuurd")
    about: str
    item_id: int
    person_id: int
