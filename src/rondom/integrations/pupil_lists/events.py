"""What happens with lists of pupils."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ListHandedIn(Event):
    name: ClassVar[str] = "pupil_list.handed_in"
    sentence = _("Een leerlingenlijst is aangeleverd")
    import_id: int
    school_id: int


@dataclass(frozen=True, kw_only=True)
class ListCancelled(Event):
    name: ClassVar[str] = "pupil_list.cancelled"
    sentence = _("Het inlezen van een leerlingenlijst is gestopt")
    import_id: int


@dataclass(frozen=True, kw_only=True)
class ListRead(Event):
    """registered, skipped: numbers of rows."""

    name: ClassVar[str] = "pupil_list.read"
    sentence = _("Een leerlingenlijst is ingelezen")
    import_id: int
    registered: int
    skipped: int
