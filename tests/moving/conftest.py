"""Sami goes from De Klimboom to De Vaart, or to a school of another region; who answers, and a dossier with a lot in it."""

import datetime as dt
from collections.abc import Callable

import pytest

from rondom.consent.models import Consent
from rondom.consent.operations import answer_consent
from rondom.consent.terms import Purpose
from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.dossiers.operations import make_action
from rondom.moving.models import SchoolMove
from rondom.moving.operations import accept_move, announce_move
from rondom.people import operations as people
from rondom.people.operations import create_region
from rondom.people.terms import DEMO_DOMAIN, OrganisationKind, Role
from rondom.routes.operations import LIBRARY, publish_route, start_route
from tests.consent.conftest import ask, holds, lina

__all__ = ["ask", "holds", "lina"]

Announce = Callable[..., SchoolMove]


@pytest.fixture
def actor(world: Demo) -> Callable[[str], Actor]:
    return lambda key: world.actors[key]


@pytest.fixture
def child(world: Demo, dossier: Dossier) -> Dossier:
    """Sami's dossier on the route, with an agreement of Anouk, one of his mother, and one of his teacher."""
    anouk = world.actors["anouk"]
    start_route(anouk, dossier_id=dossier.pk, route_key="ihi")
    for key in ("anouk", "rania", "daan"):
        make_action(
            anouk,
            dossier_id=dossier.pk,
            what=f"Iets van {key}",
            due_on=clock.today() + dt.timedelta(days=40),
            owner_id=world.people[key].pk,
        )
    return Dossier.objects.get(pk=dossier.pk)


@pytest.fixture
def elsewhere(world: Demo) -> Demo:
    """A school in another region, with an intern begeleider ("vera") and the same route."""
    region = create_region(name="Regio Zandstad", slug="zandstad")
    there = system_actor(region.pk)
    school = people.create_organisation(there, kind=OrganisationKind.SCHOOL, name="basisschool De Duin")
    person = people.create_person(there, call_name="Vera", last_name="Duin")
    account = people.create_account(person=person, email=f"vera{DEMO_DOMAIN}", password="x" * 20)
    member = people.start_membership(there, person=person, organisation=school, role=Role.IB)
    publish_route(there, text=(LIBRARY / "ihi.yaml").read_text())
    world.organisations["duin"], world.people["vera"] = school, person
    world.actors["vera"] = Actor(
        person_id=person.pk,
        role=Role.IB,
        region_id=region.pk,
        account_id=account.pk,
        organisation_id=school.pk,
        membership_id=member.pk,
    )
    return world


@pytest.fixture
def announce(world: Demo) -> Announce:
    """announce(dossier, "vaart", days=20, by="anouk")."""

    def put(dossier: Dossier, school: str = "vaart", *, days: int = 20, by: str = "anouk") -> SchoolMove:
        organisation = world.organisations[school]
        return announce_move(
            world.actors[by],
            dossier_id=dossier.pk,
            to_school_id=organisation.pk,
            to_region_id=organisation.regions.get().pk,
            kind="other_school",
            moves_on=clock.today() + dt.timedelta(days=days),
        )

    return put


@pytest.fixture
def agree(world: Demo) -> Callable[..., None]:
    """agree(move, "rania", "thomas"): who says yes; both parents when nobody is named."""

    def say(move: SchoolMove, *who: str, answer: str = "yes") -> None:
        asked = Consent.objects.get(pupil=move.pupil_id, purpose=Purpose.MOVE, ended_at__isnull=True)
        for key in who or ("rania", "thomas"):
            answer_consent(world.actors[key], consent_id=asked.pk, answer=answer)

    return say


@pytest.fixture
def moved(world: Demo, announce: Announce, agree: Callable[..., None]) -> Callable[..., SchoolMove]:
    """moved(dossier, "vaart", by="hanneke"): announced for today, agreed to, accepted, and so carried out."""

    def go(dossier: Dossier, school: str = "vaart", *, by: str = "hanneke") -> SchoolMove:
        move = announce(dossier, school, days=0)
        agree(move)
        return accept_move(world.actors[by], move_id=move.pk)

    return go
