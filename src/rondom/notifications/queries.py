"""What is shown of the inbox, and what still has to leave by e-mail."""

import datetime as dt

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from rondom.events.models import Notice
from rondom.notifications.models import NotificationPreference
from rondom.notifications.terms import Channel

# What was not mailed in this time is no news any more; it still stands in the inbox.
NEWS_FOR = dt.timedelta(days=14)


def unread_count(person_id: int) -> int:
    return Notice.objects.filter(recipient_id=person_id, read_at__isnull=True).count()


def inbox(person_id: int) -> QuerySet[Notice]:
    """Messages of a person, newest first."""
    return Notice.objects.filter(recipient_id=person_id).order_by("-created_at", "-pk")


def notice_of(person_id: int, notice_id: int) -> Notice | None:
    """One message of a person; nothing for a message of another."""
    return Notice.objects.filter(recipient_id=person_id, pk=notice_id).first()


def channel_of(person_id: int) -> str:
    """How a person wants his messages."""
    row = NotificationPreference.objects.filter(person_id=person_id).first()
    return row.channel if row else Channel.DIGEST


def to_mail(*, now: dt.datetime, digest_before: dt.datetime) -> QuerySet[Notice]:
    """Messages that must leave by e-mail now.

    At once: what is urgent, and everything for who wants that. The rest: what was there at digest_before.
    What was read already, and what somebody does not want by e-mail, stays in the inbox only.
    """
    at_once = Q(urgent=True) | Q(channel=Channel.AT_ONCE)
    return (
        Notice.objects.filter(mailed_at__isnull=True, read_at__isnull=True, created_at__gt=now - NEWS_FOR)
        .exclude(recipient__email="")
        .annotate(
            channel=Coalesce(F("recipient__notification_preference__channel"), Value(Channel.DIGEST.value))
        )
        .exclude(channel=Channel.NONE)
        .filter(at_once | Q(created_at__lte=digest_before))
        .order_by("recipient_id", "pk")
    )


def people_to_mail(*, now: dt.datetime, digest_before: dt.datetime) -> list[int]:
    """Person ids for whom something must leave now."""
    rows = to_mail(now=now, digest_before=digest_before).order_by("recipient_id")
    return list(rows.values_list("recipient_id", flat=True).distinct())
