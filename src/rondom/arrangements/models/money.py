"""Money per board and school year: allocated, committed, realised. Whole euro cents."""

from django.db import models
from django.db.models import Q

from rondom.arrangements.models.asking import ArrangementDecision
from rondom.people.models import Organisation, Person, Region

INVOICE_LENGTH = 40


class Budget(models.Model):
    """What the samenwerkingsverband has for a board in a school year. school_year: the year in which it begins."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    allocated_cents = models.PositiveBigIntegerField()
    revision = models.PositiveIntegerField(default=1)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="budget_once", fields=["region", "board", "school_year"]),
        ]

    def __str__(self) -> str:
        return f"budget {self.pk}"


class Commitment(models.Model):
    """The part of a decision that falls in one school year."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    decision = models.ForeignKey(ArrangementDecision, models.CASCADE, related_name="commitments")
    budget = models.ForeignKey(Budget, models.PROTECT, related_name="commitments")
    cents = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="commitment_once_per_year", fields=["decision", "budget"]),
        ]

    def __str__(self) -> str:
        return f"commitment {self.pk}"


class Invoice(models.Model):
    """What was really paid of a commitment. It carries the number of the decision."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="invoices")
    number = models.CharField(max_length=INVOICE_LENGTH)  # of who sent it
    cents = models.PositiveBigIntegerField()
    delivered_on = models.DateField()
    booked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    booked_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="invoice_once", fields=["commitment", "number"]),
            models.CheckConstraint(name="invoice_is_something", condition=Q(cents__gt=0)),
        ]

    def __str__(self) -> str:
        return f"invoice {self.pk}"
