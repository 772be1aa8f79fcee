"""Each check of a date poll asked by itself: one thing is different, and the answer is."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier
from rondom.meetings import polls
from rondom.meetings.models import DatePoll, PollVoter
from rondom.people.terms import Role
from tests.meetings.polling import ask, poll, starts

__all__ = ["ask", "poll", "starts"]


@pytest.fixture
def seen(world, poll):
    """seen("daan"): the poll as that person finds it."""

    def found(key):
        row = DatePoll.objects.get(pk=poll.pk)
        row.dossier = visible_dossier(world.actors[key], dossier_id=poll.dossier_id)
        return row

    return found


@pytest.fixture
def rania(poll, world):
    """How she is asked."""
    return poll.voters.get(person=world.people["rania"])


def test_a_poll_is_for_who_is_asked_and_who_leads(world, dossier, poll, ask, join):
    join(dossier, "esra")
    other = ask().poll
    for key in ("rania", "anouk", "esra"):
        assert [polls.visible_poll(world.actors[key], row.pk) for row in (poll, other)] == [poll, other]
        assert polls.get_poll(world.actors[key], poll.pk) == poll
    for key in ("daan", "hanneke"):
        for fetch in (polls.visible_poll, polls.get_poll):
            with pytest.raises(Http404):
                fetch(world.actors[key], poll.pk)
    with pytest.raises(Http404):
        polls.visible_poll(world.actors["anouk"], 0)


def test_who_was_asked_and_sees_the_child_no_more_finds_no_poll(world, poll, rania):
    """He stands on the list; the ground is gone."""
    PollVoter.objects.filter(pk=rania.pk).update(
        person=world.people["hanneke"],
        organisation=world.organisations["vaart"],
        capacity=Role.CARE_COORDINATOR,
    )
    for fetch in (polls.visible_poll, polls.get_poll):
        with pytest.raises(Http404):
            fetch(world.actors["hanneke"], poll.pk)


def test_a_poll_is_led_until_it_is_closed_by_who_steers(world, seen):
    anouk, daan = world.actors["anouk"], world.actors["daan"]
    assert polls.may_lead_poll(anouk, seen("anouk"))
    done = seen("anouk")
    done.closed_at = clock.now()
    assert polls.may_lead_poll(anouk, done).code == "poll.closed"
    done = seen("daan")
    done.closed_at = clock.now()
    assert polls.may_lead_poll(daan, done).code == "dossier.role_does_not_steer"


def test_its_goal_is_for_who_is_asked_and_who_sees_what_is_about_school(world, seen, rania):
    daan = world.actors["daan"]
    assert polls.may_read_goal(daan, seen("daan"), None)
    assert not polls.may_read_goal(daan, seen("anouk"), None), "fetched for another"
    narrowed = seen("daan")
    narrowed.dossier.categories = frozenset({"process"})
    assert not polls.may_read_goal(daan, narrowed, None)
    assert polls.may_read_goal(daan, narrowed, rania)


def test_one_votes_for_oneself_in_an_open_dossier(world, seen, rania):
    mother, found = world.actors["rania"], seen("rania")
    assert polls.may_vote(mother, found, rania)
    for voter, actor in ((None, mother), (rania, world.actors["thomas"])):
        assert polls.may_vote(actor, found, voter).code == "poll.not_asked"
    found.dossier.closed_on = clock.today()
    assert polls.may_vote(mother, found, rania).code == "dossier.closed"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, ""),
        ({"closed_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC)}, "poll.stopped"),
        ({"closed_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "meeting_id": 1}, "poll.chosen"),
        ({"last_on": dt.date(2020, 1, 1)}, "poll.over"),
    ],
)
def test_a_vote_is_in_time(world, seen, rania, changed, code):
    found = seen("rania")
    for name, value in changed.items():
        setattr(found, name, value)
    assert polls.may_vote(world.actors["rania"], found, rania).code == code


@pytest.mark.parametrize("spoil", ["", "removed", "blocked", "closed", "no ground"])
def test_a_link_votes_while_it_holds(world, poll, rania, spoil):
    voter = PollVoter.objects.select_related("poll__dossier__pupil").get(pk=rania.pk)
    if spoil == "removed":
        voter.removed_at = clock.now()
    elif spoil == "blocked":
        voter.blocked_at = clock.now()
    elif spoil == "closed":
        voter.poll.dossier.closed_on = clock.today()
    elif spoil == "no ground":
        voter.organisation_id, voter.capacity = world.organisations["smw"].pk, Role.SOCIAL_WORKER
    assert polls.may_vote_by_link(voter).code == ("poll.over" if spoil else "")


@pytest.mark.parametrize("spoil", [{"person_id": 0}, {"organisation_id": 0}, {"role": Role.DIRECTOR}])
def test_one_is_asked_in_one_hat(world, poll, ask, spoil):
    anouk = world.actors["anouk"]
    other = replace(anouk, **spoil)
    today = clock.today()
    on_list = polls.voter_of(anouk, poll)
    if on_list is None:
        on_list = PollVoter.objects.create(
            region=poll.region,
            poll=poll,
            person=world.people["anouk"],
            organisation=world.organisations["klimboom"],
            capacity=anouk.role,
        )
    assert polls.voter_of(anouk, poll) == on_list
    assert polls.voter_of(other, poll) is None
    assert on_list in polls.asked_for_dates(anouk)
    assert not polls.asked_for_dates(other)
    assert [row.poll_id for row in polls.my_open_polls(anouk, on=today)] == [poll.pk]
    assert [row.poll_id for row in polls.open_polls(anouk, [poll.dossier_id], on=today)] == [poll.pk]
    assert polls.open_polls(anouk, [], on=today) == []
    PollVoter.objects.filter(pk=on_list.pk).update(removed_at=clock.now(), removed_why="asked")
    assert polls.voter_of(anouk, poll) is None
    assert on_list.pk not in {row.pk for row in polls.voters_of(poll)}
    assert not polls.asked_for_dates(anouk)


def test_polls_to_come_are_of_children_that_one_sees(world, poll, rania):
    hanneke, today = world.actors["hanneke"], clock.today()
    PollVoter.objects.filter(pk=rania.pk).update(
        person=world.people["hanneke"],
        organisation=world.organisations["vaart"],
        capacity=hanneke.role,
    )
    assert polls.asked_for_dates(hanneke).exists()
    assert polls.my_open_polls(hanneke, on=today) == []


@pytest.mark.parametrize("spoil", ["over", "closed", "dossier"])
def test_a_poll_is_open(poll, spoil):
    today = clock.today()
    rows = DatePoll.objects.filter(pk=poll.pk)
    assert rows.open_on(today).exists()
    if spoil == "over":
        rows.update(last_on=today - dt.timedelta(days=1))
    elif spoil == "closed":
        rows.update(closed_at=clock.now())
    else:
        Dossier.objects.filter(pk=poll.dossier_id).update(closed_on=today)
    assert not rows.open_on(today).exists()
    assert rows.not_chosen().exists() is (spoil == "over")


def test_what_was_typed_for_a_talk_is_of_who_typed_it(world, dossier):
    PlanDraft = polls.PlanDraft  # noqa: N806
    PlanDraft.objects.create(
        region=dossier.region,
        dossier=dossier,
        person=world.people["anouk"],
        saved_at=clock.now(),
        words='{"place": ["x"]}',
    )
    assert polls.plan_draft(world.actors["anouk"], dossier.pk) == {"place": ["x"]}
    assert polls.plan_draft(world.actors["daan"], dossier.pk) == {}
    assert polls.plan_draft(world.actors["anouk"], 0) == {}
