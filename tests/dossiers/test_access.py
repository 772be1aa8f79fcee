"""Who sees a dossier: involved in this hat, today, on a ground. Everybody else gets the same nothing."""

import dataclasses
import uuid

import pytest
from django.http import Http404
from django.utils import translation

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers import operations
from rondom.dossiers.access import get_dossier, takes_part
from rondom.dossiers.models import Dossier, Participant
from rondom.families.models import Guardianship
from rondom.notes.operations import raise_signal


def sees(actor, dossier) -> bool:
    return Dossier.objects.visible_to(actor, on=clock.today()).filter(pk=dossier.pk).exists()


@pytest.mark.parametrize("who", ["daan", "anouk", "rania", "thomas", "sami"])
def test_who_is_around_the_child_sees_it(world, dossier, who):
    assert get_dossier(world.actors[who], dossier.ref, looking_at="dossier") == dossier


@pytest.mark.parametrize(
    "who", ["esra", "carla", "hanneke", "ilse", "priya", "zeynep", "lina", "fenna", "theo"]
)
def test_who_is_not_around_the_child_sees_nothing_at_all(world, dossier, who):
    actor = world.actors[who]
    with pytest.raises(Http404):
        get_dossier(actor, dossier.ref, looking_at="dossier")
    with pytest.raises(Http404):
        get_dossier(actor, uuid.uuid4(), looking_at="dossier")


def test_a_look_is_written_down_once(world, dossier):
    before = AuditEvent.objects.filter(name="dossier.viewed").count()
    get_dossier(world.actors["anouk"], dossier.ref, looking_at="dossier")
    look = AuditEvent.objects.filter(name="dossier.viewed").order_by("pk").last()
    assert AuditEvent.objects.filter(name="dossier.viewed").count() == before + 1
    assert (look.person_id, look.payload["part"]) == (world.actors["anouk"].person_id, "dossier")


def test_another_hat_of_the_same_person_sees_nothing(world, dossier):
    other = dataclasses.replace(world.actors["anouk"], organisation_id=world.organisations["vaart"].pk)
    assert not sees(other, dossier)
    assert not sees(dataclasses.replace(world.actors["anouk"], role="director"), dossier)


@pytest.mark.parametrize("authority", ["no", "unknown"])
def test_a_parent_without_authority_does_not_see_it(world, dossier, authority):
    Guardianship.objects.filter(pupil=dossier.pupil, person=world.people["thomas"]).update(
        authority=authority
    )
    assert not sees(world.actors["thomas"], dossier)
    assert sees(world.actors["rania"], dossier)


def test_participation_ends_at_once(world, dossier, join):
    row = join(dossier, "esra")
    assert sees(world.actors["esra"], dossier)
    operations.end_participation(world.actors["anouk"], dossier_id=dossier.pk, participant_id=row.pk)
    assert not sees(world.actors["esra"], dossier)


def test_nobody_from_outside_before_the_parents(world, signal_text):
    alone = dataclasses.replace(signal_text, with_parents=False)
    note = raise_signal(world.actors["daan"], pupil_id=world.pupils["sami"].pk, text=alone)
    ask = {
        "dossier_id": note.dossier_id,
        "membership_id": world.actors["bram"].membership_id,
        "reason": "denkt mee over thuis",
    }
    with pytest.raises(Refused) as refusal:
        operations.add_participant(world.actors["anouk"], **ask)
    assert refusal.value.decision.code == "participant.parents_first"

    operations.bring_in_parents(world.actors["anouk"], dossier_id=note.dossier_id)
    assert operations.add_participant(world.actors["anouk"], **ask).capacity == "youth_help"


def test_asking_for_another_does_not_change_the_answer_for_oneself(world, dossier, join):
    """One row, two people: what the one may do is not remembered for the other."""
    daan, anouk = world.actors["daan"], world.actors["anouk"]
    seen = get_dossier(anouk, dossier.ref, looking_at="dossier")
    seen.in_emergency = True  # as somebody who came in by emergency
    assert takes_part(daan, seen)
    assert takes_part(anouk, seen).code == "dossier.emergency_reads"


def test_why_somebody_is_around_is_stored_in_dutch(world, signal_text):
    with translation.override("en"):
        note = raise_signal(world.actors["daan"], pupil_id=world.pupils["sami"].pk, text=signal_text)
        rows = list(Participant.objects.filter(dossier_id=note.dossier_id))
    assert {row.reason for row in rows} == {
        "opende het dossier",
        "coördinator van het gezin",
        "moeder",
        "vader",
        "over wie het gaat",
    }
