"""How a region lays out the plan of a kind of school."""

from django.db import models

from rondom.people.models import Person, Region
from rondom.people.terms import SchoolType
from rondom.plans.terms import OppPart


class OppForm(models.Model):
    """Order, explanation and choice of parts; without a row data/opp.yaml holds. It holds no data of a plan.

    parts: [{"key": of OppPart, "help": words of the region or ""}], the parts that are on, in their order
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school_type = models.CharField(max_length=5, choices=SchoolType)
    parts = models.JSONField()
    revision = models.PositiveIntegerField(default=1)  # one more with every change
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="opp_form_once", fields=["region", "school_type"])]

    def __str__(self) -> str:
        return f"form for {self.school_type} in {self.region_id}"

    @property
    def text(self) -> str:
        """As somebody reads it who wrote at the same time."""
        lines = (f"{OppPart(row['key']).label}. {row['help']}".strip() for row in self.parts)
        return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
