"""Families, pupils, guardians and their authority, households, enrolments."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from rondom.core.periods import age_on, running_on
from rondom.families.terms import Authority, Proof, Relation
from rondom.files.sealed import SealedTextField
from rondom.people.models import NAME_LENGTH, Organisation, Person, Region


class Family(models.Model):
    """The people who belong to one or more pupils. Siblings share one family, also over two households."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"family {self.pk}"


class Household(models.Model):
    """An address where a part of the family lives. Hidden from the other household; secret also from professionals."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    family = models.ForeignKey(Family, models.CASCADE, related_name="households")
    street = SealedTextField(max_length=NAME_LENGTH, blank=True)
    postcode = SealedTextField(max_length=10, blank=True)
    city = SealedTextField(max_length=NAME_LENGTH, blank=True)
    is_secret = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"household {self.pk}"


class Pupil(models.Model):
    """A child at a school."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    person = models.OneToOneField(Person, models.PROTECT, related_name="pupil")
    family = models.ForeignKey(Family, models.PROTECT, related_name="pupils")
    households = models.ManyToManyField(Household, related_name="pupils")
    home_language = models.CharField(max_length=60, blank=True)
    external_number = SealedTextField(
        max_length=40, blank=True
    )  # the number of the school's own administration

    def __str__(self) -> str:
        return f"pupil {self.pk}"

    def age_on(self, day: dt.date) -> int | None:
        return age_on(self.person.born_on, day) if self.person.born_on else None


class PeriodQuerySet(models.QuerySet):
    def running_on(self, day: dt.date) -> "PeriodQuerySet":
        return self.filter(running_on(day))


class Guardianship(models.Model):
    """Who cares for a pupil, with or without authority (gezag). Source of the terms: BW 1:245 and field notes 11.1."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="guardianships")
    person = models.ForeignKey(Person, models.CASCADE, related_name="guardianships")
    relation = models.CharField(max_length=20, choices=Relation)
    authority = models.CharField(max_length=10, choices=Authority, default=Authority.UNKNOWN)
    proof = models.CharField(max_length=20, choices=Proof, default=Proof.NONE)
    household = models.ForeignKey(Household, models.SET_NULL, null=True, related_name="guardianships")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="guardianship_period_runs_forward",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
            ),
            models.UniqueConstraint(
                name="guardianship_once", fields=["pupil", "person"], condition=Q(valid_until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.relation} of {self.pupil_id}"


class Enrolment(models.Model):
    """A pupil is at a school, in a group. One school at a time."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="enrolments")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="enrolments")
    group = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="enrolment_period_runs_forward",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
            ),
            models.UniqueConstraint(
                name="enrolment_one_school", fields=["pupil"], condition=Q(valid_until__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"pupil {self.pupil_id} at {self.school_id}"
