"""What is shown of the inbox."""

from django.db.models import QuerySet

from rondom.events.models import Notice


def unread_count(person_id: int) -> int:
    return Notice.objects.filter(recipient_id=person_id, read_at__isnull=True).count()


def inbox(person_id: int) -> QuerySet[Notice]:
    """Messages of a person, newest first."""
    return Notice.objects.filter(recipient_id=person_id).order_by("-created_at", "-pk")
