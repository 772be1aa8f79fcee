"""What happens to stored files."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import Event


@dataclass(frozen=True, kw_only=True)
class FileStored(Event):
    name: ClassVar[str] = "file.stored"
    sentence = _("Er is een bestand toegevoegd")

    region_id: int
    file_id: int
    purpose: str


@dataclass(frozen=True, kw_only=True)
class FileReleased(Event):
    """A file left quarantine."""

    name: ClassVar[str] = "file.released"
    sentence = _("Een bestand is nagekeken en veilig")

    region_id: int
    file_id: int


@dataclass(frozen=True, kw_only=True)
class FileRefused(Event):
    """A file in quarantine held a virus; its content is gone."""

    name: ClassVar[str] = "file.refused"
    sentence = _("Een bestand is weggehaald: er zat een virus in")

    region_id: int
    file_id: int
