"""Who may manage organisations and people."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.people.models import Person
from rondom.people.terms import Role


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
