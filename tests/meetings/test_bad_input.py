"""What comes from outside and is wrong: answers of calendars, links of video calls, moments in other zones."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.meetings import operations, queries
from rondom.meetings.mailing import calendar_for, drop_who_lost_ground, send_due_invitations
from rondom.meetings.models import Invitee, Meeting
from rondom.people.models import Membership, Organisation


def refusal(call, *args, **values):
    with pytest.raises(Refused) as refused:
        call(*args, **values)
    return refused.value.decision.code


@pytest.fixture
def meeting(world, plan):
    person = world.people["anouk"]
    person.email = "anouk@klimboom.example"
    person.save()
    return plan(hours=30)


def reply(
    meeting,
    *,
    uid=None,
    sequence=None,
    who="anouk@klimboom.example",
    partstat="ACCEPTED",
    name="Anouk",
    code="utf-8",
):
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Anders//NL\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n"
        f"UID:{uid or meeting.uid}\r\nSEQUENCE:{meeting.sequence if sequence is None else sequence}\r\n"
        "DTSTAMP:20261122T100000Z\r\n"
        f"ATTENDEE;PARTSTAT={partstat};CN={name}:mailto:{who}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    return text.encode(code)


def answer_of(meeting):
    return Invitee.objects.get(meeting=meeting, person__call_name="Anouk").reply


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_an_answer_in_an_odd_encoding_is_read(meeting, code):
    assert operations.record_reply(reply(meeting, name="Anoük Térpstra", code=code)) == "stored"
    assert answer_of(meeting) == "yes"


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ({"who": "vreemde@elders.example"}, "unknown"),
        ({"who": "rania@thuis.example"}, "unknown"),
        ({"uid": "3f2b6c1e-0000-4000-8000-000000000000"}, "unknown"),
        ({"uid": "' OR 1=1 --"}, "unknown"),
        ({"partstat": "DELEGATED"}, "unknown"),
    ],
    ids=["not the invitee", "a parent without this address", "a uid of nobody", "no uid at all", "no answer"],
)
def test_a_forged_answer_changes_nothing(meeting, values, answer):
    assert operations.record_reply(reply(meeting, **values)) == answer
    assert not meeting.invitees.exclude(reply="none").exists()


@pytest.mark.parametrize("sequence", ["-1", "9999999999", "een"])
def test_a_sequence_that_is_no_number_is_refused(meeting, sequence):
    with pytest.raises(ValueError, match="sequence"):
        operations.record_reply(reply(meeting, sequence=sequence))
    assert answer_of(meeting) == "none"


def test_an_answer_about_the_old_moment_does_not_count(world, meeting):
    old = reply(meeting)
    starts = meeting.starts_at + dt.timedelta(days=1)
    operations.move_meeting(
        world.actors["anouk"],
        meeting_id=meeting.pk,
        sequence=0,
        starts_at=starts,
        ends_at=starts + dt.timedelta(hours=1),
        place="Online",
    )
    assert operations.record_reply(old) == "old"
    assert answer_of(meeting) == "none"


def test_a_talk_whose_minutes_are_open_does_not_move(world, running):
    starts = running.starts_at + dt.timedelta(days=1)
    values = {
        "sequence": 0,
        "starts_at": starts,
        "ends_at": starts + dt.timedelta(hours=1),
        "place": "Online",
    }
    operations.write_minutes(
        world.actors["anouk"], meeting_id=running.pk, phase="overview", text="Wij lazen.", revision=0
    )
    code = refusal(operations.move_meeting, world.actors["anouk"], meeting_id=running.pk, **values)
    assert code == "meeting.running"
    assert Meeting.objects.get(pk=running.pk).starts_at == running.starts_at


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Pacific/Auckland"])
def test_a_moment_in_another_zone_is_the_same_moment(plan, zone):
    there = (clock.now() + dt.timedelta(days=3)).astimezone(ZoneInfo(zone)).replace(microsecond=0)
    meeting = plan(starts_at=there, ends_at=there + dt.timedelta(hours=1))
    assert meeting.starts_at == there
    calendar = calendar_for(queries.invitees_of(meeting)[0]).decode()
    here = there.astimezone(ZoneInfo("Europe/Amsterdam"))
    assert f"DTSTART;TZID=Europe/Amsterdam:{here:%Y%m%dT%H%M%S}" in calendar


def test_who_left_the_organisation_is_not_mailed_about_a_move(world, dossier, join, allow, plan):
    """His part in the circle ended with his work: the worker takes him off before it mails."""
    row = join(dossier, "bram")
    allow("bram")
    meeting = plan(hours=30, ids=[row.pk])
    Membership.objects.filter(person=world.people["bram"]).update(valid_until=clock.today())
    row.valid_until = clock.today()
    row.save()
    drop_who_lost_ground()
    assert "Bram" not in [invitee.person.call_name for invitee in queries.invitees_of(meeting)]
    send_due_invitations()
    assert Invitee.objects.get(meeting=meeting, person=world.people["bram"]).mailed_sequence == -1


def test_the_place_goes_by_mail_and_does_not_name_the_child(world, dossier, plan):
    assert refusal(plan, place="Thuis bij Sami") == "meeting.place_names_child"
    assert refusal(plan, place="familie De Wit") == "meeting.place_names_child"
    assert plan(place="Samistraat 3, Witteveen").place == "Samistraat 3, Witteveen"


def test_a_talk_can_be_at_a_school_that_is_called_like_the_child(dossier, plan):
    Organisation.objects.filter(pk=dossier.school_id).update(name="De Sami")
    assert plan(place="De Sami, lokaal 4").place == "De Sami, lokaal 4"


def test_a_talk_does_not_move_to_a_place_that_names_the_child(world, plan):
    meeting = plan()
    values = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at, "place": "Bij Sami", "sequence": 0}
    code = refusal(operations.move_meeting, world.actors["anouk"], meeting_id=meeting.pk, **values)
    assert code == "meeting.place_names_child"


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("http://praten.example/1", "meeting.link"),
        ("javascript:alert(1)", "meeting.link"),
        ("https://", "meeting.link"),
        ("https://iemand:geheim@praten.example/1", "meeting.link"),
        ("https://praten.example/\r\nATTENDEE:mailto:x@y.example", "meeting.link"),
        ("https://praten.example/" + "a" * 600, "meeting.link"),
        ("https://praten.example/overleg-sami", "meeting.link_names_child"),
    ],
    ids=[
        "http",
        "script",
        "nothing behind it",
        "with a password",
        "a line end",
        "too long",
        "the name of the child",
    ],
)
def test_a_link_that_may_not_be_in_a_mail(plan, link, code):
    assert refusal(plan, link=link) == code
    assert not Meeting.objects.exists()


def test_a_link_stands_with_the_place_in_the_calendar_and_on_the_page(world, plan, as_):
    meeting = plan(hours=30, link="https://praten.example/kamer-12")
    calendar = calendar_for(queries.invitees_of(meeting)[0]).decode().replace("\r\n ", "")
    assert "LOCATION:De Klimboom\\, lokaal 4 · https://praten.example/kamer-12" in calendar
    page = as_("anouk").get(reverse("meeting:detail", args=[meeting.pk])).content.decode()
    assert 'href="https://praten.example/kamer-12"' in page


def test_a_link_can_be_changed_and_taken_away_by_moving(world, plan):
    meeting = plan(hours=30, link="https://praten.example/kamer-12")
    values = {"starts_at": meeting.starts_at, "ends_at": meeting.ends_at, "place": "Online"}
    anouk = world.actors["anouk"]
    operations.move_meeting(anouk, meeting_id=meeting.pk, sequence=0, **values)
    assert Meeting.objects.get().link == "https://praten.example/kamer-12"
    operations.move_meeting(anouk, meeting_id=meeting.pk, sequence=1, link="", **values)
    assert Meeting.objects.get().link == ""


def test_a_secret_that_is_much_too_long_is_of_nobody(db):
    client = Client()
    client.get(reverse("meeting:poll_follow", args=["x" * 3000]))
    assert client.get(reverse("meeting:poll_link")).status_code == 410
