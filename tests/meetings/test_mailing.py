"""One mail per person and version, without a name of the child; answers that come back."""

import datetime as dt

import pytest
from django.core import mail
from django.core.management import call_command

from rondom.consent.operations import withdraw_consent
from rondom.core import clock
from rondom.meetings import operations, queries
from rondom.meetings.mailing import calendar_for, send_due_invitations
from rondom.meetings.models import Invitee


def give_addresses(meeting):
    for row in queries.invitees_of(meeting):
        row.person.email = row.person.email or f"p{row.person_id}@ouder.example"
        row.person.save()


def move(world, meeting):
    starts = meeting.starts_at + dt.timedelta(days=1)
    return operations.move_meeting(
        world.actors["anouk"],
        meeting_id=meeting.pk,
        sequence=meeting.sequence,
        starts_at=starts,
        ends_at=starts + dt.timedelta(hours=1),
        place="Online",
    )


def calendars():
    return [message.alternatives[0][0].replace("\r\n ", "") for message in mail.outbox]


def test_everybody_gets_one_mail_that_says_nothing(world, plan):
    meeting = plan()
    give_addresses(meeting)
    count = len(queries.invitees_of(meeting))
    assert send_due_invitations() == count
    assert send_due_invitations() == 0
    assert len({message.to[0] for message in mail.outbox}) == len(mail.outbox) == count
    for message, calendar in zip(mail.outbox, calendars(), strict=True):
        assert "METHOD:REQUEST" in calendar
        assert "SUMMARY:Overleg (vertrouwelijk)" in calendar
        for word in ("Sami", "Wit", "Samen kiezen"):
            assert word not in calendar + message.subject + message.body


def test_a_killed_worker_catches_up(world, plan):
    meeting = plan()
    give_addresses(meeting)
    Invitee.objects.filter(person=world.people["anouk"]).update(mailed_sequence=0)
    assert send_due_invitations() == len(queries.invitees_of(meeting)) - 1


def test_a_move_sends_the_next_sequence_and_a_cancel_takes_it_back(world, plan):
    meeting = plan()
    give_addresses(meeting)
    send_due_invitations()
    mail.outbox.clear()
    meeting = move(world, meeting)
    send_due_invitations()
    assert all("SEQUENCE:1" in calendar for calendar in calendars())
    mail.outbox.clear()
    operations.cancel_meeting(world.actors["anouk"], meeting_id=meeting.pk)
    assert send_due_invitations() == len(queries.invitees_of(meeting))
    assert all("METHOD:CANCEL" in calendar and "SEQUENCE:2" in calendar for calendar in calendars())
    assert send_due_invitations() == 0


def test_without_an_address_nothing_is_sent(world, plan):
    meeting = plan()
    give_addresses(meeting)
    world.people["rania"].refresh_from_db()
    world.people["rania"].email = ""
    world.people["rania"].save()
    assert send_due_invitations() == len(queries.invitees_of(meeting)) - 1


def test_a_consent_taken_back_calls_somebody_off(world, dossier, join, allow, plan, parent):
    join(dossier, "bram")
    consent = allow("bram")
    meeting = plan(hours=24)
    send_due_invitations()
    mail.outbox.clear()
    withdraw_consent(parent("thomas"), consent_id=consent.pk)
    assert send_due_invitations() == 1
    assert mail.outbox[0].to == [world.people["bram"].email]
    assert "METHOD:CANCEL" in calendars()[0]
    assert "Bram" not in [row.person.call_name for row in queries.invitees_of(meeting)]


def test_one_address_that_fails_does_not_stop_the_rest(world, plan):
    meeting = plan()
    give_addresses(meeting)
    world.people["daan"].refresh_from_db()
    world.people["daan"].email = "geen adres"
    world.people["daan"].save()
    count = len(queries.invitees_of(meeting))
    expected = count - 1 if queries.invitee_of(meeting, world.people["daan"].pk) else count
    assert send_due_invitations() == expected


def reply(meeting, person, *, partstat="ACCEPTED", sequence=None):
    row = queries.invitee_of(meeting, person.pk)
    text = calendar_for(row).decode().replace("METHOD:REQUEST", "METHOD:REPLY")
    text = text.replace("\r\n ", "").replace("PARTSTAT=NEEDS-ACTION", f"PARTSTAT={partstat}")
    if sequence is not None:
        text = text.replace(f"SEQUENCE:{meeting.sequence}", f"SEQUENCE:{sequence}")
    return text.encode()


def test_an_answer_by_mail(world, plan, tmp_path):
    meeting = plan()
    daan = queries.invitees_of(meeting)[-1].person
    assert operations.record_reply(reply(meeting, daan, partstat="TENTATIVE")) == "stored"
    assert queries.invitee_of(meeting, daan.pk).reply == "maybe"
    meeting = move(world, meeting)
    assert operations.record_reply(reply(meeting, daan, sequence=0)) == "old"
    assert queries.invitee_of(meeting, daan.pk).reply == "none"
    data = reply(meeting, daan).replace(str(meeting.uid).encode(), b"00000000-0000-4000-8000-000000000000")
    assert operations.record_reply(data) == "unknown"
    assert operations.record_reply(reply(meeting, daan).replace(str(meeting.uid).encode(), b"x")) == "unknown"
    with pytest.raises(ValueError, match="calendar"):
        operations.record_reply(b"hello")


def test_the_command_reads_mails_and_calendars(world, plan, tmp_path, capsys):
    meeting = plan()
    person = queries.invitees_of(meeting)[-1].person
    (tmp_path / "a.ics").write_bytes(reply(meeting, person))
    (tmp_path / "b.eml").write_bytes(
        b"Content-Type: text/calendar; method=REPLY\r\n\r\n" + reply(meeting, person, partstat="DECLINED")
    )
    (tmp_path / "c.eml").write_bytes(b"Subject: hello\r\n\r\nhello")
    (tmp_path / "d.ics").write_bytes(b"BEGIN:VCALENDAR\r\nbroken")
    files = sorted(map(str, tmp_path.iterdir()))
    call_command("read_calendar_replies", *files, str(tmp_path / "missing.ics"))
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == ["a.ics: stored", "b.eml: stored", "c.eml: no calendar in it"]
    assert all("not read" in line for line in lines[3:])
    assert queries.invitee_of(meeting, person.pk).reply == "no"
    assert clock.now() > queries.invitee_of(meeting, person.pk).replied_at
