"""After a change of school: what was agreed ended, and is asked again by who sees the dossier; once, of everybody."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.consent.models import Consent
from rondom.consent.operations import answer_consent, why_again, withdraw_consent
from rondom.consent.terms import AskedAgain
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.jobs import ask_again_in_time, end_after_school_change
from rondom.dossiers.models import Dossier
from rondom.dossiers.operations import end_participation
from rondom.dossiers.school_change import ask_again_at_school, to_ask_again
from rondom.events.models import Notice
from rondom.families.models import Enrolment


@pytest.fixture
def agreed(dossier, ask, join, today):
    """A consent of 100 days that holds; Ilse takes part."""
    join(dossier, "ilse")
    return ask(dossier, "ilse", "rania", "thomas", valid_until=today + dt.timedelta(days=100))


@pytest.fixture
def move(world, dossier):
    """The child is at another school from today; the night has passed."""

    def go() -> int:
        Enrolment.objects.filter(pupil=dossier.pupil).update(
            school=world.organisations["vaart"], valid_from=clock.today()
        )
        return end_after_school_change()

    return go


@pytest.fixture
def listed(world, dossier):
    def look(who: str = "anouk") -> list[Consent]:
        return to_ask_again(world.actors[who], [dossier.pupil_id], on=clock.today())

    return look


def again(world, dossier, consent, who="anouk"):
    return ask_again_at_school(world.actors[who], dossier_id=dossier.pk, consent_id=consent.pk)


def test_one_press_asks_everybody_for_as_long_as_before(world, dossier, agreed, move, listed, holds, today):
    assert listed() == []
    assert move() == 1
    assert listed() == [agreed]
    Notice.objects.all().delete()

    new = again(world, dossier, agreed)

    assert (new.valid_from, new.valid_until) == (today, today + dt.timedelta(days=100))
    assert (new.categories, new.purpose, new.recipient) == (
        agreed.categories,
        agreed.purpose,
        agreed.recipient,
    )
    assert {row.person_id for row in new.givers.all()} == {
        world.people[key].pk for key in ("rania", "thomas")
    }
    assert Notice.objects.filter(template="consent_asked").count() == 2
    assert why_again(new.renews) == AskedAgain.SCHOOL
    assert not holds(new)
    for parent in ("rania", "thomas"):
        answer_consent(world.actors[parent], consent_id=new.pk, answer="yes")
    assert holds(new)
    assert listed() == []


def test_what_was_asked_because_of_the_change_stays_the_next_night(
    world, dossier, agreed, move, time_machine_days
):
    move()
    new = again(world, dossier, agreed)
    time_machine_days(1)
    assert end_after_school_change() == 0
    time_machine_days(30)
    assert move() == 1, "another school once more"
    new.refresh_from_db()
    assert new.ended_at is not None


def test_twice_is_refused(world, dossier, agreed, move):
    move()
    again(world, dossier, agreed)
    with pytest.raises(Refused) as refused:
        again(world, dossier, agreed)
    assert refused.value.decision.code == "consent.asked_already"


def test_a_consent_that_runs_is_not_asked_this_way(world, dossier, agreed):
    with pytest.raises(Refused) as refused:
        again(world, dossier, agreed)
    assert refused.value.decision.code == "consent.asked_already"


def test_a_no_is_not_asked_again(world, dossier, agreed, move, listed):
    """Also not when nobody answered: who waits and who says no look the same."""
    withdraw_consent(world.actors["thomas"], consent_id=agreed.pk)
    move()
    assert listed() == []


def test_not_when_its_own_time_is_over(dossier, agreed, move, listed, time_machine_days):
    move()
    time_machine_days(99)
    assert listed() == [agreed]
    time_machine_days(1)
    assert listed() == []


def test_a_renewal_that_ended_with_it_is_one_question(
    world, dossier, agreed, move, listed, time_machine_days
):
    time_machine_days(80)
    assert ask_again_in_time() == 1
    time_machine_days(1)
    assert move() == 2
    assert listed() == [agreed]
    new = again(world, dossier, agreed)
    assert new.renews.renews == agreed
    assert listed() == []


@pytest.mark.parametrize(
    ("who", "code"),
    [("daan", "dossier.role_does_not_steer"), ("rania", "dossier.role_does_not_steer"), ("hanneke", None)],
)
def test_who_does_not_steer_does_not_ask(world, dossier, agreed, move, who, code):
    move()
    if code is None:
        with pytest.raises(Http404):
            again(world, dossier, agreed, who)
        return
    with pytest.raises(Refused) as refused:
        again(world, dossier, agreed, who)
    assert refused.value.decision.code == code


def test_a_new_school_does_not_learn_who_helped_before(world, dossier, lina, agreed, move, listed):
    """Hanneke coordinates at the new school, in a dossier of her own; the old one she does not see."""
    move()
    Dossier.objects.filter(pk=dossier.pk).update(closed_on=clock.today())
    Dossier.objects.filter(pk=lina.pk).update(pupil=dossier.pupil)
    assert listed("hanneke") == []
    with pytest.raises(Http404):
        again(world, lina, agreed, "hanneke")


def test_not_of_another_child(world, dossier, lina, agreed, move):
    move()
    with pytest.raises(Http404):
        again(world, lina, agreed, "hanneke")


def test_who_left_the_circle_does_not_see_it(world, dossier, agreed, move, listed, join):
    part = join(dossier, "carla")
    move()
    assert listed("carla") == [agreed]
    end_participation(world.actors["anouk"], dossier_id=dossier.pk, participant_id=part.pk)
    assert listed("carla") == []
    assert listed("rania") == []
