"""Published routes and the visits of dossiers to their steps."""

from django.db import models
from django.db.models import F, Q

from rondom.dossiers.models import Dossier
from rondom.people.models import Person, Region


class RouteVersion(models.Model):
    """A route as one region published it. Never changed: a running dossier keeps its version."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="route_versions")
    key = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField()  # the YAML as checked before publishing
    checksum = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="route_version_once", fields=["region", "key", "version"]),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class StepVisit(models.Model):
    """A dossier is, or was, at a step. One open visit per track; moved with a reason when the move is unusual."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="visits")
    route = models.ForeignKey(RouteVersion, models.PROTECT, related_name="visits")
    track = models.CharField(max_length=20, blank=True)
    step = models.CharField(max_length=20)
    arrived_on = models.DateField()
    left_on = models.DateField(null=True)
    moved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    usual = models.BooleanField(default=True)
    outcome = models.CharField(max_length=40, blank=True)  # how the route ended here
    outcome_until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="visit_one_open_per_track",
                fields=["dossier", "track"],
                condition=Q(left_on__isnull=True),
            ),
            models.CheckConstraint(
                name="visit_period_runs_forward",
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("arrived_on")),
            ),
            models.CheckConstraint(
                name="visit_unusual_has_a_reason", condition=Q(usual=True) | ~Q(reason="")
            ),
        ]
        indexes = [models.Index(name="visit_of_dossier", fields=["dossier", "left_on"])]

    def __str__(self) -> str:
        return f"{self.dossier_id} at {self.step}"


class KeyAnswer(models.Model):
    """An answer to one of the key questions, at a step. The newest stands on the screen; older ones stay."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="key_answers")
    step = models.CharField(max_length=20)
    question = models.CharField(max_length=40)
    text = models.TextField(max_length=5000)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40)
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="key_answer_newest", fields=["dossier", "question", "-written_at"])]

    def __str__(self) -> str:
        return f"answer {self.pk}"
