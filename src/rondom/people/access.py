"""Who may manage organisations and people."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.people.models import Person
from rondom.people.terms import CONTACT_KEEPERS, GUEST_ROLES, SCHOOL_ROLES, Role


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


def may_start_membership(actor: Actor, *, role: str) -> Decision:
    manage = may_manage(actor)
    if manage and role in GUEST_ROLES:
        return refuse("people.no_hat", _("Dit is geen rol die iemand bij een organisatie heeft."))
    return manage


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
