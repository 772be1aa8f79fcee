"""What a region asks the family to think over before a talk."""

from django.db import models

from rondom.meetings.terms import QUESTIONS_LENGTH, Reader
from rondom.people.models import Person, Region


class OwnQuestions(models.Model):
    """The questions before a talk in the words of a region; without a row data/preparation.yaml holds.

    text: one question per line; never empty
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    reader = models.CharField(max_length=20, choices=Reader)
    text = models.TextField(max_length=QUESTIONS_LENGTH)
    revision = models.PositiveIntegerField(default=1)  # one more with every change
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="own_questions_once", fields=["region", "reader"])]

    def __str__(self) -> str:
        return f"questions for the {self.reader} in {self.region_id}"
