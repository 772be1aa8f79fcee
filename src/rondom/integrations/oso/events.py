"""What happens with OSO files."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class OsoHandedIn(Event):
    name: ClassVar[str] = "oso.handed_in"
    sentence = _("Een overstapdossier is aangeleverd")
    import_id: int
    school_id: int


@dataclass(frozen=True, kw_only=True)
class OsoCancelled(Event):
    name: ClassVar[str] = "oso.cancelled"
    sentence = _("Het inlezen van een overstapdossier is gestopt")
    import_id: int


@dataclass(frozen=True, kw_only=True)
class OsoPupilTaken(Event):
    name: ClassVar[str] = "oso.pupil_taken"
    sentence = _("Een leerling is ingelezen uit een overstapdossier")
    import_id: int
    pupil_id: int
    matched: bool


@dataclass(frozen=True, kw_only=True)
class OsoIntoDossier(DossierEvent):
    """paragraphs, attachments: how many were added."""

    name: ClassVar[str] = "oso.into_dossier"
    sentence = _("Gegevens uit een overstapdossier zijn in het groeidocument gezet")
    import_id: int
    paragraphs: int
    attachments: int
