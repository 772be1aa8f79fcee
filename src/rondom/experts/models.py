"""Tables of experts: who there are, what a school may draw, what was asked, agreed, used, and what it brought."""

from django.db import models
from django.db.models import F, Q

from rondom.dossiers.models import Dossier
from rondom.experts.terms import DeploymentState, Effect, ForWhom
from rondom.files.sealed import SealedTextField
from rondom.people.models import Membership, Organisation, Person, Region

WORDS_LENGTH = 2000


class Expert(models.Model):
    """Somebody of the samenwerkingsverband who can be asked. hours_per_week: for schools, whole quarters."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    membership = models.OneToOneField(Membership, models.PROTECT, related_name="+")
    expertises = models.JSONField()  # codes of data/experts.yaml
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=2)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)  # the first day not
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="expert_period_runs_forward",
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"expert {self.pk}"


class DrawingRight(models.Model):
    """Hours of experts that a school may use in a school year (trekkingsrecht)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    hours = models.DecimalField(max_digits=6, decimal_places=2)
    revision = models.PositiveIntegerField(default=1)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="drawing_right_once", fields=["region", "school", "school_year"]),
        ]

    def __str__(self) -> str:
        return f"right {self.pk}"


class RouteSwitch(models.Model):
    """On which route a child gets an expert in a region; empty is any. Without a row: as data/experts.yaml says."""

    region = models.OneToOneField(Region, models.PROTECT, related_name="+")
    route_key = models.CharField(max_length=60, blank=True)
    set_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    set_on = models.DateField()

    def __str__(self) -> str:
        return f"switch {self.pk}"


class Deployment(models.Model):
    """A school asks for an expert, for a team, a teacher or a pupil. Holds no child: that is PupilDeployment.

    words, effect_words: of a team or a teacher; of a pupil they stand with the child.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    for_whom = models.CharField(max_length=20, choices=ForWhom)
    expertise = models.CharField(max_length=40)
    words = SealedTextField(max_length=WORDS_LENGTH, blank=True)
    hours_asked = models.DecimalField(max_digits=6, decimal_places=2)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    state = models.CharField(max_length=20, choices=DeploymentState, default=DeploymentState.ASKED)
    expert = models.ForeignKey(Expert, models.PROTECT, null=True, related_name="deployments")
    hours_agreed = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    first_on = models.DateField(null=True)
    until = models.DateField(null=True)  # the first day without
    settled_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    settled_on = models.DateField(null=True)
    declined_because = SealedTextField(max_length=WORDS_LENGTH, blank=True)
    effect = models.CharField(max_length=20, choices=Effect, blank=True)
    effect_words = SealedTextField(max_length=WORDS_LENGTH, blank=True)
    done_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="deployment_agreed_as_a_whole",
                condition=Q(state__in=("asked", "declined"), expert=None, hours_agreed=None)
                | Q(
                    state__in=("agreed", "done"),
                    expert__isnull=False,
                    hours_agreed__gt=0,
                    first_on__isnull=False,
                    until__gt=F("first_on"),
                ),
            ),
            models.CheckConstraint(
                name="deployment_done_says_what_it_brought",
                condition=(Q(state="done", done_on__isnull=False) & ~Q(effect=""))
                | (~Q(state="done") & Q(done_on=None, effect="")),
            ),
        ]

    def __str__(self) -> str:
        return f"deployment {self.pk}"


class PupilDeployment(models.Model):
    """The child that a deployment is for, with what is said of the child. Goes with the dossier; the hours stay."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="expert_deployments")
    deployment = models.OneToOneField(Deployment, models.CASCADE, related_name="of_pupil")
    words = SealedTextField(max_length=WORDS_LENGTH)
    effect_words = SealedTextField(max_length=WORDS_LENGTH, blank=True)

    def __str__(self) -> str:
        return f"deployment {self.deployment_id} of dossier {self.dossier_id}"


class UsedHours(models.Model):
    """Hours that an expert really gave on a day, in quarters."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    deployment = models.ForeignKey(Deployment, models.CASCADE, related_name="used")
    given_on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=2)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="used_hours_are_some", condition=Q(hours__gt=0))]

    def __str__(self) -> str:
        return f"hours {self.pk}"
