"""Somebody's own talks at a secret address, for the calendar on his phone: when, where, and nothing about a child."""

import datetime as dt

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import translation

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.core.secret_links import hash_of_secret
from rondom.families.queries import hats_of
from rondom.meetings.ical import FeedTalk, calendar_feed
from rondom.meetings.links import meeting_link
from rondom.meetings.models import CalendarFeed, Meeting
from rondom.meetings.terms import MeetingState

LOOKS_BACK = dt.timedelta(days=31)


def feed_made_at(person_id: int | None) -> dt.datetime | None:
    """Since when somebody has an address; None without one."""
    row = CalendarFeed.objects.filter(person_id=person_id).first() if person_id else None
    return row.made_at if row else None


def address_of(secret: str) -> str:
    return settings.SITE_ADDRESS.rstrip("/") + reverse("meeting:feed", args=[secret])


@as_system("a calendar program is nobody who is signed in")
def feed_by_secret(secret: str) -> bytes | None:
    """The talks of whoever this address belongs to, as he may know of them today; None for an address of nobody.

    Asked anew at every request: who leaves an organisation or the circle, or whose consent is taken back, does not find
    those talks any more. Cost: two queries, one more for every hat.
    """
    rows = CalendarFeed.objects.filter(secret_hash=hash_of_secret(secret), person__account__is_active=True)
    feed = rows.select_related("person").first()
    if feed is None:
        return None
    found: dict[int, Meeting] = {}
    for actor in _actors(feed.person_id):
        found |= {row.pk: row for row in _talks(actor)}
    talks = sorted(found.values(), key=lambda row: (row.starts_at, row.pk))
    with translation.override(feed.person.language):
        return calendar_feed([_talk(row) for row in talks], made_at=clock.now())


def _actors(person_id: int) -> list[Actor]:
    """Every hat of a person today."""
    professional, family = hats_of(person_id, on=clock.today())
    return [*(hat.worn_by(person_id) for hat in professional), *(hat.worn_by(person_id) for hat in family)]


def _talks(actor: Actor) -> list[Meeting]:
    """Where the actor is on the list in this hat, of dossiers that he may see."""
    on_the_list = Q(
        invitees__person_id=actor.person_id,
        invitees__organisation=actor.organisation_id,
        invitees__capacity=actor.role,
        invitees__removed_at__isnull=True,
    )
    rows = Meeting.objects.visible_to(actor, on=clock.today()).filter(on_the_list)
    return list(
        rows.exclude(state=MeetingState.CANCELLED).filter(ends_at__gte=clock.now() - LOOKS_BACK).distinct()
    )


def _talk(meeting: Meeting) -> FeedTalk:
    return FeedTalk(
        uid=str(meeting.uid),
        sequence=meeting.sequence,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        video=meeting.link,
        link=meeting_link(meeting),
    )
