"""The secret address at which somebody's own calendar fetches his talks."""

from django.db import models

from rondom.people.models import Person


class CalendarFeed(models.Model):
    """One address per person. Only the hash of its secret is stored; stopping it removes the row."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="calendar_feed")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar feed {self.pk}"
