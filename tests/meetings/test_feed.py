"""The own calendar at a secret address, and every calendar file read by two readers that do not know each other."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from hypothesis import assume, given
from hypothesis import strategies as st
from icalendar import Calendar

from rondom.consent.operations import withdraw_consent
from rondom.core import clock
from rondom.meetings import operations, queries
from rondom.meetings.feed import feed_by_secret
from rondom.meetings.ical import FeedTalk, calendar_feed, invitation
from rondom.meetings.mailing import calendar_for
from rondom.meetings.models import CalendarFeed
from rondom.people.models import Account, Membership
from tests.meetings.rfc5545 import read, starts_at


def secret_of(address):
    return address.rpartition("/")[2].removesuffix(".ics")


@pytest.fixture
def fetch(world):
    """fetch("anouk"): makes an address for her, and answers how it is fetched by a phone that is nobody."""

    def make(key):
        address = operations.make_calendar_feed(world.actors[key])
        return lambda: Client().get(reverse("meeting:feed", args=[secret_of(address)]))

    return make


def talks(answer):
    return read(answer.content).each("VEVENT") if answer.content else []


def test_a_phone_fetches_the_talks_and_nothing_about_a_child(plan, fetch):
    meeting = plan(hours=30)
    answer = fetch("anouk")()
    assert answer.status_code == 200
    assert "private" in answer["Cache-Control"]
    assert not answer.cookies
    (event,) = talks(answer)
    assert event.text("SUMMARY") == "Overleg (vertrouwelijk)"
    assert event.value("UID") == str(meeting.uid)
    for word in ("Sami", "Wit", "Samen kiezen", "ATTENDEE", "ORGANIZER", "METHOD"):
        assert word not in answer.content.decode()


def test_the_secret_is_not_stored(world):
    secret = secret_of(operations.make_calendar_feed(world.actors["anouk"]))
    assert secret not in str(list(CalendarFeed.objects.values()))


def test_a_new_address_stops_the_old_one_and_stopping_stops(world, fetch):
    old = fetch("anouk")
    new = fetch("anouk")
    assert (old().status_code, new().status_code) == (404, 200)
    operations.stop_calendar_feed(world.actors["anouk"])
    assert new().status_code == 404


def test_who_leaves_an_organisation_loses_those_talks_at_once(world, dossier, join, plan, fetch):
    plan(hours=30, ids=[join(dossier, "carla").pk])
    feed = fetch("carla")
    assert len(talks(feed())) == 1
    Membership.objects.filter(person=world.people["carla"]).update(valid_until=clock.today())
    assert talks(feed()) == []


def test_a_consent_that_is_taken_back_works_here_too(world, dossier, join, allow, parent, plan, fetch):
    row = join(dossier, "bram")
    consent = allow("bram")
    plan(hours=30, ids=[row.pk])
    feed = fetch("bram")
    assert len(talks(feed())) == 1
    withdraw_consent(parent("thomas"), consent_id=consent.pk)
    assert talks(feed()) == []


def test_a_closed_account_has_no_calendar(world, fetch):
    feed = fetch("anouk")
    Account.objects.filter(person=world.people["anouk"]).update(is_active=False)
    assert feed().status_code == 404


def test_another_hat_has_its_own_talks_in_the_same_calendar(world, dossier, parent, plan):
    plan(hours=30)
    secret = secret_of(operations.make_calendar_feed(parent("rania")))
    assert len(read(feed_by_secret(secret)).each("VEVENT")) == 1


def test_what_is_called_off_or_long_ago_is_not_there(world, plan, fetch):
    feed = fetch("anouk")
    meeting = plan(hours=30)
    operations.cancel_meeting(world.actors["anouk"], meeting_id=meeting.pk)
    assert talks(feed()) == []
    plan(hours=1)
    with time_machine.travel(clock.now() + dt.timedelta(days=40), tick=False):
        assert talks(feed()) == []


def test_who_guesses_is_stopped(db):
    client = Client()
    tries = int(settings.ACCOUNT_RATE_LIMITS["calendar_feed"].partition("/")[0])
    answers = {
        client.get(reverse("meeting:feed", args=[f"geheim-{number}"])).status_code for number in range(tries)
    }
    assert answers == {404}
    assert client.get(reverse("meeting:feed", args=["nog-een"])).status_code == 429


def test_the_secret_is_in_no_log(fetch, world, caplog):
    secret = secret_of(operations.make_calendar_feed(world.actors["anouk"]))
    Client().get(reverse("meeting:feed", args=[secret]))
    Client().get(reverse("meeting:feed", args=[secret + "x"]))
    from rondom.config.logs import QuietFormatter  # noqa: PLC0415

    assert secret not in "\n".join(QuietFormatter().format(record) for record in caplog.records)


def test_the_settings_make_and_stop_it(world, as_):
    client = as_("anouk")
    page = client.post(reverse("meeting:feed_make"))
    assert "webcal://" in page.content.decode()
    assert "Stop dit adres" in client.get(reverse("account:details")).content.decode()
    assert "webcal://" not in client.get(reverse("account:details")).content.decode()
    client.post(reverse("meeting:feed_stop"))
    assert "Adres maken" in client.get(reverse("account:details")).content.decode()


HERE = ZoneInfo("Europe/Amsterdam")
HOURS = st.integers(0, 61_000)  # since 2025


def at(hours):
    return dt.datetime(2025, 1, 1, tzinfo=dt.UTC) + dt.timedelta(hours=hours)


def is_once(moment):
    """Not in the hour that the clock here shows twice: a local time in a file means the first (3.3.5), and ours are never
    planned there (web/meeting/forms).
    """
    return moment.astimezone(HERE).fold == 0


WORDS = st.text(st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1, max_size=90)


@given(hours=HOURS, minutes=st.integers(15, 480), place=WORDS, sequence=st.integers(0, 9))
def test_an_invitation_is_the_same_in_two_readers(hours, minutes, place, sequence):
    starts = at(hours)
    ends = starts + dt.timedelta(minutes=minutes)
    assume(is_once(starts) and is_once(ends))
    data = invitation(
        uid="een-1",
        sequence=sequence,
        starts_at=starts,
        ends_at=ends,
        place=place,
        organiser_email="rondom@voorbeeld.example",
        attendee_email="iemand@voorbeeld.example",
        link="https://rondom.example/overleg/1/",
        video="https://praten.example/kamer-1",
        created_at=starts,
    )
    strict = read(data)
    (event,) = strict.each("VEVENT")
    (other,) = Calendar.from_ical(data).walk("VEVENT")
    assert starts_at(strict, event) == starts == other.start.astimezone(dt.UTC)
    assert starts_at(strict, event, name="DTEND") == ends == other.end.astimezone(dt.UTC)
    assert event.text("LOCATION") == str(other["location"]) == f"{place} · https://praten.example/kamer-1"
    assert event.value("SEQUENCE") == str(sequence)
    assert event.value("CONFERENCE") == "https://praten.example/kamer-1"


@given(hours=st.lists(HOURS, max_size=6))
def test_a_feed_is_the_same_in_two_readers(hours):
    moments = [moment for number in hours if is_once(moment := at(number)) and is_once(at(number + 1))]
    rows = [
        FeedTalk(
            uid=f"een-{number}",
            sequence=0,
            starts_at=moment,
            ends_at=moment + dt.timedelta(hours=1),
            place="Lokaal 4; achterin, \\links",
            video="",
            link="https://rondom.example/overleg/1/",
        )
        for number, moment in enumerate(moments)
    ]
    data = calendar_feed(rows, made_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    strict = read(data)
    other = Calendar.from_ical(data).walk("VEVENT")
    assert [starts_at(strict, event) for event in strict.each("VEVENT")] == moments
    assert [event.start.astimezone(dt.UTC) for event in other] == moments


@pytest.mark.parametrize("day", [dt.date(2027, 3, 28), dt.date(2027, 10, 31)], ids=["spring", "autumn"])
def test_the_hours_around_the_clock_change(day):
    """A talk of three hours over the change of the clock takes three hours in both readers."""
    for hour in range(24):
        starts = dt.datetime.combine(day, dt.time(hour), dt.UTC)
        ends = starts + dt.timedelta(hours=3)
        if not (is_once(starts) and is_once(ends)):
            continue
        row = FeedTalk("een", 0, starts, ends, "A", "", "https://rondom.example/")
        data = calendar_feed([row], made_at=starts)
        (event,) = Calendar.from_ical(data).walk("VEVENT")
        (strict,) = read(data).each("VEVENT")
        assert event.end.astimezone(dt.UTC) - event.start.astimezone(dt.UTC) == dt.timedelta(hours=3)
        assert starts_at(read(data), strict) == starts
        assert starts_at(read(data), strict, name="DTEND") == ends


def test_what_is_mailed_is_read_by_the_strict_reader(world, plan):
    meeting = plan(link="https://praten.example/kamer-1")
    calendar = read(calendar_for(queries.invitees_of(meeting)[0]))
    assert calendar.value("METHOD") == "REQUEST"
    assert calendar.each("VEVENT")[0].text("LOCATION").endswith("https://praten.example/kamer-1")
