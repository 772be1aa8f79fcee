"""Published routes and the visits of dossiers to their steps."""

from django.db import models
from django.db.models import F, Q

from rondom.dossiers.models import Dossier, Participant
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.routes.words import ReferralAnswer, TourState


class RouteVersion(models.Model):
    """A route as one region published it. Never changed: a running dossier keeps its version."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="route_versions")
    key = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    text = models.TextField()  # the YAML as checked before publishing
    checksum = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    note = SealedTextField(
        max_length=500, blank=True
    )  # what changed and why, in the words of who published it

    class Meta:
        constraints = [
            models.UniqueConstraint(name="route_version_once", fields=["region", "key", "version"]),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.version}"


class RouteDraft(models.Model):
    """A route that administrators of a region work on. It may be wrong; what is published is checked first.

    definition holds the whole route as plain values, also what no screen knows, so that nothing is lost.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    key = models.CharField(max_length=40)
    definition = models.JSONField()
    revision = models.PositiveIntegerField(default=1)  # one more with every change
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="route_draft_once", fields=["region", "key"]),
        ]

    def __str__(self) -> str:
        return f"draft of {self.key}"


class StepVisit(models.Model):
    """A dossier is, or was, at a step. One open visit per track; moved with a reason when the move is unusual."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="visits")
    route = models.ForeignKey(RouteVersion, models.PROTECT, related_name="visits")
    track = models.CharField(max_length=40, blank=True)
    step = models.CharField(max_length=40)
    arrived_on = models.DateField()
    left_on = models.DateField(null=True)
    moved_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = SealedTextField(max_length=500, blank=True)
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


class SaidCheck(models.Model):
    """Somebody said that a precondition or a check of a route is so, with what shows it. Taken back: no longer."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="said_checks")
    name = models.CharField(max_length=80)  # of the fact: "precondition." or "check." with a key of the route
    evidence = SealedTextField(max_length=1000, blank=True)
    said_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    said_role = models.CharField(max_length=40)
    said_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="said_check_taken_back_by_somebody",
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
            ),
        ]
        indexes = [models.Index(name="said_check_of_dossier", fields=["dossier", "name"])]

    def __str__(self) -> str:
        return f"{self.name} of {self.dossier_id}"


class StepResult(models.Model):
    """What came out of a step, and who does it. A referral is open until that person takes it on or not."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="step_results")
    visit = models.ForeignKey(StepVisit, models.CASCADE, related_name="results")
    kind = models.CharField(max_length=40)  # key of a result of the route
    helper = models.ForeignKey(Participant, models.RESTRICT, related_name="+")
    text = SealedTextField(max_length=1000, blank=True)
    referral = models.BooleanField(default=False)
    answer = models.CharField(max_length=10, choices=ReferralAnswer, blank=True)
    answer_reason = SealedTextField(max_length=500, blank=True)
    answered_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="result_answered_has_a_moment",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False, referral=True)),
            ),
            models.CheckConstraint(
                name="result_declined_has_a_reason",
                condition=~Q(answer="declined") | ~Q(answer_reason=""),
            ),
        ]
        indexes = [models.Index(name="step_result_of_dossier", fields=["dossier", "recorded_at"])]

    def __str__(self) -> str:
        return f"{self.kind} of {self.dossier_id}"


class RouteAtSchool(models.Model):
    """A route that is on at a school. A school without any has every route of its region."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.CASCADE, related_name="routes_on")
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(name="route_at_school_once", fields=["school", "key"])]

    def __str__(self) -> str:
        return f"{self.key} at {self.school_id}"


class KeyAnswer(models.Model):
    """An answer to one of the key questions, at a step. The newest stands on the screen; older ones stay."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="key_answers")
    step = models.CharField(max_length=40)
    question = models.CharField(max_length=40)
    text = SealedTextField(max_length=5000)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40)
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="key_answer_newest", fields=["dossier", "question", "-written_at"])]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Tour(models.Model):
    """The tour of a route that somebody new takes, with the practice dossier he tries it on. No child is in it.

    part:   the furthest part, from 1; 0 for who did not want it
    visits: where the practice dossier was, as rows of (step, track, arrived, left)
    known:  what is true of it, as {fact: day}
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    route = models.ForeignKey(RouteVersion, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=TourState)
    part = models.PositiveSmallIntegerField(default=0)
    visits = models.JSONField(default=list)
    known = models.JSONField(default=dict)
    talked_with = SealedTextField(max_length=200, blank=True)
    what = SealedTextField(max_length=2000, blank=True)
    agreed = SealedTextField(max_length=500, blank=True)
    agreed_with = models.CharField(max_length=40, blank=True)  # a capacity
    agreed_on = models.DateField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="tour_running_has_a_route",
                condition=~Q(state="running") | Q(route__isnull=False, part__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return f"tour of {self.person_id}"
