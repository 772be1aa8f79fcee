"""Who may answer for whom."""

from django.utils.translation import gettext as _

from rondom.consent.models import ConsentGiver
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse


def may_answer(actor: Actor, giver: ConsentGiver | None) -> Decision:
    """Only the giver himself, in his own hat: nobody says yes for another."""
    if giver is None or giver.person_id != actor.person_id or not actor.is_family:
        return refuse("consent.not_asked_of_you", _("Deze vraag is niet aan u gesteld."))
    if giver.consent.ended_at is not None:
        return refuse("consent.ended", _("Deze vraag is niet meer nodig."))
    return ALLOWED


def may_withdraw(actor: Actor, giver: ConsentGiver | None) -> Decision:
    decision = may_answer(actor, giver)
    if not decision:
        return decision
    if giver is None or not giver.says_yes:
        return refuse("consent.not_given", _("U hebt hiervoor geen toestemming gegeven."))
    return ALLOWED
