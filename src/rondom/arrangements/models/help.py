"""The help itself: one arrangement with parts from education, care and home."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from rondom.arrangements.models.asking import ArrangementDecision
from rondom.arrangements.terms import ArrangementState, PartSide, Payer, Progress
from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.plans.models import Goal


class Arrangement(models.Model):
    """Everything that is done for a child together: it starts as a whole, with a day to look back. One runs at most."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="arrangements")
    state = models.CharField(max_length=20, choices=ArrangementState, default=ArrangementState.DRAFT)
    evaluate_on = models.DateField(null=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_on = models.DateField()
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    end_reason = SealedTextField(max_length=2000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="arrangement_one_open", fields=["dossier"], condition=Q(state__in=("draft", "running"))
            ),
            models.CheckConstraint(
                name="arrangement_starts_with_a_day_to_look_back",
                condition=Q(started_on=None) | Q(evaluate_on__isnull=False, evaluate_on__gt=F("started_on")),
            ),
            models.CheckConstraint(
                name="arrangement_state_has_its_day",
                condition=Q(state="draft", started_on=None, ended_on=None)
                | Q(state="running", started_on__isnull=False, ended_on=None)
                | Q(state="ended", started_on__isnull=False, ended_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"arrangement {self.pk}"


class ArrangementPart(models.Model):
    """What one provider does: hours, days, and from which money. ends_on: the first day without.

    begun_on: the day the provider really began; until then the days of waiting count from the start of the whole.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    arrangement = models.ForeignKey(Arrangement, models.CASCADE, related_name="parts")
    side = models.CharField(max_length=20, choices=PartSide)
    what = SealedTextField(max_length=500)
    provider = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=2)
    starts_on = models.DateField()
    ends_on = models.DateField()
    payer = models.CharField(max_length=20, choices=Payer)
    cents = models.PositiveBigIntegerField()
    decision = models.ForeignKey(ArrangementDecision, models.SET_NULL, null=True, related_name="parts")
    bridging = SealedTextField(max_length=2000, blank=True)
    bridging_by = SealedTextField(max_length=200, blank=True)
    begun_on = models.DateField(null=True)
    begun_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    late_told_on = models.DateField(null=True)  # the one with the regie heard that it did not begin in time
    revision = models.PositiveIntegerField(default=0)  # one more with every change

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="arrangement_part_period_runs_forward", condition=Q(ends_on__gt=F("starts_on"))
            ),
            models.CheckConstraint(
                name="arrangement_part_bridging_as_a_whole",
                condition=Q(bridging="", bridging_by="") | (~Q(bridging="") & ~Q(bridging_by="")),
            ),
            models.CheckConstraint(
                name="arrangement_part_has_a_provider", condition=Q(side="home") | Q(provider__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"part {self.pk}"

    def days_waited(self, *, since: dt.date, on: dt.date) -> int:
        """Calendar days from a day until the provider began, or until today."""
        return max(0, ((self.begun_on or on) - since).days)


class PartGoal(models.Model):
    """A goal that a part works on."""

    part = models.ForeignKey(ArrangementPart, models.CASCADE, related_name="part_goals")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="part_goal_once", fields=["part", "goal"])]

    def __str__(self) -> str:
        return f"goal {self.goal_id} of part {self.part_id}"


class PartProgress(models.Model):
    """How a provider says that its part goes. Never changed; the newest one counts."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    part = models.ForeignKey(ArrangementPart, models.CASCADE, related_name="progress")
    going = models.CharField(max_length=20, choices=Progress)
    words = SealedTextField(max_length=2000, blank=True)
    said_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="part_progress_short_says_why", condition=Q(going="as_agreed") | ~Q(words="")
            ),
        ]

    def __str__(self) -> str:
        return f"progress {self.pk}"
