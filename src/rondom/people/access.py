"""Who may manage organisations and people."""

from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.people.terms import Role


def may_manage(actor: Actor) -> Decision:
    """Manage regions, organisations and memberships."""
    if actor.is_system or actor.role == Role.ADMINISTRATOR:
        return ALLOWED
    return refuse(
        "people.not_administrator", _("Alleen een beheerder kan mensen en organisaties veranderen.")
    )
