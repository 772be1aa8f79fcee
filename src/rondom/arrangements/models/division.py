"""How a samenwerkingsverband divides its means in a school year, and how many pupils its schools have."""

from django.db import models

from rondom.people.models import Organisation, Person, Region


class Division(models.Model):
    """Amounts of the three models of data/division.yaml, in whole cents; nothing of one is allowed."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    per_school_cents = models.PositiveBigIntegerField()
    per_pupil_cents = models.PositiveBigIntegerField()
    expertise_cents = models.PositiveBigIntegerField()
    pupil_cents = models.PositiveBigIntegerField()
    revision = models.PositiveIntegerField(default=1)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(name="division_once", fields=["region", "school_year"])]

    def __str__(self) -> str:
        return f"division {self.pk}"


class PupilCount(models.Model):
    """How many pupils a school had on the day of counting. Of the whole school: no child is meant."""

    division = models.ForeignKey(Division, models.CASCADE, related_name="counts")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    pupils = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="pupil_count_once", fields=["division", "school"])]

    def __str__(self) -> str:
        return f"count {self.pk}"
