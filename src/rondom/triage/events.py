"""What happens in a triage, to who leads the process, and to registrations."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class TriageRulesPublished(Event):
    name: ClassVar[str] = "triage_rules.published"
    sentence = _("De uitkomsten van de triage en de tabel van de procesregie zijn veranderd")
    rules_id: int


@dataclass(frozen=True, kw_only=True)
class TriageBegun(DossierEvent):
    name: ClassVar[str] = "triage.begun"
    sentence = _("De triage is begonnen")
    triage_id: int


@dataclass(frozen=True, kw_only=True)
class TriageJudged(DossierEvent):
    name: ClassVar[str] = "triage.judged"
    sentence = _("De uitkomst van de triage is ingevuld")
    triage_id: int


@dataclass(frozen=True, kw_only=True)
class TriageConfirmed(DossierEvent):
    name: ClassVar[str] = "triage.confirmed"
    sentence = _("De gedragswetenschapper heeft de triage bevestigd")
    triage_id: int


@dataclass(frozen=True, kw_only=True)
class CrisisAgreed(DossierEvent):
    name: ClassVar[str] = "triage.crisis_agreed"
    sentence = _("Er is afgesproken hoe we een crisis voorkomen")
    triage_id: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class TriageClosed(DossierEvent):
    name: ClassVar[str] = "triage.closed"
    sentence = _("De triage is klaar")
    triage_id: int
    outcome: str


@dataclass(frozen=True, kw_only=True)
class PutInStock(DossierEvent):
    name: ClassVar[str] = "triage.put_in_stock"
    sentence = _("De vraag wacht in de werkvoorraad")
    stay_id: int


@dataclass(frozen=True, kw_only=True)
class TakenFromStock(DossierEvent):
    name: ClassVar[str] = "triage.taken_from_stock"
    sentence = _("Een casemanager heeft de vraag opgepakt")
    stay_id: int


@dataclass(frozen=True, kw_only=True)
class RegieProposed(DossierEvent):
    """Another choice than the table's; it waits for the other side."""

    name: ClassVar[str] = "process_regie.proposed"
    sentence = _("Iemand stelde een andere procesregie voor")
    regie_id: int


@dataclass(frozen=True, kw_only=True)
class RegieInForce(DossierEvent):
    name: ClassVar[str] = "process_regie.in_force"
    sentence = _("De procesregie is gekozen")
    regie_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class RegieRefused(DossierEvent):
    name: ClassVar[str] = "process_regie.refused"
    sentence = _("Een andere procesregie is niet aangenomen")
    regie_id: int


@dataclass(frozen=True, kw_only=True)
class RegistrationChecked(DossierEvent):
    """Nothing was registered by it: somebody looked. about: the kind."""

    name: ClassVar[str] = "registration.checked"
    sentence = _("Een registratie is nagegaan")
    registration_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class RegistrationMade(DossierEvent):
    """about: the kind of registration."""

    name: ClassVar[str] = "registration.made"
    sentence = _("Het kind is geregistreerd")
    registration_id: int
    about: str


@dataclass(frozen=True, kw_only=True)
class RegistrationLeftOpen(DossierEvent):
    name: ClassVar[str] = "registration.left_open"
    sentence = _("Een registratie blijft open, met een reden")
    registration_id: int
    about: str
