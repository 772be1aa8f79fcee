"""Who may publish a route and move a dossier."""

from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.core import facts
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.dossiers.access import may_steer, takes_part
from rondom.dossiers.models import Dossier
from rondom.people.terms import Role
from rondom.routes.engine import Move


def may_publish(actor: Actor) -> Decision:
    if actor.is_system or actor.role == Role.ADMINISTRATOR:
        return ALLOWED
    return refuse("route.not_administrator", _("Alleen de beheerder van de regio kan een route publiceren."))


def may_start(actor: Actor, dossier: Dossier) -> Decision:
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    if dossier.visits.exists():
        return refuse("route.already_started", _("De route is al begonnen."))
    return ALLOWED


def may_move(actor: Actor, dossier: Dossier, move: Move, *, reason: str) -> Decision:
    """Move a dossier. A hard need is never passed; an unusual move needs a reason."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    if move.blocked_by:
        wanted = ", ".join(facts.label_of(name) for name in move.blocked_by)
        return refuse("route.blocked", _("Hiervoor is eerst nodig: %s.") % wanted)
    if not move.usual and not reason.strip():
        return refuse("route.reason_needed", _("Dit is geen gewone stap. Schrijf op waarom."))
    return ALLOWED


def may_end(actor: Actor, dossier: Dossier, *, decided: bool) -> Decision:
    """End the route with an outcome; an outcome is decided in a meeting (IHI; AT-01)."""
    steer = may_steer(actor, dossier)
    if not steer:
        return steer
    if not decided:
        return refuse("route.no_meeting", _("Leg de uitkomst eerst vast in het IHI-overleg."))
    return ALLOWED


def may_answer_key_question(actor: Actor, dossier: Dossier) -> Decision:
    """dossier: as fetched for the actor."""
    part = takes_part(actor, dossier)
    if part and Category.EDUCATION not in dossier.categories:
        return refuse("route.question_not_yours", _("Dit deel is niet voor uw rol."))
    return part
