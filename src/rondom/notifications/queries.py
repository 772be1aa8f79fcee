"""What is shown of the inbox, and what still has to leave by e-mail."""

import datetime as dt

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from rondom.core.notices import APPOINTMENT, QUESTION
from rondom.events.models import Notice
from rondom.notifications.models import NotificationPreference
from rondom.notifications.terms import DEFAULTS, Channel, DigestHour
from rondom.people.models import Person

# What was not mailed in this time is no news any more; it still stands in the inbox.
NEWS_FOR = dt.timedelta(days=14)


def unread_count(person_id: int) -> int:
    return Notice.objects.filter(recipient_id=person_id, read_at__isnull=True).count()


def unread_count_and(person_id: int, question: Exists | Q) -> tuple[int, bool]:
    """The same with the answer to a question of the menu, in one query: every page asks both."""
    unread = Notice.objects.filter(recipient=OuterRef("pk"), read_at__isnull=True).order_by()
    count = unread.values("recipient").annotate(count=Count("pk")).values("count")
    rows = Person.objects.filter(pk=person_id).annotate(unread=Coalesce(Subquery(count), 0), answer=question)
    return rows.values_list("unread", "answer").get()


def inbox(person_id: int) -> QuerySet[Notice]:
    """Messages of a person, newest first."""
    rows = Notice.objects.filter(recipient_id=person_id).select_related("by_person")
    return rows.order_by("-created_at", "-pk")


def notice_of(person_id: int, notice_id: int) -> Notice | None:
    """One message of a person; nothing for a message of another."""
    return inbox(person_id).filter(pk=notice_id).first()


def preference_of(person_id: int) -> NotificationPreference:
    """How a person wants his messages; the defaults, not stored, for who never chose."""
    row = NotificationPreference.objects.filter(person_id=person_id).first()
    return row or NotificationPreference(person_id=person_id)


def latest_digest(now: dt.datetime, hour: int) -> dt.datetime:
    """The last time it was time for the digest. A worker that was off at that hour does it later."""
    local = timezone.localtime(now)
    today = timezone.make_aware(dt.datetime.combine(local.date(), dt.time(hour)))
    if today <= now:
        return today
    return timezone.make_aware(dt.datetime.combine(local.date() - dt.timedelta(days=1), dt.time(hour)))


def to_mail(*, now: dt.datetime) -> QuerySet[Notice]:
    """Messages that must leave by e-mail now.

    At once: what is urgent, and the kinds that somebody wants at once. The rest: what was there at the hour of his
    digest. What was read already, and what somebody does not want by e-mail, stays in the inbox only.
    """
    at_once = Q(urgent=True) | Q(channel=Channel.AT_ONCE)
    in_digest = Q()
    for hour in DigestHour.values:
        in_digest |= Q(hour=hour, created_at__lte=latest_digest(now, hour))
    return (
        Notice.objects.filter(
            mailed_at__isnull=True,
            read_at__isnull=True,
            dropped_at__isnull=True,
            created_at__gt=now - NEWS_FOR,
        )
        .exclude(recipient__email="")
        .exclude(recipient__account__is_active=False)
        .annotate(channel=_CHANNEL, hour=_chosen("digest_hour"))
        .exclude(channel=Channel.NONE)
        .filter(at_once | in_digest)
        .order_by("recipient_id", "pk")
    )


def _chosen(field: str) -> Coalesce:
    return Coalesce(F(f"recipient__notification_preference__{field}"), Value(DEFAULTS[field]))


_CHANNEL = Case(
    When(kind=QUESTION, then=_chosen("questions")),
    When(kind=APPOINTMENT, then=_chosen("appointments")),
    default=_chosen("changes"),
)


def people_to_mail(*, now: dt.datetime) -> list[int]:
    """Person ids for whom something must leave now."""
    rows = to_mail(now=now).order_by("recipient_id")
    return list(rows.values_list("recipient_id", flat=True).distinct())
