"""Calendar invitations that tell a calendar when and where, and nothing about a child."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Component, Event, Timezone, vCalAddress, vDuration, vUri

Method = Literal["REQUEST", "CANCEL"]

HERE = ZoneInfo("Europe/Amsterdam")
PRODUCT = "-//Rondom//Overleg//NL"
LONGEST_REPLY = 100_000
ANSWERS = frozenset({"ACCEPTED", "DECLINED", "TENTATIVE", "NEEDS-ACTION", "DELEGATED"})


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody's calendar answered. attendee_email is in lower case; partstat is a word of RFC 5545."""

    uid: str
    sequence: int
    attendee_email: str
    partstat: str


def invitation(
    *,
    uid: str,
    sequence: int,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    place: str,
    organiser_email: str,
    attendee_email: str,
    method: Method = "REQUEST",
    link: str,
    video: str = "",
    created_at: dt.datetime,
) -> bytes:
    """One invitation for one person; nobody else is in it, so that no calendar shows who is around a child.

    video: where one talks by video; it stands with the place, and by itself for calendars that know it (RFC 7986).
    Keep the uid, raise the sequence with every change. Errors: ValueError for a moment without time zone,
    an end that is not after the start, or an e-mail address with anything but an address in it.
    """
    _check(starts_at, ends_at, created_at, organiser_email, attendee_email)
    event = Event.new(uid=uid, sequence=sequence, stamp=created_at.astimezone(dt.UTC))
    event.add("description", description(method, link))
    _say_when_and_where(event, starts_at, ends_at, place, video, link)
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("organizer", vCalAddress(f"mailto:{organiser_email}"))
    event.add("attendee", _attendee(attendee_email))
    return _calendar(event, method).to_ical()


@dataclass(frozen=True, slots=True)
class FeedTalk:
    """A talk in somebody's own calendar: when and where."""

    uid: str
    sequence: int
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str
    video: str
    link: str


def calendar_feed(talks: Sequence[FeedTalk], *, made_at: dt.datetime) -> bytes:
    """Somebody's own talks, to subscribe to; without a method and without people, so that no program asks for answers."""
    calendar = _empty_calendar([talk.starts_at.year for talk in talks])
    calendar.add("x-wr-calname", "Rondom")
    calendar.add("refresh-interval", vDuration(dt.timedelta(hours=1)), parameters={"VALUE": "DURATION"})
    for talk in talks:
        event = Event.new(uid=talk.uid, sequence=talk.sequence, stamp=made_at.astimezone(dt.UTC))
        event.add("description", _("Waar het over gaat, leest u na inloggen: %(link)s") % {"link": talk.link})
        _say_when_and_where(event, talk.starts_at, talk.ends_at, talk.place, talk.video, talk.link)
        calendar.add_component(event)
    return calendar.to_ical()


def _say_when_and_where(
    event: Event, starts_at: dt.datetime, ends_at: dt.datetime, place: str, video: str, link: str
) -> None:
    event.add("summary", _("Overleg (vertrouwelijk)"))
    event.add("url", link)
    event.add("location", f"{place} · {video}" if video else place)
    if video:
        event.add("conference", vUri(video), parameters={"FEATURE": "VIDEO"})
    event.add("dtstart", starts_at.astimezone(HERE))
    event.add("dtend", ends_at.astimezone(HERE))
    event.add("class", "PRIVATE")


def parse_reply(data: bytes) -> Reply:
    """Read the answer of one person from the text/calendar part of a mail.

    Errors: ValueError with a sentence about what is wrong, whatever the data is.
    """
    if len(data) > LONGEST_REPLY:
        raise ValueError("the reply is too long")
    try:
        calendar = Calendar.from_ical(_text(data))
    except Exception as error:  # the parser raises more kinds than it documents; the data is from outside
        raise ValueError("the reply is not a calendar") from error
    if not isinstance(calendar, Calendar) or str(calendar.get("method", "")).upper() != "REPLY":
        raise ValueError("the calendar is not a reply")
    events = calendar.walk("VEVENT")
    if len(events) != 1:
        raise ValueError(f"a reply is about one event, not {len(events)}")
    return _reply(events[0])


def _check(starts_at: dt.datetime, ends_at: dt.datetime, created_at: dt.datetime, *emails: str) -> None:
    if any(moment.tzinfo is None for moment in (starts_at, ends_at, created_at)):
        raise ValueError("a moment needs a time zone")
    if ends_at <= starts_at:
        raise ValueError("the end must be after the start")
    for email in emails:
        if email.count("@") != 1 or not email.isprintable() or set(email) & set(' <>"'):
            raise ValueError("an address must be only an e-mail address")


def description(method: Method, link: str) -> str:
    """The one sentence of an invitation, in a calendar and in a mail."""
    if method == "CANCEL":
        return _("Dit overleg gaat niet door. Meer leest u na inloggen: %(link)s") % {"link": link}
    return _("U bent uitgenodigd voor een overleg. Waar het over gaat, leest u na inloggen: %(link)s") % {
        "link": link
    }


def _attendee(email: str) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{email}")
    attendee.params.update(CUTYPE="INDIVIDUAL", ROLE="REQ-PARTICIPANT", PARTSTAT="NEEDS-ACTION", RSVP="TRUE")
    return attendee


def _calendar(event: Event, method: Method) -> Calendar:
    calendar = _empty_calendar([event.start.year])
    calendar.add("method", method)
    calendar.add_component(event)
    return calendar


def _empty_calendar(years: Sequence[int]) -> Calendar:
    """With the clock changes of these years."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if years:
        calendar.add_component(_timezone(min(years), max(years)))
    return calendar


@cache
def _timezone(first: int, last: int) -> Timezone:
    """The clock changes around some years. Cached: working them out takes longer than the rest."""
    return Timezone.from_tzinfo(HERE, first_date=dt.date(first - 1, 1, 1), last_date=dt.date(last + 2, 1, 1))


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")  # reads anything; only names of people can come out wrong


def _reply(event: Component) -> Reply:
    attendees = event.get("attendee", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    if len(attendees) != 1:
        raise ValueError(f"a reply is from one person, not {len(attendees)}")
    uid = str(event.get("uid", "")).strip()
    if not uid:
        raise ValueError("the reply does not say which meeting it is about")
    return Reply(uid, _sequence(event), _email(str(attendees[0])), _partstat(attendees[0]))


def _sequence(event: Component) -> int:
    try:
        sequence = int(event.get("sequence", 0))
    except (TypeError, ValueError) as error:
        raise ValueError("the sequence is not a number") from error
    if not 0 <= sequence <= 2_147_483_647:
        raise ValueError("the sequence is out of range")
    return sequence


def _email(address: str) -> str:
    email = address.strip().lower().removeprefix("mailto:").strip()
    if email.count("@") != 1 or not email.isprintable() or " " in email or len(email) > 254:
        raise ValueError("the reply is not from an e-mail address")
    return email


def _partstat(attendee: vCalAddress) -> str:
    partstat = str(getattr(attendee, "params", {}).get("PARTSTAT", "NEEDS-ACTION")).upper()
    if partstat not in ANSWERS:
        raise ValueError("the answer is not one we know")
    return partstat
