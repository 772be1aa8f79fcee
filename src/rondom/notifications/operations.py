"""What a person does with his own messages. Nobody touches those of another."""

from django.db import transaction

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.events.models import Notice
from rondom.notifications.models import NotificationPreference
from rondom.notifications.terms import Channel, DigestHour


@transaction.atomic
def mark_read(actor: Actor, *, notice_id: int) -> bool:
    """Say whether the message was the actor's own; a message of another stays as it is."""
    own = Notice.objects.filter(pk=notice_id, recipient_id=actor.person_id)
    own.filter(read_at__isnull=True).update(read_at=clock.now())
    return own.exists()


@transaction.atomic
def mark_all_read(actor: Actor) -> int:
    """Return how many messages were new."""
    return Notice.objects.filter(recipient_id=actor.person_id, read_at__isnull=True).update(
        read_at=clock.now()
    )


@transaction.atomic
def set_preference(
    actor: Actor, *, questions: str, appointments: str, changes: str, digest_hour: int
) -> NotificationPreference:
    """Errors: ValueError for a channel or an hour that does not exist."""
    chosen = {
        "questions": Channel(questions),
        "appointments": Channel(appointments),
        "changes": Channel(changes),
        "digest_hour": DigestHour(digest_hour),
    }
    row, _made = NotificationPreference.objects.update_or_create(
        person_id=actor.person_id, defaults=chosen | {"changed_at": clock.now()}
    )
    return row
