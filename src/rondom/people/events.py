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


@dataclass(frozen=True, kw_only=True)
class RoleTasksWritten(Event):
    name: ClassVar[str] = "role.tasks_written"
    sentence = _("De taken van een rol zijn veranderd")
    role: str


@dataclass(frozen=True, kw_only=True)
class InvitationSent(Event):
    name: ClassVar[str] = "invitation.sent"
    sentence = _("Iemand is uitgenodigd om een account te maken")
    invitation_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class InvitationWithdrawn(Event):
    name: ClassVar[str] = "invitation.withdrawn"
    sentence = _("Een uitnodiging is ingetrokken")
    invitation_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class InvitationAccepted(Event):
    name: ClassVar[str] = "invitation.accepted"
    sentence = _("Iemand maakte een account")
    invitation_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class ContactAdded(Event):
    name: ClassVar[str] = "contact.added"
    sentence = _("Een contactpersoon op de lijst van de school gezet")
    school_id: int
    membership_id: int


@dataclass(frozen=True, kw_only=True)
class ContactDropped(Event):
    name: ClassVar[str] = "contact.dropped"
    sentence = _("Een contactpersoon van de lijst van de school gehaald")
    school_id: int
    membership_id: int


@dataclass(frozen=True, kw_only=True)
class SchoolTypeChosen(Event):
    """kind: of people.terms.SchoolType. Nobody is told: who writes a plan sees it."""

    name: ClassVar[str] = "organisation.school_type_chosen"
    sentence = _("Het soort onderwijs van een school gekozen")
    organisation_id: int
    kind: str
