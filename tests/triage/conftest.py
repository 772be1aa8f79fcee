"""A case of the social team: consent for the gemeente, a case manager and a behavioural scientist in the circle."""

import datetime as dt
from collections.abc import Callable

import pytest

from rondom.consent.operations import answer_consent
from rondom.core.actor import Actor
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.dossiers.operations import add_participant, ask_consent
from rondom.triage import operations
from rondom.triage.models import ProcessRegie, Triage

TEAM = ("maaike", "jesse", "samira")
AGREEMENT = "Oma vangt Sami op. Maaike belt elke dag."


@pytest.fixture
def actor(world: Demo) -> Callable[[str], Actor]:
    return lambda key: world.actors[key]


@pytest.fixture
def case(world: Demo, dossier: Dossier, today: dt.date) -> Dossier:
    """Sami's dossier with the social team in it, on a consent of both parents."""
    anouk = world.actors["anouk"]
    consent = ask_consent(
        anouk,
        dossier_id=dossier.pk,
        membership_id=world.actors["maaike"].membership_id or 0,
        purpose="think_along",
        categories=["process", "education", "care", "family"],
        valid_until=today + dt.timedelta(days=200),
    )
    for parent in ("rania", "thomas"):
        answer_consent(world.actors[parent], consent_id=consent.pk, answer="yes")
    for key in TEAM:
        membership = world.actors[key].membership_id or 0
        add_participant(anouk, dossier_id=dossier.pk, membership_id=membership, reason="sociaal team")
    return Dossier.objects.get(pk=dossier.pk)


@pytest.fixture
def triage(world: Demo, case: Dossier) -> Triage:
    return operations.begin_triage(world.actors["maaike"], dossier_id=case.pk)


Judge = Callable[..., Triage]


@pytest.fixture
def judged(world: Demo, triage: Triage) -> Judge:
    """judged(learning, living, outcome, is_confirmed=True): filled in by the case manager, confirmed by the scientist."""

    def fill_in(
        learning: str = "single",
        living: str = "complex",
        outcome: str = "multiple",
        *,
        is_confirmed: bool = True,
    ) -> Triage:
        judgement = operations.Judgement(learning=learning, living=living, outcome=outcome)
        operations.judge(world.actors["maaike"], dossier_id=triage.dossier_id, judgement=judgement)
        if is_confirmed:
            operations.confirm(
                world.actors["jesse"], dossier_id=triage.dossier_id, confirmation=confirmation()
            )
        return Triage.objects.get(pk=triage.pk)

    return fill_in


def confirmation(**changed: str) -> operations.Confirmation:
    values = {"nature": "Thuis is het erg onrustig.", "severity": "serious", "urgency": "soon"}
    return operations.Confirmation(**values | changed)


def agree(actor: Actor, triage: Triage, *, revision: int = 1) -> Triage:
    return operations.agree_on_crisis(actor, dossier_id=triage.dossier_id, text=AGREEMENT, revision=revision)


@pytest.fixture
def other_choice(world: Demo, case: Dossier, judged: Judge) -> ProcessRegie:
    """Maaike proposes that school leads, where the table says the case manager."""
    judged()
    return operations.choose_regie(
        world.actors["maaike"],
        dossier_id=case.pk,
        leader="education",
        person_id=world.people["anouk"].pk,
        reason="Anouk ziet Sami elke dag.",
    )
