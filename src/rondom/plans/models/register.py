"""What the national register was told of a plan."""

from django.db import models
from django.db.models import F, Q

from rondom.people.models import Person, Region
from rondom.plans.models.document import Plan


class PlanReport(models.Model):
    """Begin and end of a plan as somebody put them in the register (ROD). Other days ask for a new one (R-OPP-6)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="reports")
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    reported_on = models.DateField()
    reported_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="plan_report_ends_after_it_began",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"report of {self.plan_id}"
