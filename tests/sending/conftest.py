"""Something to send, and somebody to send it to."""

import datetime as dt

import pytest

from rondom.consent.operations import answer_consent
from rondom.documents.reading import Reading
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.operations import ask_consent
from rondom.plans import operations as plans
from rondom.sending import operations
from rondom.sending.grounds import Receiver
from rondom.sending.operations import NewReader
from tests.documents.conftest import closed, family_words, plan, running, shared
from tests.plans.conftest import goal, goal_text, picture, sign, slot_of, storage, version, views, whole_plan

__all__ = [
    "allow_about",
    "closed",
    "family_words",
    "goal",
    "goal_text",
    "mine",
    "organisation",
    "picture",
    "plan",
    "running",
    "send",
    "shared",
    "sign",
    "slot_of",
    "storage",
    "teacher",
    "version",
    "views",
    "whole_plan",
    "wish",
]

READER = NewReader("Marije Bos", "fysiotherapeut", "marije@praktijk.test")


@pytest.fixture
def allow_about(world, dossier, today):
    """allow_about("priya", ["education"]): both parents say yes to her organisation, for these kinds of data."""

    def yes(key, categories, purpose="think_along"):
        consent = ask_consent(
            world.actors["anouk"],
            dossier_id=dossier.pk,
            membership_id=world.actors[key].membership_id,
            purpose=purpose,
            categories=categories,
            valid_until=today + dt.timedelta(days=30),
        )
        for name in ("rania", "thomas"):
            answer_consent(world.actors[name], consent_id=consent.pk, answer="yes")
        return consent

    return yes


@pytest.fixture
def mine(world, dossier):
    """What the coordinator may see."""
    anouk = world.actors["anouk"]
    return lambda: Reading(anouk, visible_dossier(anouk, dossier_id=dossier.pk))


@pytest.fixture
def wish(world, dossier):
    plans.write_paragraph(world.actors["rania"], dossier_id=dossier.pk, section="wish", text="Rust in huis.")
    return "growth:wish"


@pytest.fixture
def organisation(world, dossier):
    return Receiver(organisation_id=world.organisations["smw"].pk, region_id=dossier.region_id)


@pytest.fixture
def teacher(world, dossier):
    daan = world.actors["daan"]
    return Receiver(
        organisation_id=daan.organisation_id,
        region_id=dossier.region_id,
        role=daan.role,
        person_id=daan.person_id,
    )


@pytest.fixture
def send(world, dossier, today):
    """send(receiver, "growth:wish"): the coordinator does."""

    def act(receiver, *keys, by="anouk", last_on=None, reader=READER):
        return operations.send_parts(
            world.actors[by],
            dossier_id=dossier.pk,
            receiver=receiver,
            keys=keys,
            last_on=last_on or today + dt.timedelta(days=14),
            reader=None if receiver.role else reader,
        )

    return act
