"""Who may manage organisations and people."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.people.models import Membership, Organisation, Person
from rondom.people.queries import is_school
from rondom.people.terms import (
    CONTACT_KEEPERS,
    FAMILY_ROLES,
    GUEST_ROLES,
    SCHOOL_ROLES,
    OrganisationKind,
    Role,
)


def may_manage(actor: Actor) -> Decision:
    """Manage regions, organisations and memberships."""
    if actor.is_system or actor.role == Role.ADMINISTRATOR:
        return ALLOWED
    return refuse(
        "people.not_administrator", _("Alleen een beheerder kan mensen en organisaties veranderen.")
    )


def check_manages(actor: Actor) -> None:
    """Errors: Http404, as for an address that does not exist."""
    if not may_manage(actor) or actor.is_system:
        raise Http404


def own_school(actor: Actor, *, allowed: bool) -> int:
    """The school of the hat, for who may see what is of the whole school. Errors: Http404 for anybody else."""
    if not allowed or actor.organisation_id is None or not is_school(actor.organisation_id):
        raise Http404
    return actor.organisation_id


def may_start_membership(actor: Actor, *, role: str) -> Decision:
    manage = may_manage(actor)
    if manage and role in GUEST_ROLES | FAMILY_ROLES:
        return refuse("people.no_hat", _("Dit is geen rol die iemand bij een organisatie heeft."))
    return manage


def get_organisation(actor: Actor, organisation_id: int) -> Organisation:
    """An organisation of the region, for who manages it. Errors: Http404."""
    check_manages(actor)
    row = Organisation.objects.filter(pk=organisation_id, regions=actor.region_id).first()
    if row is None:
        raise Http404
    return row


def may_have_type(kind: str, school_type: str) -> Decision:
    """A kind of education is of a school; it may be empty as long as nobody chose one."""
    if school_type and kind != OrganisationKind.SCHOOL:
        return refuse("organisation.no_school", _("Alleen een school heeft een soort onderwijs."))
    return ALLOWED


def may_get_hat(actor: Actor, person: Person, organisation: Organisation, *, role: str) -> Decision:
    """A second pair of eyes: an administrator gives no hat to himself, so none opens the dossiers of a school to himself."""
    if person.pk == actor.person_id:
        return refuse("people.not_oneself", _("Uzelf kunt u geen rol geven. Vraag een andere beheerder."))
    open_ones = person.memberships.running_on(clock.today())
    if open_ones.filter(organisation=organisation, role=role).exists():
        return refuse("people.has_hat", _("Deze persoon heeft deze rol hier al."))
    return ALLOWED


def may_end_membership(actor: Actor, membership: Membership) -> Decision:
    """A region is never without an administrator."""
    manage = may_manage(actor)
    if not manage or membership.role != Role.ADMINISTRATOR:
        return manage
    others = Membership.objects.running_on(clock.today()).filter(
        region_id=membership.region_id, role=Role.ADMINISTRATOR
    )
    if others.exclude(person_id=membership.person_id).exists():
        return ALLOWED
    return refuse(
        "people.last_administrator", _("Dit is de enige beheerder van de regio. Maak eerst een andere.")
    )


def may_be_invited(person: Person, *, address: str) -> Decision:
    """Whether a person can get a link to make an account. Who may send it: the caller's own policy."""
    if hasattr(person, "account"):
        return refuse("invitation.has_account", _("Deze persoon heeft al een account."))
    if not address:
        return refuse(
            "invitation.no_address",
            _("Van deze persoon is geen e-mailadres bekend. Vul dat eerst in."),
        )
    return ALLOWED


def check_sees_contacts(actor: Actor) -> int:
    """The school of the hat, for everybody who works there. Errors: Http404 for anybody else."""
    if actor.role not in SCHOOL_ROLES or actor.organisation_id is None:
        raise Http404
    return actor.organisation_id


def may_keep_contacts(actor: Actor) -> Decision:
    """Add and drop: who coordinates at the school, and its director."""
    if actor.role in CONTACT_KEEPERS and actor.organisation_id is not None:
        return ALLOWED
    return refuse("contacts.role", _("Deze lijst houdt de intern begeleider of de directeur bij."))
