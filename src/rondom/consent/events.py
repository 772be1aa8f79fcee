"""What happens to consents and to sharing by law."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent


@dataclass(frozen=True, kw_only=True)
class ConsentAsked(DossierEvent):
    name: ClassVar[str] = "consent.asked"
    sentence = _("Toestemming gevraagd")
    consent_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class ConsentAnswered(DossierEvent):
    """Says that somebody answered, not what: a refusal looks like no answer to others."""

    name: ClassVar[str] = "consent.answered"
    sentence = _("Iemand gaf antwoord op een vraag om toestemming")
    consent_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(DossierEvent):
    name: ClassVar[str] = "consent.withdrawn"
    sentence = _("Toestemming gestopt")
    consent_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class ConsentAskedAgain(DossierEvent):
    """For the time after a consent that nearly ends. why: AskedAgain."""

    name: ClassVar[str] = "consent.asked_again"
    sentence = _("Toestemming opnieuw gevraagd")
    consent_id: int
    organisation_id: int
    why: str


@dataclass(frozen=True, kw_only=True)
class GiverAsked(DossierEvent):
    """Somebody must say yes to a running consent, too."""

    name: ClassVar[str] = "consent.giver_asked"
    sentence = _("Toestemming ook aan een ander gevraagd")
    consent_id: int
    organisation_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded(DossierEvent):
    """What somebody said on paper or by word of mouth was written down. method: Method."""

    name: ClassVar[str] = "consent.recorded"
    sentence = _("Een antwoord op een vraag om toestemming is opgeschreven")
    consent_id: int
    organisation_id: int
    person_id: int
    method: str


@dataclass(frozen=True, kw_only=True)
class ConsentEnded(DossierEvent):
    """Nobody took it back: the child left the school that asked for it, or what it was for is over."""

    name: ClassVar[str] = "consent.ended"
    sentence = _("Toestemming voorbij")
    consent_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class LegalShareDecided(DossierEvent):
    """code: of consent/data/legal_grounds.yaml."""

    name: ClassVar[str] = "legal_share.decided"
    sentence = _("Besloten om zonder toestemming te delen")
    share_id: int
    organisation_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class LegalShareEnded(DossierEvent):
    name: ClassVar[str] = "legal_share.ended"
    sentence = _("Delen zonder toestemming gestopt")
    share_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class ParentsTold(DossierEvent):
    name: ClassVar[str] = "legal_share.parents_told"
    sentence = _("De ouders weten dat er zonder toestemming is gedeeld")
    share_id: int
    organisation_id: int


def about(consent: Any) -> dict[str, int]:
    """What every event of a consent carries."""
    return {
        "dossier_id": consent.dossier_id,
        "region_id": consent.region_id,
        "consent_id": consent.pk,
        "organisation_id": consent.recipient_id,
    }
