"""Teams beside the circle of Sami, and a family that asks the support point."""

import datetime as dt
from collections.abc import Callable

import pytest

from rondom.consent.operations import answer_consent
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.dossiers.operations import ask_consent
from rondom.support import operations
from rondom.support.models import TeamQuestion
from rondom.support.operations import Made, TicketText

QUESTION = "Het kind komt niet meer de klas in. Wat helpt?"
ADVICE = "Begin met een kwartier per dag, met een vaste volwassene."


@pytest.fixture
def actor(world: Demo) -> Callable[[str], Actor]:
    return lambda key: world.actors[key]


@pytest.fixture
def asked(world: Demo, dossier: Dossier) -> TeamQuestion:
    return operations.ask_team(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        team="ect",
        question=QUESTION,
        no_name=True,
        checked=True,
    )


@pytest.fixture
def made(world: Demo, dossier: Dossier) -> Made:
    person = dossier.pupil.person
    text = TicketText(
        name="Rania",
        question="Niemand neemt mijn kind aan.",
        child_name=person.name,
        child_born_on=person.born_on,
        enrolled="no",
    )
    return operations.ask_point(region=world.region.slug, text=text)


@pytest.fixture
def consent_of(world: Demo, dossier: Dossier) -> Callable[[str], None]:
    """Both parents say yes to the organisation of somebody; Sami is 8."""

    def given(key: str) -> None:
        today = clock.today()
        consent = ask_consent(
            world.actors["anouk"],
            dossier_id=dossier.pk,
            membership_id=world.actors[key].membership_id or 0,
            purpose="think_along",
            categories=["process", "education"],
            valid_until=today + dt.timedelta(days=100),
        )
        for parent in ("rania", "thomas"):
            answer_consent(world.actors[parent], consent_id=consent.pk, answer="yes")

    return given
