"""What happens to a TLV."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent


@dataclass(frozen=True, kw_only=True)
class TlvEvent(DossierEvent):
    application_id: int


@dataclass(frozen=True, kw_only=True)
class TlvBegun(TlvEvent):
    name: ClassVar[str] = "tlv.begun"
    sentence = _("De school begon met een aanvraag voor een TLV")


@dataclass(frozen=True, kw_only=True)
class TlvSaved(TlvEvent):
    name: ClassVar[str] = "tlv.saved"
    sentence = _("De aanvraag voor een TLV is aangevuld")
    revision: int


@dataclass(frozen=True, kw_only=True)
class TlvMinuted(TlvEvent):
    name: ClassVar[str] = "tlv.minuted"
    sentence = _("De commissie van begeleiding schreef op wat zij vindt van een TLV")


@dataclass(frozen=True, kw_only=True)
class TlvViewGiven(TlvEvent):
    name: ClassVar[str] = "tlv.view_given"
    sentence = _("Iemand van het gezin schreef op wat hij vindt van de aanvraag voor een TLV")


@dataclass(frozen=True, kw_only=True)
class TlvSent(TlvEvent):
    name: ClassVar[str] = "tlv.sent"
    sentence = _("De school diende de aanvraag voor een TLV in")


@dataclass(frozen=True, kw_only=True)
class TlvWithdrawn(TlvEvent):
    name: ClassVar[str] = "tlv.withdrawn"
    sentence = _("De aanvraag voor een TLV is ingetrokken")


@dataclass(frozen=True, kw_only=True)
class TlvAsked(TlvEvent):
    name: ClassVar[str] = "tlv.asked"
    sentence = _("Het samenwerkingsverband vroeg de school om meer voor de TLV; de klok staat stil")


@dataclass(frozen=True, kw_only=True)
class TlvAnswered(TlvEvent):
    name: ClassVar[str] = "tlv.answered"
    sentence = _("De school vulde de aanvraag voor een TLV aan; de klok loopt weer")


@dataclass(frozen=True, kw_only=True)
class TlvExpertAsked(TlvEvent):
    name: ClassVar[str] = "tlv.expert_asked"
    sentence = _("Een deskundige is gevraagd om advies over de TLV")
    expert_id: int


@dataclass(frozen=True, kw_only=True)
class TlvAdvised(TlvEvent):
    name: ClassVar[str] = "tlv.advised"
    sentence = _("Een deskundige gaf advies over de TLV")
    digest: str


@dataclass(frozen=True, kw_only=True)
class TlvDecided(TlvEvent):
    name: ClassVar[str] = "tlv.decided"
    sentence = _("Het samenwerkingsverband besloot over de TLV")
    code: str


@dataclass(frozen=True, kw_only=True)
class TlvNotified(TlvEvent):
    name: ClassVar[str] = "tlv.notified"
    sentence = _("Het besluit over de TLV is bekendgemaakt")
    code: str


@dataclass(frozen=True, kw_only=True)
class TlvObjected(TlvEvent):
    name: ClassVar[str] = "tlv.objected"
    sentence = _("Er is bezwaar gemaakt tegen het besluit over de TLV")
    objection_id: int


@dataclass(frozen=True, kw_only=True)
class TlvObjectionSent(TlvEvent):
    name: ClassVar[str] = "tlv.objection_sent"
    sentence = _("Het bezwaar over de TLV is naar de adviescommissie gestuurd")
    objection_id: int


@dataclass(frozen=True, kw_only=True)
class TlvObjectionDecided(TlvEvent):
    name: ClassVar[str] = "tlv.objection_decided"
    sentence = _("Er is besloten over het bezwaar tegen de TLV")
    objection_id: int
    outcome: str


@dataclass(frozen=True, kw_only=True)
class TlvObjectionWithdrawn(TlvEvent):
    name: ClassVar[str] = "tlv.objection_withdrawn"
    sentence = _("Het bezwaar tegen de TLV is ingetrokken")
    objection_id: int


@dataclass(frozen=True, kw_only=True)
class TlvReleased(TlvEvent):
    name: ClassVar[str] = "tlv.released"
    sentence = _("Een andere school mag de TLV zien")
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class TlvFetched(TlvEvent):
    name: ClassVar[str] = "tlv.fetched"
    sentence = _("Een andere school haalde de TLV op")
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class TlvPlaced(TlvEvent):
    name: ClassVar[str] = "tlv.placed"
    sentence = _("Een school plaatste het kind met de TLV")
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class TlvEnding(TlvEvent):
    name: ClassVar[str] = "tlv.ending"
    sentence = _("De TLV loopt over enige maanden af")
    months: int


@dataclass(frozen=True, kw_only=True)
class TlvExpired(TlvEvent):
    name: ClassVar[str] = "tlv.expired"
    sentence = _("De TLV is afgelopen")


@dataclass(frozen=True, kw_only=True)
class TlvTimeSpent(TlvEvent):
    name: ClassVar[str] = "tlv.time_spent"
    sentence = _("Iemand schreef op hoeveel tijd de TLV kostte")
    minutes: int
