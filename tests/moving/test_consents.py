"""What the family agreed to, and a move: what holds, what ends and is listed, what is asked for after the day."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.consent.models import Consent, LegalShare
from rondom.consent.operations import answer_consent
from rondom.consent.terms import Purpose
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.jobs import ask_again_in_time, look_after_grounds
from rondom.dossiers.models import Dossier
from rondom.dossiers.school_change import to_ask_again
from rondom.families.models import Pupil
from rondom.moving.jobs import carry_out_due
from rondom.moving.operations import accept_move, ask_for_after_move, withdraw_move
from rondom.moving.queries import known_days


@pytest.fixture
def agreed(child, ask, join):
    """A consent of 200 days that holds; Ilse takes part."""
    join(child, "ilse")
    return ask(child, "ilse", "rania", "thomas")


def sees(actor, dossier) -> bool:
    return Dossier.objects.visible_to(actor, on=clock.today()).filter(pk=dossier.pk).exists()


def test_asked_for_after_the_day_the_help_goes_on(
    world, child, agreed, announce, agree, actor, holds, time_machine_days
):
    move = announce(child)
    agree(move)
    accept_move(actor("hanneke"), move_id=move.pk)
    assert known_days(move)["consents_asked"] is None
    new = ask_for_after_move(actor("anouk"), dossier_id=child.pk, consent_id=agreed.pk)
    assert known_days(move)["consents_asked"] is not None
    for key in ("rania", "thomas"):
        answer_consent(actor(key), consent_id=new.pk, answer="yes")
    assert holds(agreed)
    assert not holds(new)
    time_machine_days(20)
    assert carry_out_due() == 1
    assert holds(new, clock.today())
    assert not holds(agreed, clock.today())
    assert sees(actor("ilse"), child)
    assert to_ask_again(actor("hanneke"), [child.pupil_id], on=clock.today()) == []
    look_after_grounds()
    assert sees(actor("ilse"), child), "the night after it changes nothing"


def test_what_was_not_asked_ends_and_is_listed_for_the_new_school(world, child, agreed, moved, actor):
    move = moved(child)
    assert not sees(actor("ilse"), child)
    assert to_ask_again(actor("hanneke"), [child.pupil_id], on=clock.today()) == [agreed]
    assert known_days(move)["consents_asked"] is None


def test_asked_and_not_answered_is_not_asked_once_more(
    child, agreed, announce, agree, actor, time_machine_days
):
    move = announce(child)
    agree(move)
    accept_move(actor("hanneke"), move_id=move.pk)
    ask_for_after_move(actor("anouk"), dossier_id=child.pk, consent_id=agreed.pk)
    time_machine_days(20)
    carry_out_due()
    assert to_ask_again(actor("hanneke"), [child.pupil_id], on=clock.today()) == []


def test_withdrawn_may_be_asked_anew_for_another_day(child, agreed, announce, agree, actor, holds):
    anouk, first = actor("anouk"), announce(child)
    ask_for_after_move(anouk, dossier_id=child.pk, consent_id=agreed.pk)
    withdraw_move(anouk, dossier_id=child.pk, move_id=first.pk)
    second = announce(child, days=40)
    assert known_days(second)["consents_asked"] is None
    new = ask_for_after_move(anouk, dossier_id=child.pk, consent_id=agreed.pk)
    assert new.valid_from == second.moves_on
    assert holds(agreed)


def test_asking_for_after_is_refused(child, agreed, announce, actor):
    with pytest.raises(Http404):
        ask_for_after_move(actor("anouk"), dossier_id=child.pk, consent_id=agreed.pk)
    announce(child)
    ask_for_after_move(actor("anouk"), dossier_id=child.pk, consent_id=agreed.pk)
    with pytest.raises(Refused) as refused:
        ask_for_after_move(actor("anouk"), dossier_id=child.pk, consent_id=agreed.pk)
    assert refused.value.decision.code == "consent.asked_already"
    with pytest.raises(Refused) as refused:
        ask_for_after_move(actor("daan"), dossier_id=child.pk, consent_id=agreed.pk)
    assert refused.value.decision.code == "dossier.role_does_not_steer"


def test_on_the_day_itself_nothing_is_left_to_ask_for_after(child, agreed, announce, actor):
    announce(child, days=0)
    with pytest.raises(Refused) as refused:
        ask_for_after_move(actor("anouk"), dossier_id=child.pk, consent_id=agreed.pk)
    assert refused.value.decision.code == "consent.ended"


def test_a_birthday_before_the_day_asks_the_child_too(
    child, announce, agree, actor, today, time_machine_days
):
    """From twelve on the child says yes as well: the yes of before ends on the birthday and is asked again in time."""
    person = Pupil.objects.get(pk=child.pupil_id).person
    birthday = today + dt.timedelta(days=40)
    person.born_on = birthday.replace(year=birthday.year - 12)
    person.save()
    move = announce(child, days=90)
    agree(move)
    accept_move(actor("hanneke"), move_id=move.pk)
    time_machine_days(20)
    assert ask_again_in_time() == 1
    new = Consent.objects.get(purpose=Purpose.MOVE, renews__isnull=False)
    assert {giver.capacity for giver in new.givers.all()} == {"pupil", "mother", "father"}


def test_another_region_does_not_keep_a_duty_of_this_one(elsewhere, child, moved, actor):
    world = elsewhere
    share = LegalShare.objects.create(
        region=world.region,
        pupil=child.pupil,
        dossier_id=child.pk,
        recipient=world.organisations["swv"],
        ground="swv_task",
        categories=["process"],
        reason="verzuim",
        decided_by=world.people["anouk"],
        decided_for=world.organisations["klimboom"],
        decided_at=clock.now(),
        parents_told_on=clock.today(),
        valid_from=clock.today(),
        valid_until=clock.today() + dt.timedelta(days=100),
    )
    moved(child, "duin", by="vera")
    share.refresh_from_db()
    assert share.ended_at is not None
