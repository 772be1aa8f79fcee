"""Exactly one coordinator; a handover counts when the next one accepts."""

import pytest
from django.db import IntegrityError, transaction

from rondom.core.decision import Refused
from rondom.dossiers import operations
from rondom.dossiers.models import Baton


def test_opening_makes_the_coordinator_of_the_school_the_coordinator(world, dossier):
    assert dossier.baton.holder == world.people["anouk"]


def test_a_family_cannot_have_a_second_baton_nor_an_empty_one(world, dossier):
    with pytest.raises(IntegrityError), transaction.atomic():
        Baton.objects.create(
            region=world.region,
            family=dossier.pupil.family,
            holder=world.people["esra"],
            organisation=dossier.school,
            since_on=dossier.opened_on,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Baton.objects.update(holder=None)


@pytest.fixture
def offered(world, dossier, join):
    return operations.offer_baton(
        world.actors["anouk"], dossier_id=dossier.pk, participant_id=join(dossier, "esra").pk
    )


def test_the_old_one_stays_responsible_until_the_new_one_accepts(world, dossier, offered):
    assert Baton.objects.get().holder == world.people["anouk"]
    operations.accept_baton(world.actors["esra"], dossier_id=dossier.pk, handover_id=offered.pk)
    assert Baton.objects.get().holder == world.people["esra"]


def test_a_refusal_needs_a_reason(world, dossier, offered):
    with pytest.raises(Refused) as refusal:
        operations.refuse_baton(
            world.actors["esra"], dossier_id=dossier.pk, handover_id=offered.pk, reason=" "
        )
    assert refusal.value.decision.code == "baton.reason_needed"


def test_only_the_one_it_is_offered_to_can_accept(world, dossier, offered):
    with pytest.raises(Refused) as refusal:
        operations.accept_baton(world.actors["daan"], dossier_id=dossier.pk, handover_id=offered.pk)
    assert refusal.value.decision.code == "baton.not_offered_to_you"
