"""A date poll about Sami: the family, the table, and one person who has a link; and the calendar of the coordinator."""

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rondom.core import clock
from rondom.core.secret_links import hash_of_code, hash_of_secret
from rondom.dossiers.models import Participant
from rondom.meetings import operations
from rondom.meetings.models import CalendarFeed
from rondom.meetings.poll_days import suggested_days
from rondom.meetings.year import kinds_of_school

if TYPE_CHECKING:
    from tests.matrix.world import World

SECRET, CODE = "prikker-van-joost", "246810"
FEED_SECRET = "agenda-van-anouk"


def poll_of(world: "World") -> dict[str, object]:
    asked = [world.demo.people[key].pk for key in ("anouk", "ilse", "yara", "theo", "joost")]
    rows = Participant.objects.filter(dossier=world.sami, person_id__in=asked)
    free = kinds_of_school(world.sami.region_id, world.sami.school_id).free
    days = suggested_days(clock.today(), free)
    poll = operations.ask_dates(
        world.actor("anouk"),
        dossier_id=world.sami.pk,
        kind="ihi",
        starts=[dt.datetime.combine(day, dt.time(15), ZoneInfo("Europe/Amsterdam")) for day in days],
        minutes=60,
        place="lokaal 4",
        goal="Samen kiezen",
        participant_ids=list(rows.values_list("pk", flat=True)),
    ).poll
    voter = poll.voters.get(person=world.demo.people["joost"])
    voter.secret_hash, voter.code_hash = hash_of_secret(SECRET), hash_of_code(SECRET, CODE)
    voter.save()
    anouk = world.actor("anouk").person_id
    CalendarFeed.objects.create(person_id=anouk, secret_hash=hash_of_secret(FEED_SECRET), made_at=clock.now())
    return {
        "feed_secret": FEED_SECRET,
        "poll": poll.pk,
        "poll_moment": poll.moments.order_by("starts_at")[0].pk,
        "poll_link": SECRET,
        "poll_code": CODE,
        "poll_link_voter": voter.pk,
        "poll_day_1": days[0].isoformat(),
        "poll_day_2": days[1].isoformat(),
    }
