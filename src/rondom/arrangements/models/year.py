"""A school year that is closed with its sums, money that moves between budgets, and what a board plans and reports."""

from django.db import models
from django.db.models import F, Q

from rondom.arrangements.models.money import Budget
from rondom.arrangements.terms import MoveReason
from rondom.people.models import Organisation, Person, Region

WORDS_LENGTH = 1000


class YearClosing(models.Model):
    """A school year of a region is closed: its sums stand, also when dossiers are destroyed later.

    children: {group: how many different children}, see year.py; small ones too, screens hide them.
    A year that is opened again keeps this row; the next closing makes a new one.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    children = models.JSONField()
    closed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    closed_on = models.DateField()
    reopened_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reopened_on = models.DateField(null=True)
    reopen_reason = models.CharField(max_length=WORDS_LENGTH, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="year_closed_once", fields=["region", "school_year"], condition=Q(reopened_on=None)
            ),
            models.CheckConstraint(
                name="year_reopened_with_a_reason",
                condition=Q(reopened_on=None, reopened_by=None, reopen_reason="")
                | (Q(reopened_on__isnull=False, reopened_by__isnull=False) & ~Q(reopen_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"closing {self.pk}"


class YearFigure(models.Model):
    """One sum of a closed year: of a board, a school and a kind of arrangement. Whole cents."""

    closing = models.ForeignKey(YearClosing, models.CASCADE, related_name="figures")
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=100)
    title = models.CharField(max_length=200)
    arrangements = models.PositiveIntegerField()
    committed_cents = models.PositiveBigIntegerField()
    realised_cents = models.PositiveBigIntegerField()
    goals = models.PositiveIntegerField()
    reached = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="year_figure_once", fields=["closing", "board", "school", "kind"]),
            models.CheckConstraint(
                name="year_figure_reached_within_goals", condition=Q(reached__lte=F("goals"))
            ),
        ]

    def __str__(self) -> str:
        return f"figure {self.pk}"


class BudgetMove(models.Model):
    """Money that goes from one budget to another, booked once and never changed: both sums together stay the same."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    source = models.ForeignKey(Budget, models.PROTECT, related_name="moved_out")
    target = models.ForeignKey(Budget, models.PROTECT, related_name="moved_in")
    cents = models.PositiveBigIntegerField()
    why = models.CharField(max_length=20, choices=MoveReason)
    booked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    booked_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="budget_move_is_something", condition=Q(cents__gt=0)),
            models.CheckConstraint(name="budget_move_goes_somewhere", condition=~Q(source=F("target"))),
        ]

    def __str__(self) -> str:
        return f"move {self.pk}"


class BoardPlan(models.Model):
    """What a board will do with the means in a school year, and at its end what it did."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    revision = models.PositiveIntegerField(default=0)
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_on = models.DateField()
    reported_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reported_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="board_plan_once", fields=["region", "board", "school_year"]),
            models.CheckConstraint(
                name="board_plan_reported_as_a_whole",
                condition=Q(reported_by=None, reported_on=None)
                | Q(reported_by__isnull=False, reported_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"plan {self.pk}"


class PlanLine(models.Model):
    """One purpose of the plan of a board. purpose: a code of data/accounting.yaml. No line is about a child."""

    plan = models.ForeignKey(BoardPlan, models.CASCADE, related_name="lines")
    purpose = models.CharField(max_length=40)
    planned_cents = models.PositiveBigIntegerField()
    planned_words = models.CharField(max_length=WORDS_LENGTH, blank=True)
    spent_cents = models.PositiveBigIntegerField(null=True)
    spent_words = models.CharField(max_length=WORDS_LENGTH, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="plan_line_once", fields=["plan", "purpose"])]

    def __str__(self) -> str:
        return f"line {self.pk}"
