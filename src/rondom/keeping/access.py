"""Who may see and steer what is destroyed."""

from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.keeping.models import DestructionSwitch
from rondom.people.terms import Role


def may_steer_keeping(actor: Actor) -> Decision:
    if actor.role == Role.ADMINISTRATOR:
        return ALLOWED
    return refuse("keeping.not_administrator", _("Alleen de beheerder van de regio kan dit doen."))


def may_confirm_destruction(actor: Actor, switch: DestructionSwitch | None) -> Decision:
    """Agree that destruction goes on: another administrator, or the privacy officer of an organisation of the region.

    What is destroyed does not come back, so nobody does it alone.
    """
    if not _sees_keeping(actor):
        return refuse(
            "destruction.not_yours", _("Dit doet een beheerder, of de functionaris gegevensbescherming.")
        )
    if switch is None or not switch.waits:
        return refuse("destruction.nothing_to_confirm", _("Er is niets om te bevestigen."))
    if switch.decided_by_id == actor.person_id:
        return refuse("destruction.own", _("Iemand anders bevestigt dit: een tweede paar ogen."))
    return ALLOWED


def _sees_keeping(actor: Actor) -> bool:
    return actor.role in (Role.ADMINISTRATOR, Role.PRIVACY_OFFICER)


def check_sees_keeping(actor: Actor) -> None:
    """Errors: Http404, as for an address that does not exist."""
    if not _sees_keeping(actor):
        raise Http404


def check_steers_keeping(actor: Actor) -> None:
    """Errors: Http404, as for an address that does not exist."""
    if not may_steer_keeping(actor):
        raise Http404
