"""What a person wants to hear by e-mail."""

from django.db import models

from rondom.notifications.terms import Channel
from rondom.people.models import Person


class NotificationPreference(models.Model):
    """How a person wants his messages. Without a row: the digest, and what is urgent at once."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="notification_preference")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.DIGEST)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.channel} for {self.person_id}"
