"""What happens to consents."""

from dataclasses import dataclass
from typing import ClassVar

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
