"""Who sees a dossier: involved in this hat, today, on a ground. Everybody else gets the same nothing."""

import dataclasses
import datetime as dt
import uuid

import pytest
from django.http import Http404
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rondom.audit.models import AuditEvent
from rondom.consent.models import Consent, ConsentGiver
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers import operations
from rondom.dossiers.access import get_dossier
from rondom.dossiers.models import Dossier, Participant
from rondom.families.models import Guardianship


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
    from rondom.notes.operations import raise_signal  # noqa: PLC0415

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


def naive_answer(*, starts, ends, consent_starts, consent_ends, answers, taken_back, today) -> bool:
    """A second, slow and plain answer to: may Ilse of the SWV see it today?"""
    takes_part = starts <= today and (ends is None or today < ends)
    shared = consent_starts <= today < consent_ends
    everybody = bool(answers) and all(
        answer == "yes" and not back for answer, back in zip(answers, taken_back, strict=True)
    )
    return takes_part and shared and everybody


DAYS = st.integers(min_value=-40, max_value=40)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=DAYS,
    length=st.none() | st.integers(min_value=0, max_value=40),
    consent_start=DAYS,
    consent_length=st.integers(min_value=1, max_value=60),
    answers=st.lists(st.sampled_from(["yes", "no", ""]), max_size=2),
    taken_back=st.lists(st.booleans(), min_size=2, max_size=2),
)
def test_the_policy_says_what_a_naive_one_says(
    world, dossier, start, length, consent_start, consent_length, answers, taken_back
):
    today = clock.today()
    day = lambda number: today + dt.timedelta(days=number)  # noqa: E731
    Participant.objects.filter(dossier=dossier, capacity="swv_advisor").delete()
    Consent.objects.all().delete()
    ilse = world.actors["ilse"]
    starts, ends = day(start), None if length is None else day(start + length)
    Participant.objects.create(
        region=world.region, dossier=dossier, person_id=ilse.person_id, organisation_id=ilse.organisation_id,
        capacity=ilse.role, reason="toets", valid_from=starts, valid_until=ends,
    )  # fmt: skip
    consent = Consent.objects.create(
        region=world.region, pupil=dossier.pupil, dossier_id=dossier.pk, recipient_id=ilse.organisation_id,
        recipient_role=ilse.role, purpose="think_along", asked_by=world.people["anouk"], asked_at=clock.now(),
        valid_from=day(consent_start), valid_until=day(consent_start + consent_length),
    )  # fmt: skip
    backs = [back and answer == "yes" for answer, back in zip(answers, taken_back, strict=False)]
    for person, answer, back in zip(("rania", "thomas"), answers, backs, strict=False):
        ConsentGiver.objects.create(
            consent=consent, person=world.people[person], capacity="mother", answer=answer,
            answered_at=clock.now() if answer else None, withdrawn_at=clock.now() if back else None,
        )  # fmt: skip

    assert sees(ilse, dossier) is naive_answer(
        starts=starts, ends=ends, consent_starts=consent.valid_from, consent_ends=consent.valid_until,
        answers=answers, taken_back=backs, today=today,
    )  # fmt: skip
