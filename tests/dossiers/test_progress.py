"""How an agreement goes, told by who does it: begun, done, or it does not work out."""

import pytest
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.agreements import DONE, hand_action, tell_progress
from rondom.dossiers.operations import make_action
from rondom.dossiers.terms import Going
from rondom.events.models import Notice


@pytest.fixture
def action(world, dossier, today):
    """Of Daan, made by Anouk."""
    return make_action(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        what="Oefent elke dag tien minuten met lezen",
        due_on=today,
        owner_id=world.actors["daan"].person_id,
        category="education",
    )


@pytest.mark.parametrize(
    ("going", "event"), [(Going.BEGUN, "action.begun"), (Going.STUCK, "action.stuck"), (DONE, "action.done")]
)
def test_who_does_it_says_how_it_goes(world, action, going, event):
    tell_progress(world.actors["daan"], action_id=action.pk, going=going, words=" Na schooltijd lukt het. ")
    action.refresh_from_db()
    assert action.progress == "Na schooltijd lukt het."
    assert bool(action.done_at) is (going == DONE)
    assert action.going == ("" if going == DONE else going)
    row = AuditEvent.objects.get(name=event)
    assert "lukt" not in str(row.payload)


def test_who_made_it_hears_that_it_does_not_work_out_and_not_that_it_began(world, action):
    daan = world.actors["daan"]
    tell_progress(daan, action_id=action.pk, going=Going.BEGUN)
    assert not Notice.objects.filter(template="action_stuck").exists()
    tell_progress(daan, action_id=action.pk, going=Going.STUCK)
    told = Notice.objects.filter(template="action_stuck").values_list("recipient_id", flat=True)
    assert list(told) == [world.actors["anouk"].person_id]


def test_who_takes_it_over_begins_anew_and_reads_why(world, action):
    tell_progress(world.actors["daan"], action_id=action.pk, going=Going.STUCK, words="Te weinig tijd.")
    anouk = world.actors["anouk"]
    handed = hand_action(anouk, dossier_id=action.dossier_id, action_id=action.pk, owner_id=anouk.person_id)
    assert (handed.going, handed.progress) == ("", "Te weinig tijd.")


@pytest.mark.parametrize(
    ("by", "spoil", "code"),
    [
        (
            "daan",
            lambda action: (
                type(action).objects.filter(pk=action.pk).update(done_at=clock.now(), done_by=action.owner_id)
            ),
            "action.already_done",
        ),
        ("carla", lambda action: None, "action.not_yours"),
    ],
    ids=["done already", "of somebody else"],
)
def test_progress_is_refused(world, dossier, join, action, by, spoil, code):
    join(dossier, "carla")
    spoil(action)
    with pytest.raises(Refused) as refusal:
        tell_progress(world.actors[by], action_id=action.pk, going=Going.BEGUN)
    assert refusal.value.decision.code == code


@pytest.mark.parametrize(("by", "going"), [("daan", "onzin"), ("hanneke", "begun")])
def test_what_is_not_there_is_not_there(world, action, by, going):
    with pytest.raises(Http404):
        tell_progress(world.actors[by], action_id=action.pk, going=going)
