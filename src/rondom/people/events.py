"""What happens to people."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import Event


@dataclass(frozen=True, kw_only=True)
class MembershipStarted(Event):
    name: ClassVar[str] = "membership.started"
    sentence = _("Iemand kreeg een rol")
    membership_id: int
    person_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class MembershipEnded(Event):
    name: ClassVar[str] = "membership.ended"
    sentence = _("Een rol is gestopt")
    membership_id: int
    person_id: int
    role: str
