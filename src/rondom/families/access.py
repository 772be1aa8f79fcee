"""Who may register pupils and look after the authority of guardians."""

from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.people.queries import is_school
from rondom.people.terms import Role

REGISTERING_ROLES = frozenset({Role.IB, Role.CARE_COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})


def may_register(actor: Actor, *, school_id: int) -> Decision:
    """Register a pupil at a school, or import a list."""
    if actor.is_system:
        return ALLOWED
    if actor.organisation_id != school_id:
        return refuse("pupil.other_school", _("U kunt alleen leerlingen van uw eigen school inschrijven."))
    if actor.role not in REGISTERING_ROLES:
        return refuse("pupil.role_does_not_register", _("In uw rol schrijft u geen leerlingen in."))
    if not is_school(school_id):
        return refuse("pupil.not_a_school", _("Alleen een school schrijft leerlingen in."))
    return ALLOWED
