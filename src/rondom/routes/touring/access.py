"""Who takes the tour: everybody who works in the region, each his own."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.people.terms import OFFICE_ROLES
from rondom.routes.models import RouteVersion, Tour
from rondom.routes.queries import routes_for
from rondom.routes.touring.practice import Practice
from rondom.routes.words import TourState

PARTS = 8


def may_take_tour(actor: Actor) -> Decision:
    if actor.is_system or actor.is_family:
        return refuse("tour.for_who_works_here", _("De rondleiding is voor wie in de regio werkt."))
    return ALLOWED


def check_takes_tour(actor: Actor) -> None:
    """Errors: Http404, as for an address that does not exist."""
    if not may_take_tour(actor):
        raise Http404


def own_tour(actor: Actor) -> Tour | None:
    """Errors: Http404 for who takes no tour."""
    check_takes_tour(actor)
    return Tour.objects.select_related("route").filter(person_id=actor.person_id).first()


def get_running_tour(actor: Actor) -> Tour:
    """Errors: Http404, also for a tour that has not begun or is over."""
    check_takes_tour(actor)
    running = Tour.objects.select_related("route").filter(state=TourState.RUNNING)
    return get_object_or_404(running, person_id=actor.person_id)


def tour_routes(actor: Actor) -> list[RouteVersion]:
    """The routes that somebody can be shown: those of his school, or all of the region."""
    return routes_for(actor.region_id, actor.organisation_id or 0)


def is_offered(actor: Actor) -> bool:
    """Whether a sign-in offers the tour: to who stands around children, and was never asked before."""
    if not may_take_tour(actor) or actor.role in OFFICE_ROLES:
        return False
    if Tour.objects.filter(person_id=actor.person_id).exists():
        return False
    return RouteVersion.objects.filter(region_id=actor.region_id).exists()


def may_practise_move(practice: Practice, to: str) -> Decision:
    """As with a real dossier: a hard need is never passed; a move that is not usual is not for a first time."""
    move = next((move for move in practice.here.moves if move.to.key == to and move.usual), None)
    if move is None:
        return refuse("tour.not_a_usual_move", _("Kies een van de gewone stappen."))
    if move.blocked_by:
        wanted = ", ".join(practice.words.get(name, name) for name in move.blocked_by)
        return refuse("route.blocked", _("Hiervoor is eerst nodig: %s.") % wanted)
    return ALLOWED
