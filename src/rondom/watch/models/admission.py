"""A written application at a school, and its clock (duty of care)."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import Person, Region
from rondom.watch.admission_rules import admission_rules
from rondom.watch.terms import AdmissionState


class Admission(models.Model):
    """Parents applied in writing at a school, which need not be in Rondom. We keep the days; the board decides.

    school and willing_school: in words. longer_on: the board said in time that it needs four weeks more.
    at_no_school: then a temporary place is due after ten weeks; placed_on: since when there is one.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="admissions")
    school = SealedTextField(max_length=200)
    asked_on = models.DateField()
    at_no_school = models.BooleanField(default=False)
    longer_on = models.DateField(null=True)
    placed_on = models.DateField(null=True)
    state = models.CharField(max_length=20, choices=AdmissionState, default=AdmissionState.WAITING)
    decided_on = models.DateField(null=True)
    reasons = SealedTextField(max_length=2000, blank=True)
    willing_school = SealedTextField(max_length=200, blank=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="admission_decided_on_a_day",
                condition=Q(state="waiting", decided_on=None)
                | (~Q(state="waiting") & Q(decided_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="admission_refused_with_reasons", condition=~Q(state="refused") | ~Q(reasons="")
            ),
            models.CheckConstraint(
                name="admission_runs_forward",
                condition=(Q(decided_on=None) | Q(decided_on__gte=F("asked_on")))
                & (Q(longer_on=None) | Q(longer_on__gte=F("asked_on")))
                & (Q(placed_on=None) | Q(placed_on__gte=F("asked_on"))),
            ),
        ]

    def __str__(self) -> str:
        return f"admission {self.pk}"

    @property
    def decide_by(self) -> dt.date:
        return admission_rules().decide_by(self.asked_on, longer=self.longer_on is not None)

    @property
    def place_from(self) -> dt.date | None:
        """From when a temporary place is due; None when the child is at a school."""
        return admission_rules().place_from(self.asked_on) if self.at_no_school else None

    def is_late(self, day: dt.date) -> bool:
        """No decision on the last day, or one that came after it."""
        return (self.decided_on or day) > self.decide_by and self.state != AdmissionState.WITHDRAWN

    def needs_place(self, day: dt.date) -> bool:
        waits = self.state == AdmissionState.WAITING and self.placed_on is None
        return waits and self.place_from is not None and day >= self.place_from

    @property
    def lacks_a_willing_school(self) -> bool:
        """Refused while no other school was found willing to take the child: the law does not allow it."""
        return self.state == AdmissionState.REFUSED and not self.willing_school
