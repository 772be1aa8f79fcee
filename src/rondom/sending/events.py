"""What happens with what is sent: ids and codes only."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent


@dataclass(frozen=True, kw_only=True)
class SendingSent(DossierEvent):
    """person_id: the receiver; what: keys of what was chosen, with a space between."""

    name: ClassVar[str] = "sending.sent"
    sentence = _("Delen van het dossier verstuurd")
    sending_id: int
    person_id: int
    organisation_id: int
    sent_by_id: int
    what: str


@dataclass(frozen=True, kw_only=True)
class SendingOpened(DossierEvent):
    """what: the page, or which file."""

    name: ClassVar[str] = "sending.opened"
    sentence = _("Gelezen wat is verstuurd")
    sending_id: int
    person_id: int
    organisation_id: int
    what: str


@dataclass(frozen=True, kw_only=True)
class SendingRevoked(DossierEvent):
    name: ClassVar[str] = "sending.revoked"
    sentence = _("Wat is verstuurd, kan niet meer worden gelezen")
    sending_id: int
    person_id: int
    organisation_id: int


@dataclass(frozen=True, kw_only=True)
class SendingBlocked(DossierEvent):
    """After a few wrong codes."""

    name: ClassVar[str] = "sending.blocked"
    sentence = _("Een link werkt niet meer: te vaak een foute code")
    sending_id: int
    person_id: int
    organisation_id: int
    sent_by_id: int
