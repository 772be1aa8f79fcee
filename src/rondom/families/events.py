"""What happens to families."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import Event


@dataclass(frozen=True, kw_only=True)
class PupilRegistered(Event):
    name: ClassVar[str] = "pupil.registered"
    sentence = _("Een leerling is ingeschreven")
    pupil_id: int
    school_id: int


@dataclass(frozen=True, kw_only=True)
class SchoolChanged(Event):
    name: ClassVar[str] = "pupil.school_changed"
    sentence = _("Een leerling ging naar een andere school")
    pupil_id: int
    from_school_id: int | None
    school_id: int


@dataclass(frozen=True, kw_only=True)
class AuthoritySet(Event):
    name: ClassVar[str] = "guardian.authority_set"
    sentence = _("Het gezag is nagekeken")
    pupil_id: int
    guardianship_id: int
    authority: str
    proof: str
