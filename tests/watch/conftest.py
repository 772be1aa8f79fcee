"""It is stuck around Sami: a case on the desk of the stagnatiepunt, which nobody around him works for."""

from collections.abc import Callable

import pytest

from rondom.core.actor import Actor
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.watch import operations
from rondom.watch.models import StagnationCase

WORD = "Al weken hoort niemand van ons iets."


@pytest.fixture
def actor(world: Demo) -> Callable[[str], Actor]:
    return lambda key: world.actors[key]


@pytest.fixture
def case(world: Demo, dossier: Dossier) -> StagnationCase:
    return operations.press(world.actors["thomas"], dossier_id=dossier.pk, word=WORD)


@pytest.fixture
def taken(world: Demo, case: StagnationCase) -> StagnationCase:
    operations.take_up(world.actors["koen"], case_id=case.pk)
    return case


@pytest.fixture
def around(dossier: Dossier, world: Demo) -> Callable[[str], Participant]:
    return lambda key: Participant.objects.get(dossier=dossier, person_id=world.people[key].pk)


@pytest.fixture
def no_point(world: Demo) -> None:
    """The region has no stagnatiepunt."""
    Membership.objects.filter(role=Role.STAGNATION_OFFICER).delete()
