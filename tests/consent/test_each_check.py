"""Each check of a consent and of a ground asked by itself: one thing is different, and the answer is."""

import datetime as dt

import msgspec
import pytest

from rondom.consent import access
from rondom.consent.models import Consent, LegalShare
from rondom.consent.operations import Said, answer_consent, ask_after_change, withdraw_consent
from rondom.consent.rules import legal_grounds
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.core.periods import birthday
from rondom.dossiers.sharing import record_answer, record_withdrawal
from rondom.families.models import Guardianship, Pupil
from rondom.people.models import Person

WISH, DANGER = (legal_grounds()[code] for code in ("pupil_wishes_it", "vital_interest"))


def code_of(act, *asked, **more) -> str:
    with pytest.raises(Refused) as refusal:
        act(*asked, **more)
    return refusal.value.decision.code


# Saying yes ---------------------------------------------------------------------------


def test_only_what_the_change_ended_is_asked_again(world, dossier, ask):
    cut_off, running = (ask(dossier, who, "rania", "thomas") for who in ("ilse", "bram"))
    Consent.objects.filter(pk=cut_off.pk).update(ended_at=clock.now(), ended_because="school")
    again = {"consent_id": running.pk, "dossier_id": dossier.pk}
    assert code_of(ask_after_change, world.actors["anouk"], **again) == "consent.asked_already"
    assert ask_after_change(world.actors["anouk"], **again | {"consent_id": cut_off.pk}).renews == cut_off


def test_a_yes_is_taken_back_once(world, dossier, ask):
    consent = ask(dossier, "ilse", "rania", "thomas")
    withdraw_consent(world.actors["rania"], consent_id=consent.pk)
    assert code_of(withdraw_consent, world.actors["rania"], consent_id=consent.pk) == "consent.not_given"


def test_what_was_stopped_is_not_answered_or_taken_back(world, dossier, ask):
    consent = ask(dossier, "ilse", "rania")
    Consent.objects.filter(pk=consent.pk).update(ended_at=clock.now())
    mine = {"consent_id": consent.pk}
    assert code_of(answer_consent, world.actors["rania"], **mine, answer="no") == "consent.ended"
    assert code_of(withdraw_consent, world.actors["rania"], **mine) == "consent.ended"


@pytest.fixture
def say(world):
    """say(record_answer, giver): what Anouk or Hanneke writes down that somebody told her today."""

    def put(act, giver, by="anouk", how="aan de telefoon", **more):
        said = Said(method="spoken", on=clock.today(), how=how)
        about = {"dossier_id": giver.consent.dossier_id, "giver_id": giver.pk, "said": said}
        return act(world.actors[by], **about, **more)

    return put


def test_a_yes_is_written_down_as_taken_back_once(world, dossier, ask, say):
    giver = ask(dossier, "ilse").givers.get(person=world.people["rania"])
    say(record_answer, giver, answer="yes")
    assert code_of(say, record_withdrawal, giver, how=" ") == "consent.how_needed"
    say(record_withdrawal, giver)
    assert code_of(say, record_withdrawal, giver) == "consent.not_given"


def test_what_ran_out_is_not_written_down_as_taken_back(world, dossier, ask, say, today):
    giver = ask(dossier, "ilse").givers.get(person=world.people["rania"])
    say(record_answer, giver, answer="yes")
    past = {"valid_from": today - dt.timedelta(days=9), "valid_until": today}
    Consent.objects.filter(pk=giver.consent_id).update(**past)
    assert code_of(say, record_withdrawal, giver) == "consent.ended"


def test_what_somebody_says_on_a_later_day_is_written_down(world, dossier, ask, say, time_machine_days):
    giver = ask(dossier, "ilse", "rania").givers.get(person=world.people["rania"])
    time_machine_days(1)
    say(record_answer, giver, answer="no")
    giver.refresh_from_db()
    assert giver.answer == "no"


def test_the_answer_of_a_pupil_is_written_down_too(world, lina, ask, say):
    giver = ask(lina, "marloes", by="hanneke").givers.get(person=world.people["lina"])
    say(record_answer, giver, by="hanneke", answer="yes")
    giver.refresh_from_db()
    assert giver.answer == "yes"


# Who was never asked ---------------------------------------------------------------------


@pytest.fixture
def lacking(today):
    return lambda consent: Consent.objects.lacking_givers(today).filter(pk=consent.pk).exists()


@pytest.mark.parametrize("who", ["thomas", "sami"])
def test_who_was_asked_another_question_is_asked_this_one(world, dossier, ask, lacking, today, who):
    """Sami is 13: his yes is needed beside that of both parents."""
    Person.objects.filter(pk=world.people["sami"].pk).update(
        born_on=today.replace(year=today.year - 13, day=1)
    )
    consent, _other = ask(dossier, "ilse"), ask(dossier, "bram")
    assert not lacking(consent)
    consent.givers.filter(person=world.people[who]).delete()
    assert lacking(consent)


@pytest.mark.parametrize("spoil", ["no authority", "over", "stopped", "its time is past"])
def test_who_need_not_be_asked_is_not_lacking(world, dossier, ask, lacking, today, spoil):
    consent = ask(dossier, "ilse")
    consent.givers.filter(person=world.people["thomas"]).delete()
    assert lacking(consent)
    past = {"valid_from": today - dt.timedelta(days=9), "valid_until": today}
    rows = Guardianship.objects.filter(pupil=dossier.pupil, person=world.people["thomas"])
    match spoil:
        case "no authority":
            rows.update(authority="no")
        case "over":
            rows.update(**past)
        case "stopped":
            Consent.objects.filter(pk=consent.pk).update(ended_at=clock.now())
        case "its time is past":
            Consent.objects.filter(pk=consent.pk).update(**past)
    assert not lacking(consent)


# A ground of the law -----------------------------------------------------------------------


def born(pupil: Pupil, day: dt.date | None) -> Pupil:
    Person.objects.filter(pk=pupil.person_id).update(born_on=day)
    return Pupil.objects.select_related("person").get(pk=pupil.pk)


def test_danger_does_not_ask_for_an_age(world, today):
    pupil = born(world.pupils["sami"], None)
    asked = {"categories": ["care"], "reason": "Er is direct gevaar voor het kind.", "until": today}
    asked["until"] += dt.timedelta(days=1)
    assert access.may_share_by_law(pupil, DANGER, recipient_id=world.organisations["jgh"].pk, **asked)


def test_until_the_longest_term_or_the_birthday(world, today):
    longest = {ground: today + dt.timedelta(days=ground.longest_days) for ground in (WISH, DANGER)}
    almost_16 = born(world.pupils["lina"], today - dt.timedelta(days=16 * 365))
    sixteen_on = birthday(almost_16.person.born_on, 16)
    assert today < sixteen_on < longest[DANGER] < longest[WISH]
    assert access.latest_share(almost_16, WISH) == sixteen_on
    up_to_16 = msgspec.structs.replace(DANGER, pupil_until_age=16)
    assert access.latest_share(almost_16, up_to_16) == longest[DANGER]
    unknown = born(world.pupils["lina"], None)
    assert access.latest_share(unknown, DANGER) == longest[DANGER]
    assert access.latest_share(unknown, WISH) == longest[WISH]


@pytest.fixture
def wish(lina, ask):
    """Lina (13) said yes to Bram."""
    return ask(lina, "bram", "lina", by="hanneke")


@pytest.mark.parametrize("spoil", ["", "another child", "not begun", "taken back"])
def test_a_pupil_wishes_what_runs_and_was_not_taken_back(world, lina, wish, today, spoil):
    match spoil:
        case "another child":
            Consent.objects.filter(pk=wish.pk).update(pupil=world.pupils["sami"])
        case "not begun":
            Consent.objects.filter(pk=wish.pk).update(valid_from=today + dt.timedelta(days=1))
        case "taken back":
            withdraw_consent(world.actors["lina"], consent_id=wish.pk)
    assert access.pupil_wishes(lina.pupil, world.organisations["jgh"].pk) is not bool(spoil)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, ""),
        ({"because": " "}, "legal_share.why_not_told"),
        ({"before": None}, "legal_share.why_not_told"),
        ({"before": 0}, "legal_share.wait_too_long"),
    ],
)
def test_telling_waits_with_a_reason_until_a_day_to_come(today, change, code):
    asked = {"told_on": None, "because": "Dat is nu niet veilig.", "before": 1} | change
    if asked["before"] is not None:
        asked["before"] = today + dt.timedelta(days=asked["before"])
    assert access.parents_are_told(DANGER, **asked).code == code


def test_what_ran_out_is_not_stopped_any_more(today):
    share = LegalShare(valid_until=today + dt.timedelta(days=1))
    assert access.share_runs(share)
    share.valid_until = today
    assert access.share_runs(share).code == "legal_share.ended"
