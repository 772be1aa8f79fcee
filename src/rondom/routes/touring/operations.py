"""What somebody does on his own tour. Nothing here touches a dossier of a child."""

import datetime as dt

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.people.models import Person
from rondom.routes import engine
from rondom.routes.events import TourTaken
from rondom.routes.models import Tour
from rondom.routes.queries import route_of
from rondom.routes.touring.access import (
    PARTS,
    get_running_tour,
    may_practise_move,
    may_take_tour,
    tour_routes,
)
from rondom.routes.touring.practice import NOTE, first_state, keep_visits, practice_of, visits_of
from rondom.routes.words import TourState

EMPTY = {"talked_with": "", "what": "", "agreed": "", "agreed_with": "", "agreed_on": None}


@transaction.atomic
def begin_tour(actor: Actor, *, route_key: str) -> Tour:
    """Begin, or begin anew: the practice dossier comes to the first step of the actor's role. Errors: Refused."""
    may_take_tour(actor).enforce()
    version = next((row for row in tour_routes(actor) if row.key == route_key), None)
    if version is None:
        refuse("tour.no_such_route", _("Kies een van de routes.")).enforce()
    assert version is not None  # noqa: S101 - enforce raised
    visits, known = first_state(route_of(version), actor.role, today=clock.today())
    tour = _tour(actor)
    tour.route, tour.state, tour.part = version, TourState.RUNNING, 1
    keep_visits(tour, visits)
    tour.known = {name: day.isoformat() for name, day in known.items()}
    return _taken(actor, tour, **EMPTY)


@transaction.atomic
def decline_tour(actor: Actor) -> Tour:
    """It is not offered again; it can still be begun from the menu. Errors: Refused."""
    may_take_tour(actor).enforce()
    tour = _tour(actor)
    tour.state = TourState.DECLINED
    return _taken(actor, tour, part=0, visits=[], known={}, **EMPTY)


@transaction.atomic
def finish_tour(actor: Actor) -> Tour:
    """What was typed to practise goes. Errors: Http404 without a tour that runs."""
    tour = _running(actor)
    tour.state = TourState.FINISHED
    return _taken(actor, tour, part=PARTS, visits=[], known={}, **EMPTY)


@transaction.atomic
def reach_part(actor: Actor, *, part: int) -> None:
    """Remember how far somebody came. Errors: Http404 for a part that is not there."""
    tour = _running(actor)
    if not 1 <= part <= PARTS:
        raise Http404
    _keep(tour, part=max(part, tour.part))


@transaction.atomic
def practise_note(actor: Actor, *, talked_with: str, what: str) -> None:
    """Write a note in the practice dossier; it makes the first thing true that a note can make true here."""
    tour = _running(actor)
    here = practice_of(tour, today=clock.today()).here
    if fact := next((name for name in here.missing if name.startswith(NOTE)), ""):
        tour.known[fact] = clock.today().isoformat()
    _keep(tour, talked_with=talked_with.strip(), what=what.strip())


@transaction.atomic
def practise_agreement(actor: Actor, *, what: str, who: str, due_on: dt.date) -> None:
    """Agree who does what until when. Errors: Refused (who is not at this step, a day that has passed)."""
    tour = _running(actor)
    if who not in practice_of(tour, today=clock.today()).capacities:
        refuse("tour.not_around", _("Kies iemand die om het oefenkind heen staat.")).enforce()
    if due_on < clock.today():
        refuse("action.day_passed", _("Kies vandaag of een dag die nog komt.")).enforce()
    _keep(tour, agreed=what.strip(), agreed_with=who, agreed_on=due_on)


@transaction.atomic
def pretend(actor: Actor, *, fact: str) -> None:
    """Say of the practice dossier that something is there. Errors: Http404 for what it does not miss."""
    tour = _running(actor)
    if fact not in practice_of(tour, today=clock.today()).open_facts:
        raise Http404
    tour.known[fact] = clock.today().isoformat()
    _keep(tour)


@transaction.atomic
def practise_move(actor: Actor, *, to: str) -> None:
    """Put the practice dossier at another step. Errors: Refused, as for a real one."""
    tour = _running(actor)
    practice = practice_of(tour, today=clock.today())
    may_practise_move(practice, to).enforce()
    here = practice.here.step.key
    keep_visits(tour, engine.arrive(practice.route, visits_of(tour), leaving=here, to=to, on=clock.today()))
    _keep(tour)


def _tour(actor: Actor) -> Tour:
    """The tour of the actor, a new one when there is none; two first ones come one after the other."""
    Person.objects.select_for_update().filter(pk=actor.person_id).first()
    row = Tour.objects.select_for_update().filter(person_id=actor.person_id).first()
    return row or Tour(region_id=actor.region_id, person_id=actor.person_id)


def _running(actor: Actor) -> Tour:
    tour = get_running_tour(actor)
    Tour.objects.select_for_update().get(pk=tour.pk)
    tour.refresh_from_db()
    return tour


def _keep(tour: Tour, **values: object) -> None:
    for name, value in values.items():
        setattr(tour, name, value)
    tour.changed_at = clock.now()
    tour.save()


def _taken(actor: Actor, tour: Tour, **values: object) -> Tour:
    tour.region_id = actor.region_id
    _keep(tour, **values)
    happened(TourTaken(tour_id=tour.pk, state=tour.state), by=actor)
    return tour
