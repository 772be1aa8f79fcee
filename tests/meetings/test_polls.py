"""A date poll: who is asked, what is answered, and the talk that comes out of it."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.http import Http404

from rondom.consent.operations import withdraw_consent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.models import Participant
from rondom.events.models import Notice
from rondom.meetings import operations, polls, queries
from rondom.meetings.mailing import send_due_invitations
from rondom.meetings.models import DatePoll, Meeting, PlanDraft, PollAnswer, PollVoter
from rondom.meetings.poll_mailing import look_after_polls
from tests.meetings.polling import ask, poll, say, starts, without_account

__all__ = ["ask", "poll", "starts", "without_account"]


def refusal(call, *args, **values):
    with pytest.raises(Refused) as refused:
        call(*args, **values)
    return refused.value.decision


def names(poll):
    return [row.person.call_name for row in polls.voters_of(poll)]


def counts(poll):
    return [(row.yes, row.if_needed, row.no) for row in polls.moments_of(poll, polls.voters_of(poll))]


def told(template):
    rows = Notice.objects.filter(template=template).order_by("recipient__call_name")
    return [row.recipient.call_name for row in rows]


def secret_of(link):
    return link.link.rstrip("/").rpartition("/")[2]


@pytest.fixture
def five(world, dossier, join, allow, ask, without_account):
    """Five organisations beside the family: two without an account. {key: participant}, and what is shown once."""
    around = {key: join(dossier, key) for key in ("jorrit", "samira", "marloes", "bram")}
    for key in around:
        allow(key)
    without_account("marloes")
    without_account("bram")
    return ask(participant_ids=[row.pk for row in around.values()])


def test_the_family_is_always_asked_and_nobody_else_by_itself(poll):
    assert names(poll) == ["Rania", "Thomas", "Sami", "Anouk"]
    assert told("poll_asked") == ["Rania", "Sami", "Thomas"]


def test_five_organisations_of_which_two_have_no_account(five):
    organisations = {row.organisation_id for row in polls.voters_of(five.poll) if row.organisation_id}
    assert len(organisations) == 5
    assert [link.name for link in five.links] == ["Bram Postma", "Marloes Brink"] or {
        link.name for link in five.links
    } == {"Bram Postma", "Marloes Brink"}
    assert set(told("poll_asked")) == {"Rania", "Thomas", "Sami", "Jorrit", "Samira"}


def test_the_mail_with_a_link_says_nothing(
    world, dossier, join, allow, ask, without_account, django_capture_on_commit_callbacks
):
    around = join(dossier, "marloes")
    allow("marloes")
    without_account("marloes")
    with django_capture_on_commit_callbacks(execute=True):
        asked = ask(participant_ids=[around.pk])
    (letter,) = mail.outbox
    assert letter.to == [world.people["marloes"].email]
    assert asked.links[0].link in letter.body
    for word in (asked.links[0].code, "Sami", "Wit", "Klimboom", "Samen kiezen", "lokaal"):
        assert word not in letter.subject + letter.body


def test_neither_link_nor_code_is_stored(five):
    for link in five.links:
        rows = PollVoter.objects.filter(secret_hash__isnull=False).values_list("secret_hash", "code_hash")
        assert not any(secret_of(link) in text or link.code == text for row in rows for text in row)


def test_somebody_without_a_consent_cannot_be_asked(dossier, join, ask):
    bram = join(dossier, "bram")
    decision = refusal(ask, participant_ids=[bram.pk])
    assert decision.code == "consent.missing"
    assert not DatePoll.objects.exists()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"starts": []}, "poll.how_many"),
        ({"place": " "}, "meeting.words_missing"),
        ({"own_points": ["punt"] * 60}, "meeting.too_many_points"),
        ({"minutes": 5}, "meeting.odd_length"),
        ({"link": "http://praten.example/1"}, "meeting.link"),
        ({"participant_ids": [987654]}, "meeting.not_around"),
        ({"by": "daan"}, "dossier.role_does_not_steer"),
    ],
    ids=["no moments", "no place", "60 points", "too short", "no https", "a stranger", "the teacher"],
)
def test_what_cannot_be_asked(ask, values, code):
    assert refusal(ask, **values).code == code
    assert not DatePoll.objects.exists()


def test_not_of_another_school(ask):
    with pytest.raises(Http404):
        ask(by="hanneke")


def _spoiled(starts, how):
    first = starts[0]
    return {
        "today": [clock.now() + dt.timedelta(minutes=5), first],
        "twice": [first, first],
        "nine": [first + dt.timedelta(minutes=number) for number in range(9)],
        "saturday": [first, first + dt.timedelta(days=(5 - first.weekday()) % 7)],
        "christmas": [first, dt.datetime.combine(dt.date(first.year + 1, 12, 25), first.timetz())],
    }[how]


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("today", "poll.too_soon"),
        ("twice", "poll.double"),
        ("nine", "poll.how_many"),
        ("saturday", "poll.free_day"),
        ("christmas", "poll.free_day"),
    ],
)
def test_moments_that_cannot_be(ask, starts, how, code):
    assert refusal(ask, starts=_spoiled(starts, how)).code == code


def test_an_odd_moment_asks_to_be_sure(ask, starts):
    odd = [starts[0].replace(hour=6), starts[1]]
    decision = refusal(ask, starts=odd)
    assert decision.code == "poll.odd"
    assert "school" in decision.reason
    assert ask(starts=odd, anyway=True).poll.moments.count() == 2


def test_a_school_holiday_asks_to_be_sure(dossier, ask, starts):
    """The second week of the Christmas holidays, on a Wednesday."""
    year = starts[0].year if starts[0] < starts[0].replace(month=12, day=20) else starts[0].year + 1
    free = polls.kinds_of_school(dossier.region_id, dossier.school_id).free
    day = next(
        day
        for day in sorted(free)
        if day > starts[0].date() and day.weekday() == 2 and day.month == 12 and day.year >= year
    )
    holiday = dt.datetime.combine(day, starts[0].timetz())
    assert "vakantie" in refusal(ask, starts=[starts[0], holiday]).reason


def test_the_last_answer_counts(world, parent, poll):
    operations.answer_dates(parent("rania"), poll_id=poll.pk, answers=say(poll, "yes", "no", "yes"))
    operations.answer_dates(parent("rania"), poll_id=poll.pk, answers=say(poll, "no", "if_needed"))
    assert counts(poll) == [(0, 0, 1), (0, 1, 0), (1, 0, 0)]
    assert PollAnswer.objects.count() == 3


def test_the_best_moment_is_with_the_family_first(world, parent, poll):
    """Two professionals who cannot weigh less than a parent who cannot."""
    for key, words in (("rania", ["yes", "no", "if_needed"]), ("thomas", ["if_needed", "yes", "yes"])):
        operations.answer_dates(parent(key), poll_id=poll.pk, answers=say(poll, *words))
    operations.answer_dates(world.actors["anouk"], poll_id=poll.pk, answers=say(poll, "yes", "yes", "no"))
    found = polls.moments_of(poll, polls.voters_of(poll))
    assert [row.is_best for row in found] == [True, False, False]
    assert [row.misses_family for row in found] == [False, True, False]


def test_nothing_is_best_before_anybody_answered(poll):
    assert not any(row.is_best for row in polls.moments_of(poll, polls.voters_of(poll)))


@pytest.mark.parametrize("answers", [{}, {987654: "yes"}], ids=["nothing", "a moment of nobody"])
def test_an_answer_is_about_these_moments(parent, poll, answers):
    decision = refusal(operations.answer_dates, parent("rania"), poll_id=poll.pk, answers=answers)
    assert decision.code == "poll.choose"


def test_an_answer_is_one_of_three_words(parent, poll):
    answers = say(poll, "misschien")
    assert (
        refusal(operations.answer_dates, parent("rania"), poll_id=poll.pk, answers=answers).code
        == "poll.choose"
    )


def test_who_is_not_asked_does_not_see_it(world, dossier, join, allow, poll):
    join(dossier, "marloes")
    allow("marloes")
    for key in ("marloes", "daan", "hanneke"):
        with pytest.raises(Http404):
            operations.answer_dates(world.actors[key], poll_id=poll.pk, answers=say(poll, "yes"))


def test_who_leads_hears_when_everybody_answered(world, parent, dossier, poll):
    pupil = dossier.pupil.person
    for key in ("rania", "thomas"):
        operations.answer_dates(parent(key), poll_id=poll.pk, answers=say(poll, "yes"))
    operations.answer_dates(world.actors["anouk"], poll_id=poll.pk, answers=say(poll, "yes"))
    assert told("poll_complete") == []
    child = polls.Actor(person_id=pupil.pk, role="pupil", region_id=dossier.region_id)
    operations.answer_dates(child, poll_id=poll.pk, answers=say(poll, "yes"))
    assert told("poll_complete") == ["Anouk"]


def test_choosing_makes_the_talk_with_everybody_and_sends_the_invitations(world, five, parent):
    operations.answer_dates(parent("rania"), poll_id=five.poll.pk, answers=say(five.poll, "no", "yes", "yes"))
    moment = five.poll.moments.order_by("starts_at")[1]
    meeting = operations.choose_moment(world.actors["anouk"], poll_id=five.poll.pk, moment_id=moment.pk)
    assert (meeting.starts_at, meeting.place, meeting.kind) == (
        moment.starts_at,
        "De Klimboom, lokaal 4",
        "ihi",
    )
    assert {row.person.call_name for row in queries.invitees_of(meeting)} == {
        "Rania", "Thomas", "Sami", "Anouk", "Jorrit", "Samira", "Marloes", "Bram",
    }  # fmt: skip
    with_address = meeting.invitees.exclude(person__email="").count()
    assert send_due_invitations() == with_address


def test_after_choosing_an_answer_gets_a_kind_word(world, parent, poll):
    moment = poll.moments.first()
    operations.choose_moment(world.actors["anouk"], poll_id=poll.pk, moment_id=moment.pk)
    decision = refusal(operations.answer_dates, parent("rania"), poll_id=poll.pk, answers=say(poll, "yes"))
    assert decision.code == "poll.chosen"
    assert "Dank u wel" in decision.reason


def test_a_moment_is_chosen_once(world, poll):
    moment = poll.moments.first()
    operations.choose_moment(world.actors["anouk"], poll_id=poll.pk, moment_id=moment.pk)
    decision = refusal(operations.choose_moment, world.actors["anouk"], poll_id=poll.pk, moment_id=moment.pk)
    assert decision.code == "poll.closed"
    assert Meeting.objects.count() == 1


def test_only_who_leads_chooses_adds_and_stops(world, parent, poll):
    moment = poll.moments.first()
    for call, values in (
        (operations.choose_moment, {"moment_id": moment.pk}),
        (operations.stop_poll, {}),
        (operations.add_voter, {"participant_id": 1}),
    ):
        decision = refusal(call, parent("rania"), poll_id=poll.pk, **values)
        assert decision.code == "dossier.role_does_not_steer"


def test_after_the_last_day_nobody_answers_and_one_can_still_choose(world, parent, poll):
    with time_machine.travel(
        dt.datetime.combine(poll.last_on, dt.time(12)) + dt.timedelta(days=1), tick=False
    ):
        code = refusal(
            operations.answer_dates, parent("rania"), poll_id=poll.pk, answers=say(poll, "yes")
        ).code
        assert code == "poll.over"
        last = poll.moments.order_by("starts_at").last()
        assert operations.choose_moment(world.actors["anouk"], poll_id=poll.pk, moment_id=last.pk)


def test_a_stopped_poll_is_told_and_takes_no_answers(world, parent, poll):
    operations.stop_poll(world.actors["anouk"], poll_id=poll.pk)
    assert told("poll_stopped") == ["Rania", "Sami", "Thomas"]
    assert (
        refusal(operations.answer_dates, parent("rania"), poll_id=poll.pk, answers=say(poll, "yes")).code
        == "poll.stopped"
    )


def test_somebody_can_be_added_as_soon_as_the_parents_said_yes(world, dossier, join, allow, poll):
    row = join(dossier, "jorrit")
    anouk = world.actors["anouk"]
    assert (
        refusal(operations.add_voter, anouk, poll_id=poll.pk, participant_id=row.pk).code == "consent.missing"
    )
    allow("jorrit")
    assert operations.add_voter(anouk, poll_id=poll.pk, participant_id=row.pk) is True
    assert operations.add_voter(anouk, poll_id=poll.pk, participant_id=row.pk) is True
    assert names(poll).count("Jorrit") == 1


@pytest.fixture
def jorrit_said_yes(world, dossier, join, allow, ask):
    consent = allow_row = join(dossier, "jorrit")
    consent = allow("jorrit")
    asked = ask(participant_ids=[allow_row.pk])
    operations.answer_dates(world.actors["jorrit"], poll_id=asked.poll.pk, answers=say(asked.poll, "yes"))
    return asked.poll, consent


def test_a_consent_taken_back_takes_somebody_off_at_once(world, parent, jorrit_said_yes):
    """Before the worker ran: not counted, cannot answer, and not invited."""
    poll, consent = jorrit_said_yes
    assert counts(poll)[0] == (1, 0, 0)
    withdraw_consent(parent("thomas"), consent_id=consent.pk)
    assert counts(poll)[0] == (0, 0, 0)
    with pytest.raises(Http404):
        operations.answer_dates(world.actors["jorrit"], poll_id=poll.pk, answers=say(poll, "no"))
    meeting = operations.choose_moment(
        world.actors["anouk"], poll_id=poll.pk, moment_id=poll.moments.first().pk
    )
    assert "Jorrit" not in [row.person.call_name for row in queries.invitees_of(meeting)]


def test_the_worker_writes_down_who_fell_out(world, parent, jorrit_said_yes):
    poll, consent = jorrit_said_yes
    withdraw_consent(parent("thomas"), consent_id=consent.pk)
    look_after_polls()
    assert poll.voters.get(person=world.people["jorrit"]).removed_why == "no_consent"


def test_who_left_the_circle_is_not_invited(world, dossier, jorrit_said_yes):
    poll, _consent = jorrit_said_yes
    Participant.objects.filter(dossier=dossier, person=world.people["jorrit"]).update(
        valid_until=clock.today()
    )
    assert "Jorrit" not in names(poll)


def test_a_reminder_for_who_did_not_answer_and_only_once(world, parent, five):
    poll = five.poll
    operations.answer_dates(parent("rania"), poll_id=poll.pk, answers=say(poll, "yes"))
    mail.outbox.clear()
    with time_machine.travel(
        dt.datetime.combine(poll.last_on, dt.time(9)) - dt.timedelta(days=1), tick=False
    ):
        look_after_polls()
        assert look_after_polls() == 0
    assert set(told("poll_reminded")) == {"Thomas", "Sami", "Jorrit", "Samira", "Anouk"}
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert set(letters) == {world.people["marloes"].email, world.people["bram"].email}
    for letter in letters.values():
        assert "Sami" not in letter.subject + letter.body
        assert letter.extra_headers["In-Reply-To"].startswith("<")


def test_nobody_is_reminded_on_the_day_it_was_asked_or_at_night(poll):
    with time_machine.travel(dt.datetime.combine(poll.last_on, dt.time(3)), tick=False):
        assert look_after_polls() == 0
    assert look_after_polls() == 0


def test_a_wrong_code_too_often_stops_the_link(five):
    link = five.links[0]
    secret = secret_of(link)
    assert operations.open_by_code(secret, code=link.code)
    wrong = "000000" if link.code != "000000" else "111111"
    for _try in range(5):
        assert not operations.open_by_code(secret, code=wrong)
    assert not operations.open_by_code(secret, code=link.code)
    assert told("poll_link_blocked") == ["Anouk"]


def test_a_new_link_stops_the_old_one_and_keeps_the_answers(world, five):
    old = five.links[0]
    voter = polls.voter_by_secret(secret_of(old))
    operations.answer_by_link(voter, answers=say(five.poll, "yes", "yes", "no"))
    new = operations.renew_voter_link(world.actors["anouk"], poll_id=five.poll.pk, voter_id=voter.pk)
    assert polls.voter_by_secret(secret_of(old)) is None
    assert operations.open_by_code(secret_of(new), code=new.code)
    assert counts(five.poll) == [(1, 0, 0), (1, 0, 0), (0, 0, 1)]


def test_a_link_stops_with_the_consent_an_hour_before(
    world, dossier, join, allow, parent, ask, without_account
):
    row = join(dossier, "marloes")
    consent = allow("marloes")
    without_account("marloes")
    asked = ask(participant_ids=[row.pk])
    voter = polls.voter_by_secret(secret_of(asked.links[0]))
    assert polls.may_vote_by_link(voter)
    withdraw_consent(parent("thomas"), consent_id=consent.pk)
    assert refusal(operations.answer_by_link, voter, answers=say(asked.poll, "yes")).code == "poll.over"
    assert not operations.open_by_code(secret_of(asked.links[0]), code=asked.links[0].code)


def test_what_was_typed_is_kept_for_who_typed_it_until_there_is_a_talk(world, dossier, plan):
    anouk = world.actors["anouk"]
    operations.keep_plan_draft(
        anouk, dossier_id=dossier.pk, words={"goal": ["Samen kiezen"], "page": ["meeting:plan"]}
    )
    assert polls.plan_draft(anouk, dossier.pk)["goal"] == ["Samen kiezen"]
    assert polls.plan_draft(world.actors["daan"], dossier.pk) == {}
    assert refusal(operations.keep_plan_draft, world.actors["daan"], dossier_id=dossier.pk, words={}).code
    plan()
    assert not PlanDraft.objects.exists()


def test_a_draft_that_nobody_used_is_forgotten(world, dossier, time_machine_days):
    operations.keep_plan_draft(world.actors["anouk"], dossier_id=dossier.pk, words={"goal": ["Samen"]})
    time_machine_days(15)
    look_after_polls()
    assert not PlanDraft.objects.exists()
