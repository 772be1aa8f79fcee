"""The bank of goals and interventions of a region: texts that are of no child."""

from django.db import models
from django.db.models import F, Q

from rondom.people.models import Person, Region
from rondom.plans.terms import BankKind, BankState, Domain


class BankEntry(models.Model):
    """A goal or an intervention that somebody offered, in words without a name, a date or a number.

    No column leads to a child. text: empty once it was declined; what did not get in, is not kept.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=BankKind)
    domain = models.CharField(max_length=20, choices=Domain)
    text = models.CharField(max_length=500, blank=True)
    measure = models.CharField(max_length=200, blank=True)  # of a goal
    state = models.CharField(max_length=10, choices=BankState, default=BankState.OFFERED)
    offered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    offered_on = models.DateField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "bank entries"
        constraints = [
            models.CheckConstraint(
                name="bank_entry_second_person",
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("offered_by")),
            ),
            models.CheckConstraint(
                name="bank_entry_decided_has_a_moment",
                condition=Q(state="offered", decided_at__isnull=True)
                | (~Q(state="offered") & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="bank_entry_declined_keeps_no_words",
                condition=(Q(state="declined") & Q(text="") & ~Q(reason=""))
                | (~Q(state="declined") & ~Q(text="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
