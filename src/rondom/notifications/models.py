"""What a person wants to hear by e-mail."""

from django.db import models

from rondom.notifications.terms import DEFAULTS, Channel, DigestHour
from rondom.people.models import Person


class NotificationPreference(models.Model):
    """How a person wants his messages: a channel per kind, and the hour of the e-mail of the day."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="notification_preference")
    questions = models.CharField(max_length=10, choices=Channel, default=DEFAULTS["questions"])
    appointments = models.CharField(max_length=10, choices=Channel, default=DEFAULTS["appointments"])
    changes = models.CharField(max_length=10, choices=Channel, default=DEFAULTS["changes"])
    digest_hour = models.PositiveSmallIntegerField(choices=DigestHour, default=DEFAULTS["digest_hour"])
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"preference of {self.person_id}"
