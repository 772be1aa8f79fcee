"""Looking back on the goals of a plan: what people saw, what they chose, and who was there."""

from django.db import models
from django.db.models import Q

from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import Person, Region
from rondom.plans.models.document import Goal, Plan
from rondom.plans.terms import EvaluationKind, GoalResult, Outcome


class Evaluation(models.Model):
    """One time of looking back. When it is finished its words are frozen in content, and nothing changes any more."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="evaluations")
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="evaluations")
    kind = models.CharField(max_length=20, choices=EvaluationKind)
    due_on = models.DateField()  # as it was when people began
    begun_on = models.DateField()
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    needs_right = SealedTextField(max_length=2000, blank=True)
    goals_right = SealedTextField(max_length=2000, blank=True)
    help_right = SealedTextField(max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=0)  # of the three answers
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    held_on = models.DateField(null=True)
    next_on = models.DateField(null=True)
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    content = SealedTextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="evaluation_one_running", fields=["plan", "kind"], condition=Q(finished_at__isnull=True)
            ),
            models.CheckConstraint(
                name="evaluation_finished_is_frozen",
                condition=Q(finished_at__isnull=True, held_on__isnull=True, digest="")
                | (Q(finished_at__isnull=False, held_on__isnull=False) & ~Q(digest="")),
            ),
        ]

    def __str__(self) -> str:
        return f"evaluation {self.pk}"

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


class GoalReview(models.Model):
    """What came of a goal, and what people do with it now."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="reviews")
    goal = models.ForeignKey(Goal, models.CASCADE, related_name="reviews")
    result = models.CharField(max_length=20, choices=GoalResult)
    words = SealedTextField(max_length=2000)
    outcome = models.CharField(max_length=20, choices=Outcome)
    reason = SealedTextField(max_length=1000)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="review_one_per_goal", fields=["evaluation", "goal"])]

    def __str__(self) -> str:
        return f"review of {self.goal_id}"


class EvaluationPresence(models.Model):
    """Who was there; of the family also who was not, and why."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    was_there = models.BooleanField()
    reason = SealedTextField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="presence_once", fields=["evaluation", "person"]),
            models.CheckConstraint(name="presence_or_a_reason", condition=Q(was_there=True) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"presence of {self.person_id}"


class EvaluationReminder(models.Model):
    """That the coordinator was told of a day to look back; once for every day."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="evaluation_reminders")
    kind = models.CharField(max_length=20, choices=EvaluationKind)
    due_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="evaluation_reminder_once", fields=["plan", "kind", "due_on"])
        ]

    def __str__(self) -> str:
        return f"reminder of {self.plan_id}"
