"""Invitations without a word about a child, and answers from any calendar."""

import datetime as dt
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from rondom.meetings.ical import Reply, invitation, parse_reply
from rondom.meetings.mail import message

HERE = ZoneInfo("Europe/Amsterdam")
MADE = dt.datetime(2026, 10, 1, 8, 0, tzinfo=dt.UTC)
LINK = "https://rondom.example/overleg/12/"
REPLY = (
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nPRODID:-//Example//NL\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:m12@rondom.example\r\n"
    "SEQUENCE:2\r\nDTSTAMP:20261002T080000Z\r\nATTENDEE;CN=Renée;PARTSTAT=ACCEPTED:MAILTO:Ouder@Example.org\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)

PROPERTIES = {"ATTENDEE", "CLASS", "DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "LOCATION"} | {
    "ORGANIZER",
    "SEQUENCE",
    "STATUS",
    "SUMMARY",
    "UID",
    "URL",
}
FIRST, LAST = dt.datetime(2024, 1, 1), dt.datetime(2045, 1, 1)  # noqa: DTZ001
moments = st.datetimes(FIRST, LAST, timezones=st.just(dt.UTC))


def invite(starts_at: dt.datetime | None = None, **changes: object) -> bytes:
    starts_at = starts_at or dt.datetime(2026, 11, 3, 14, 0, tzinfo=HERE)
    values: dict[str, object] = {
        "uid": "m12@rondom.example",
        "sequence": 0,
        "starts_at": starts_at,
        "ends_at": starts_at + dt.timedelta(hours=1),
        "place": "Basisschool De Kring; lokaal 4, 1e verdieping",
        "organiser_email": "overleg@rondom.example",
        "attendee_email": "ouder@example.org",
        "link": LINK,
        "created_at": MADE,
    }
    return invitation(**values | changes)  # type: ignore[arg-type]


def test_an_invitation_says_when_and_where_and_no_more() -> None:
    calendar = Calendar.from_ical(invite())
    [event] = calendar.walk("VEVENT")
    assert calendar["METHOD"] == "REQUEST"
    assert set(event) == PROPERTIES
    assert event["SUMMARY"] == "Overleg (vertrouwelijk)"
    assert event["CLASS"] == "PRIVATE"
    assert event["DESCRIPTION"].endswith(LINK)
    assert event["ORGANIZER"] == "mailto:overleg@rondom.example"
    assert dict(event["ORGANIZER"].params) == {}
    assert event["ATTENDEE"] == "mailto:ouder@example.org"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"
    assert "CN" not in event["ATTENDEE"].params


def test_a_cancellation_has_the_same_uid_and_a_higher_sequence() -> None:
    calendar = Calendar.from_ical(invite(method="CANCEL", sequence=1))
    [event] = calendar.walk("VEVENT")
    assert (calendar["METHOD"], event["UID"], event["SEQUENCE"]) == ("CANCEL", "m12@rondom.example", 1)
    assert event["STATUS"] == "CANCELLED"


@given(moments, st.integers(min_value=1, max_value=600))
def test_a_moment_comes_back_as_the_same_moment(starts_at: dt.datetime, minutes: int) -> None:
    ends_at = starts_at + dt.timedelta(minutes=minutes)
    [event] = Calendar.from_ical(invite(starts_at, ends_at=ends_at)).walk("VEVENT")
    read = event.start
    if read.replace(fold=1).utcoffset() == read.replace(fold=0).utcoffset():  # else the hour exists twice
        assert read == starts_at.replace(microsecond=0)


@pytest.mark.parametrize(
    ("starts_at", "local", "offset"),
    [
        (dt.datetime(2026, 10, 24, 12, 0, tzinfo=dt.UTC), "20261024T140000", "+0200"),
        (dt.datetime(2026, 10, 25, 12, 0, tzinfo=dt.UTC), "20261025T130000", "+0100"),
        (dt.datetime(2027, 3, 27, 12, 0, tzinfo=dt.UTC), "20270327T130000", "+0100"),
        (dt.datetime(2027, 3, 28, 12, 0, tzinfo=dt.UTC), "20270328T140000", "+0200"),
    ],
)
def test_the_clock_change_is_in_the_file(starts_at: dt.datetime, local: str, offset: str) -> None:
    data = invite(starts_at)
    assert f"DTSTART;TZID=Europe/Amsterdam:{local}".encode() in data
    [zone] = Calendar.from_ical(data).walk("VTIMEZONE")
    there = dt.datetime.strptime(local, "%Y%m%dT%H%M%S").replace(tzinfo=zone.to_tz())
    assert there.strftime("%z") == offset


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_no_place_can_add_a_line(place: str) -> None:
    data = invite(place=place)
    [event] = Calendar.from_ical(data).walk("VEVENT")
    assert data.count(b"\r\nBEGIN:VEVENT") == 1
    assert len(event.get("ATTENDEE").params) == 4
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_a_line_break_in_a_place_stays_inside_it() -> None:
    [event] = Calendar.from_ical(invite(place="Lokaal 4\r\nATTENDEE:mailto:x@example.org")).walk("VEVENT")
    assert event["ATTENDEE"] == "mailto:ouder@example.org"


@pytest.mark.parametrize(
    "changes",
    [
        {"starts_at": dt.datetime(2026, 11, 3, 14, 0)},  # noqa: DTZ001
        {"ends_at": dt.datetime(2026, 11, 3, 14, 0, tzinfo=HERE)},
        {"attendee_email": "ouder@example.org\r\nATTENDEE:mailto:x@example.org"},
        {"organiser_email": "Jan Jansen <jan@example.org>"},
        {"attendee_email": "niemand"},
    ],
)
def test_a_wrong_invitation_is_not_made(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"must|needs"):
        invite(**changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_reply_is_read_in_any_encoding(encoding: str) -> None:
    assert parse_reply(REPLY.encode(encoding)) == Reply(
        "m12@rondom.example", 2, "ouder@example.org", "ACCEPTED"
    )


def test_a_reply_without_line_feeds_of_its_own_or_a_sequence_is_read() -> None:
    data = REPLY.replace("\r\n", "\n").replace("SEQUENCE:2\n", "").encode()
    assert parse_reply(data) == Reply("m12@rondom.example", 0, "ouder@example.org", "ACCEPTED")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("METHOD:REPLY", "METHOD:REQUEST", "not a reply"),
        ("METHOD:REPLY\r\n", "", "not a reply"),
        ("VEVENT", "VTODO", "one event, not 0"),
        ("UID:m12@rondom.example\r\n", "", "which meeting"),
        ("SEQUENCE:2", "SEQUENCE:two", "sequence"),
        ("SEQUENCE:2", "SEQUENCE:-1", "out of range"),
        ("SEQUENCE:2", "SEQUENCE:99999999999", "out of range"),
        ("PARTSTAT=ACCEPTED", "PARTSTAT=MISSCHIEN", "not one we know"),
        ("MAILTO:Ouder@Example.org", "tel:+31", "e-mail address"),
        ("END:VEVENT", "ATTENDEE:mailto:x@example.org\r\nEND:VEVENT", "one person, not 2"),
        ("END:VCALENDAR\r\n", "", "not a calendar"),
        ("BEGIN:VCALENDAR", "Hallo", "not a calendar"),
    ],
)
def test_anything_else_is_refused_in_words(old: str, new: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_reply(REPLY.replace(old, new).encode())


def test_a_reply_that_is_too_long_is_not_read() -> None:
    with pytest.raises(ValueError, match="too long"):
        parse_reply(b"x" * 100_001)


@given(st.binary(max_size=400))
def test_no_data_breaks_the_reader(data: bytes) -> None:
    with pytest.raises(ValueError, match="the"):
        parse_reply(data)


@given(st.integers(0, len(REPLY)), st.integers(0, len(REPLY)), st.text(max_size=5).filter(str.isprintable))
def test_a_damaged_reply_is_read_or_refused(start: int, end: int, between: str) -> None:
    data = (REPLY[:start] + between + REPLY[end:]).encode()
    try:
        assert "@" in parse_reply(data).attendee_email
    except ValueError as error:
        assert str(error)  # noqa: PT017


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_the_mail_has_text_and_a_calendar_with_its_method(method: str) -> None:
    calendar = invite(method=method)
    mail = message(
        to="ouder@example.org",
        sender="Rondom <overleg@rondom.example>",
        calendar=calendar,
        link=LINK,
        method=method,  # type: ignore[arg-type]
    )
    read = message_from_bytes(mail.message().as_bytes(), policy=policy.default)
    assert read.get_content_type() == "multipart/alternative"
    text, part = read.iter_parts()
    assert LINK in text.get_content()
    assert (part.get_content_type(), part.get_param("method"), part.get_param("charset")) == (
        "text/calendar",
        method,
        "utf-8",
    )
    assert Calendar.from_ical(part.get_content()).to_ical() == calendar
