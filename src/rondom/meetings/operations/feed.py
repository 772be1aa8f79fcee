"""Make and stop the secret address of one's own calendar."""

from django.db import transaction

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.secret_links import hash_of_secret, new_secret
from rondom.events.record import happened
from rondom.meetings.feed import address_of
from rondom.meetings.models import CalendarFeed
from rondom.meetings.poll_events import FeedMade, FeedStopped


@transaction.atomic
def make_calendar_feed(actor: Actor) -> str:
    """A new address for oneself; an older one stops at once. Answers the address, which is stored nowhere."""
    secret = new_secret()
    values = {"secret_hash": hash_of_secret(secret), "made_at": clock.now()}
    CalendarFeed.objects.update_or_create(person_id=actor.person_id, defaults=values)
    happened(FeedMade(person_id=actor.person_id), by=actor)
    return address_of(secret)


@transaction.atomic
def stop_calendar_feed(actor: Actor) -> None:
    """The address stops at once."""
    gone, _models = CalendarFeed.objects.filter(person_id=actor.person_id).delete()
    if gone:
        happened(FeedStopped(person_id=actor.person_id), by=actor)
