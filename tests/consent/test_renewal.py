"""Asking again: before the time is over, of whoever must say yes from then on; never without a ground for it."""

import datetime as dt

import pytest

from rondom.consent.models import Consent
from rondom.consent.operations import answer_consent, withdraw_consent
from rondom.consent.rules import terms
from rondom.core.periods import birthday
from rondom.dossiers.jobs import ask_again_in_time, end_after_school_change, look_after_grounds
from rondom.dossiers.models import Participant
from rondom.events.models import Notice
from rondom.families.models import Enrolment

BEFORE = terms().ask_again_days_before


@pytest.fixture
def held(dossier, ask, join, today):
    """A consent of 100 days that holds; Ilse takes part."""
    join(dossier, "ilse")
    return ask(dossier, "ilse", "rania", "thomas", valid_until=today + dt.timedelta(days=100))


@pytest.mark.parametrize(("days", "asked"), [(100 - BEFORE - 1, 0), (100 - BEFORE, 1), (99, 1), (100, 0)])
def test_thirty_days_before_the_end_and_not_after_it(held, time_machine_days, days, asked):
    time_machine_days(days)
    assert ask_again_in_time() == asked
    assert ask_again_in_time() == 0


def test_the_new_one_begins_where_the_old_one_ends(world, held, holds, time_machine_days, today):
    time_machine_days(80)
    ask_again_in_time()
    new = Consent.objects.get(renews=held)
    assert (new.valid_from, new.valid_until) == (held.valid_until, held.valid_until + dt.timedelta(days=100))
    assert new.categories == held.categories
    assert Notice.objects.filter(template="consent_asked_again").count() == 2

    for who in ("rania", "thomas"):
        answer_consent(world.actors[who], consent_id=new.pk, answer="yes")
    last_day = held.valid_until - dt.timedelta(days=1)
    assert (holds(held, last_day), holds(new, last_day)) == (True, False)
    assert (holds(held, held.valid_until), holds(new, held.valid_until)) == (False, True)


def test_not_for_who_left_the_circle(held, time_machine_days, today):
    time_machine_days(80)
    Participant.objects.filter(capacity="swv_advisor").update(valid_until=today + dt.timedelta(days=1))
    assert ask_again_in_time() == 0


def test_not_when_somebody_took_it_back(world, held, time_machine_days):
    withdraw_consent(world.actors["thomas"], consent_id=held.pk)
    time_machine_days(80)
    assert ask_again_in_time() == 0


def test_not_for_a_short_time_that_was_meant(dossier, ask, join, today):
    join(dossier, "ilse")
    ask(dossier, "ilse", "rania", "thomas", valid_until=today + dt.timedelta(days=BEFORE))
    assert ask_again_in_time() == 0


@pytest.mark.parametrize(
    ("age", "expected"), [(12, {"father", "mother", "pupil"}), (16, {"pupil"})], ids=["12", "16"]
)
def test_at_a_birthday_of_whoever_must_say_yes_from_then_on(
    world, dossier, ask, join, today, holds, age, expected
):
    turns = today + dt.timedelta(days=20)
    dossier.pupil.person.born_on = birthday(turns, -age)
    dossier.pupil.person.save()
    join(dossier, "ilse")
    yes = ("rania", "thomas") if age == 12 else ("rania", "thomas", "sami")
    consent = ask(dossier, "ilse", *yes, valid_until=turns)
    assert holds(consent)

    assert look_after_grounds() == 1

    new = Consent.objects.get(renews=consent)
    assert {row.capacity for row in new.givers.all()} == expected
    assert (new.valid_from, new.valid_until) == (turns, turns + dt.timedelta(days=terms().longest_days))
    assert holds(consent, turns - dt.timedelta(days=1))
    assert not holds(consent, turns)
    assert not holds(new, turns)


def test_at_another_school_what_the_old_one_asked_ends(world, dossier, held, holds, today):
    assert end_after_school_change() == 0
    Enrolment.objects.filter(pupil=dossier.pupil).update(school=world.organisations["vaart"])
    assert end_after_school_change() == 1
    assert not holds(held)
