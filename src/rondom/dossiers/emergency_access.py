"""Who may open a dossier because of acute danger, and who looks afterwards whether that was right (break-glass)."""

from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.models import EmergencyAccess
from rondom.dossiers.rules import emergency_rules


def may_open_emergency(actor: Actor) -> Decision:
    """Open a dossier because of acute danger: the roles of data/emergency.yaml."""
    if actor.role not in emergency_rules().roles:
        return refuse("emergency.role", _("In uw rol heeft u geen noodtoegang."))
    return ALLOWED


def may_review_emergency(actor: Actor, emergency: EmergencyAccess) -> Decision:
    """Somebody else, in a reviewing role, of the organisation that looked, the school or its board."""
    if not reviews_emergencies(actor) or actor.organisation_id not in emergency.reviewing_organisations():
        return refuse("emergency.not_yours_to_review", _("Deze noodtoegang kijkt een ander na."))
    if emergency.person_id == actor.person_id:
        return refuse("emergency.own", _("U kunt uw eigen noodtoegang niet nakijken."))
    if emergency.verdict:
        return refuse("emergency.reviewed", _("Deze noodtoegang is al nagekeken."))
    return ALLOWED


def reviews_emergencies(actor: Actor) -> bool:
    return actor.role in emergency_rules().reviewers
