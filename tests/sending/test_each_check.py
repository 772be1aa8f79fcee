"""Each check of sending asked by itself: one thing is different, and the answer is."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.consent.models import Consent, LegalShare
from rondom.consent.terms import Category, Purpose
from rondom.core import clock
from rondom.documents.reading import Reading
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Baton, EmergencyAccess, Participant
from rondom.meetings.models import Meeting
from rondom.notes.operations import raise_signal
from rondom.people.models import Account
from rondom.people.terms import Role
from rondom.plans import operations as plans
from rondom.sending import access, grounds, parts, queries
from rondom.sending.grounds import Receiver
from rondom.sending.models import Sending
from rondom.sending.terms import SendingState

EVERYTHING = frozenset(Category.values)


@pytest.fixture
def seen(world, dossier):
    return lambda key: visible_dossier(world.actors[key], dossier_id=dossier.pk)


@pytest.fixture
def elif_(world, signal_text):
    """The dossier of another child at the school."""
    return raise_signal(world.actors["daan"], pupil_id=world.pupils["elif"].pk, text=signal_text).dossier


@pytest.fixture
def by_law(world, dossier, today):
    """The school shares with social work by law; the parents know."""
    return LegalShare.objects.create(
        region=dossier.region,
        pupil=dossier.pupil,
        dossier_id=dossier.pk,
        recipient=world.organisations["smw"],
        ground="vital_interest",
        categories=["process", "education"],
        reason="gevaar",
        decided_by=world.people["anouk"],
        decided_for=world.organisations["klimboom"],
        decided_at=clock.now(),
        parents_told_on=today,
        valid_from=today,
        valid_until=today + dt.timedelta(days=9),
    )


def untold(share):
    rows = LegalShare.objects.filter(pk=share.pk)
    before = clock.today() + dt.timedelta(days=5)
    rows.update(parents_told_on=None, tell_before_on=before, not_told_because="De rechter vroeg te wachten.")


def may_find(dossier, slug):
    try:
        return bool(access.get_receiver(dossier, slug))
    except Http404:
        return False


# Stopping -------------------------------------------------------------------------------


def test_who_sent_it_and_the_coordinator_stop_it(world, seen, teacher, wish, send):
    row = send(teacher, wish).sending

    def code(key) -> str:
        return access.may_revoke(world.actors[key], seen(key), row).code

    assert (code("anouk"), code("daan")) == ("", "sending.not_yours")
    row.sent_by_id = world.people["daan"].pk
    assert (code("anouk"), code("daan")) == ("", "")
    closed = seen("anouk")
    closed.closed_on = clock.today()
    assert access.may_revoke(world.actors["anouk"], closed, row).code == "dossier.closed"
    row.last_on = clock.today() - dt.timedelta(days=1)
    assert code("anouk") == "sending.over"


def test_it_is_over_or_stopped_or_blocked(today):
    later = today + dt.timedelta(days=1)
    found = [
        Sending(last_on=today, **changed).state_on(day)
        for day, changed in (
            (today, {}),
            (later, {}),
            (today, {"revoked_at": clock.now()}),
            (today, {"blocked_at": clock.now()}),
        )
    ]
    assert found == [SendingState.OPEN, SendingState.OVER, SendingState.REVOKED, SendingState.BLOCKED]


def test_a_reader_by_link_has_no_role():
    by_link = Sending(person_id=1, organisation_id=2, region_id=3)
    assert by_link.is_by_link
    assert by_link.reader.role == Receiver(organisation_id=2, region_id=3).actor.role != Role.TEACHER
    assert Sending(role=Role.TEACHER, person_id=1).reader.role == Role.TEACHER


# To whom --------------------------------------------------------------------------------


@pytest.mark.parametrize("spoil", ["of the family", "guest", "ended", "elsewhere", "no organisation"])
def test_who_works_with_this_child_today_is_a_receiver(world, dossier, seen, elif_, today, spoil):
    rows = Participant.objects.filter(dossier=dossier, person=world.people["daan"])
    pk = rows.get().pk
    assert may_find(seen("anouk"), f"p{pk}")
    elsewhere = Participant.objects.filter(dossier=elif_, person=world.people["daan"])
    changed = {
        "of the family": {"capacity": Role.PARENT},
        "guest": {"capacity": Role.SECOND_SCHOOL},
        "ended": {"valid_from": today - dt.timedelta(days=1), "valid_until": today},
        "no organisation": {"organisation": None},
    }
    if spoil == "elsewhere":
        pk = elsewhere.get().pk
    else:
        rows.update(**changed[spoil])
    assert not may_find(seen("anouk"), f"p{pk}")


@pytest.mark.parametrize("spoil", ["another child", "stopped", "over", "a move", "guest", "own school"])
def test_an_organisation_that_was_asked_for_is_a_receiver(
    world, dossier, seen, elif_, today, allow_about, spoil
):
    rows = Consent.objects.filter(pk=allow_about("priya", ["education"]).pk)
    smw = world.organisations["smw"]
    assert may_find(seen("anouk"), f"o{smw.pk}")
    assert not may_find(seen("anouk"), f"x{smw.pk}")
    rows.update(
        **{
            "another child": {"pupil": elif_.pupil},
            "stopped": {"ended_at": clock.now()},
            "over": {"valid_from": today - dt.timedelta(days=1), "valid_until": today},
            "a move": {"purpose": Purpose.MOVE},
            "guest": {"recipient_role": Role.SECOND_SCHOOL},
            "own school": {"recipient": dossier.school},
        }[spoil]
    )
    left = access.organisations_to_send_to(seen("anouk"))
    # A yes is a ground to think along, also of what is not asked as such: then every part is switched off.
    assert left == ([smw] if spoil in ("a move", "guest") else [])


def test_a_ground_of_the_law_that_the_family_knows_makes_a_receiver(world, seen, by_law):
    assert access.organisations_to_send_to(seen("anouk")) == [world.organisations["smw"]]
    untold(by_law)
    assert access.organisations_to_send_to(seen("anouk")) == []


def test_people_to_send_to_work_with_the_child_and_have_an_account(world, dossier, seen, join):
    join(dossier, "esra")
    names = lambda: {row.name for row in queries.people_to_send_to(seen("anouk"), but=0)}  # noqa: E731
    assert names() == {world.people[key].name for key in ("anouk", "daan", "esra")}
    Account.objects.filter(person=world.people["daan"]).update(is_active=False)
    Participant.objects.filter(dossier=dossier, person=world.people["esra"]).update(
        capacity=Role.SECOND_SCHOOL
    )
    assert names() == {world.people["anouk"].name}


# The ground -----------------------------------------------------------------------------


@pytest.mark.parametrize("spoil", ["another child", "over", "another place", "a move", "guest"])
def test_a_link_opens_what_was_said_yes_to_about_this_child(
    world, dossier, elif_, today, organisation, allow_about, spoil
):
    rows = Consent.objects.filter(pk=allow_about("priya", ["education", "care"]).pk)
    sees = lambda: grounds.seen_by_receiver(organisation, dossier, sees=EVERYTHING)  # noqa: E731
    assert sees().categories == {"education", "care"}
    rows.update(
        **{
            "another child": {"pupil": elif_.pupil},
            "over": {"valid_from": today - dt.timedelta(days=1), "valid_until": today},
            "another place": {"recipient": world.organisations["ggd"]},
            "a move": {"purpose": Purpose.MOVE},
            "guest": {"recipient_role": Role.SECOND_SCHOOL},
        }[spoil]
    )
    assert sees() is None


def test_a_link_opens_what_the_role_may_see_and_the_sender_saw(dossier, organisation, allow_about):
    rows = Consent.objects.filter(pk=allow_about("priya", ["education", "care"]).pk)
    seen = grounds.seen_by_receiver(organisation, dossier, sees=["care", "family"])
    assert seen.categories == {"care"}
    rows.update(recipient_role=Role.ATTENDANCE_OFFICER)
    seen = grounds.seen_by_receiver(organisation, dossier, sees=EVERYTHING)
    assert seen is None or "care" not in seen.categories


def test_the_law_opens_for_its_own_receiver_when_the_family_knows(world, dossier, organisation, by_law):
    ggd = replace(organisation, organisation_id=world.organisations["ggd"].pk)
    sees = lambda receiver: grounds.seen_by_receiver(receiver, dossier, sees=EVERYTHING)  # noqa: E731
    assert sees(organisation).categories == {"process", "education"}
    assert sees(ggd) is None
    untold(by_law)
    assert sees(organisation) is None


def test_who_reads_in_secret_or_in_danger_gets_nothing(world, dossier, join, by_law):
    priya = world.actors["priya"]
    receiver = Receiver(priya.organisation_id, priya.region_id, priya.role, priya.person_id)
    sees = lambda: grounds.seen_by_receiver(receiver, dossier, sees=EVERYTHING)  # noqa: E731
    assert sees() is None
    part = join(dossier, "priya")
    assert sees() is not None
    untold(by_law)
    assert visible_dossier(priya, dossier_id=dossier.pk).in_secret
    assert sees() is None
    part.delete()
    now = clock.now()
    EmergencyAccess.objects.create(
        region=dossier.region,
        dossier=dossier,
        person=world.people["priya"],
        organisation=world.organisations["smw"],
        role=priya.role,
        reason="acuut gevaar",
        opened_at=now,
        until_at=now + dt.timedelta(hours=9),
        review_before_on=clock.today() + dt.timedelta(days=9),
    )
    LegalShare.objects.all().delete()
    assert visible_dossier(priya, dossier_id=dossier.pk).in_emergency
    assert sees() is None


def test_a_talk_about_another_child_is_no_part(world, dossier, elif_, closed, seen):
    reader = seen("anouk")
    assert grounds.reading_of(reader, closed.pk).meeting == closed
    Meeting.objects.filter(pk=closed.pk).update(dossier=elif_)
    with pytest.raises(Http404):
        grounds.reading_of(reader, closed.pk)


# What -----------------------------------------------------------------------------------


def test_a_part_is_offered_and_read_by_who_sees_what_it_is_about(world, dossier, mine, wish, seen):
    reading = mine()
    part = next(row for row in parts.parts_of(reading) if row.key == wish)
    empty = parts.part_of("growth", "support_so_far")
    assert parts.may_be_sent(part, reading, seen("daan"))
    assert parts.may_read(empty, reading.dossier).code == "sending.nothing_there"
    assert parts.may_be_sent(empty, reading, seen("daan")).code == "sending.nothing_there"
    narrowed = seen("daan")
    narrowed.categories = frozenset({"process"})
    assert parts.may_read(part, narrowed).code == "sending.nothing_there"
    assert parts.may_be_read(part, narrowed).code == "sending.category"
    assert parts.may_be_read(part, None).code == "sending.no_ground"
    keys = {row.key for row in parts.parts_of(Reading(world.actors["daan"], narrowed))}
    assert wish not in keys


def test_only_what_was_chosen_goes(mine, teacher, wish, version):
    assert [row.key for row in access.chosen_parts(mine(), teacher, [wish])] == [wish]


def test_nothing_is_left_when_its_only_part_changed(world, dossier, teacher, wish, send):
    row = send(teacher, wish).sending
    assert access.is_open(row)
    plans.write_paragraph(
        world.actors["rania"], dossier_id=dossier.pk, section="wish", text="Anders.", revision=1
    )
    assert not access.is_open(row)


# The list of what was sent ----------------------------------------------------------------


def test_it_is_found_by_its_own_link_and_number(world, organisation, teacher, wish, allow_about, send):
    allow_about("priya", [Category.EDUCATION])
    first, second = send(organisation, wish), send(organisation, wish)
    secret = second.link.rstrip("/").rsplit("/", 1)[-1]
    assert queries.by_secret(secret) == second.sending
    assert queries.by_secret("x" + secret) is None
    mine = [send(teacher, wish).sending for _turn in range(2)]
    daan = world.actors["daan"]
    assert [queries.sent_to(daan, row.pk) for row in mine] == mine
    reader = first.sending.reader
    assert queries.sent_to(replace(reader, role=""), first.sending.pk) is None


@pytest.mark.parametrize("spoil", ["ended", "elsewhere", "untold"])
def test_the_list_says_so_when_a_place_is_gone(
    world, dossier, seen, elif_, today, organisation, wish, by_law, send, teacher, spoil
):
    send(teacher, wish)
    send(organisation, wish)
    states = lambda: {row.name: row.state for row in queries.sendings_of(seen("anouk"))}  # noqa: E731
    assert set(states().values()) == {"open"}
    place = Participant.objects.filter(dossier=dossier, person=world.people["daan"])
    if spoil == "ended":
        place.update(valid_from=today - dt.timedelta(days=1), valid_until=today)
    elif spoil == "elsewhere":
        Participant.objects.filter(dossier=elif_, person=world.people["daan"]).delete()
        place.update(dossier=elif_)
    else:
        untold(by_law)
    gone = "Marije Bos" if spoil == "untold" else world.people["daan"].name
    assert states() == dict.fromkeys(states(), "open") | {gone: "no_ground"}


def test_the_coordinator_is_who_has_the_regie(world, dossier, seen, teacher, wish, send):
    row = send(teacher, wish).sending
    Baton.objects.filter(pk=dossier.baton_id).update(holder=world.people["esra"])
    row.sent_by_id = world.people["daan"].pk
    assert access.may_revoke(world.actors["anouk"], seen("anouk"), row).code == "sending.not_yours"
