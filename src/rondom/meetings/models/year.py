"""What belongs to the year of a school and to no child: planned days, the norm, a question without a name."""

from django.db import models
from django.db.models import F, Q

from rondom.files.sealed import SealedTextField
from rondom.meetings.terms import MeetingKind
from rondom.people.models import Organisation, Person, Region


class PlannedDate(models.Model):
    """A day in the year plan of a school for one kind of meeting. No child stands on it: a Meeting may be held on it."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.CASCADE, related_name="planned_dates")
    kind = models.CharField(max_length=20, choices=MeetingKind)
    on = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=200, blank=True)
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="planned_date_once", fields=["school", "kind", "on"]),
            models.CheckConstraint(name="planned_date_ends_after_begin", condition=Q(ends__gt=F("begins"))),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of school {self.school_id} on {self.on}"


class NormFigure(models.Model):
    """How often a school met in a school year for one kind with a norm, written down when the year froze. Never changed.

    school_year: the calendar year in which it began
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.CASCADE, related_name="norm_figures")
    kind = models.CharField(max_length=20, choices=MeetingKind)
    school_year = models.PositiveSmallIntegerField()
    norm = models.PositiveSmallIntegerField()
    held = models.PositiveSmallIntegerField()
    frozen_at = models.DateTimeField()  # the moment that counts, also when it was written down later

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="norm_figure_once", fields=["region", "school", "kind", "school_year"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of school {self.school_id} in {self.school_year}"


class Consultation(models.Model):
    """A question about a child without its name, for a sitting. It hangs on no child and is kept for a short time.

    at_table: capacities of who was there; nobody's name
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    planned_date = models.ForeignKey(PlannedDate, models.CASCADE, related_name="consultations")
    question = SealedTextField(max_length=600)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    at_table = models.JSONField(default=list)
    advice = SealedTextField(max_length=2000, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consultation_closed_with_advice",
                condition=Q(closed_at__isnull=True, advice="") | (Q(closed_at__isnull=False) & ~Q(advice="")),
            ),
        ]

    def __str__(self) -> str:
        return f"consultation {self.pk}"
