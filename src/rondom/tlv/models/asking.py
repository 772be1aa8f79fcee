"""The application of a school, and what is written around it."""

from django.db import models
from django.db.models import F, Q

from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.tlv.terms import Agrees, Effort, TlvState, ViewVoice


class TlvApplication(models.Model):
    """A school asks whether a child may go to special education. One open at a time for a dossier.

    category: a code of data/categories.yaml. answers: {key of a field: text}, as JSON. fields: the form it was made with.
    annexes: keys of documents that go with the core. handling_days: the term, as it was when it was sent.
    renews: the decision that this one follows; renewed_from: its category.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="tlv_applications")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    category = models.CharField(max_length=20)
    fields = models.JSONField()
    answers = SealedTextField(max_length=60_000, blank=True)
    annexes = models.JSONField(default=list)
    state = models.CharField(max_length=20, choices=TlvState, default=TlvState.DRAFT)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_on = models.DateField()
    parents_told_on = models.DateField(null=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_on = models.DateField(null=True)
    sent_to = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    handling_days = models.PositiveSmallIntegerField(null=True)
    withdrawn_on = models.DateField(null=True)
    renews = models.ForeignKey("tlv.TlvDecision", models.SET_NULL, null=True, related_name="renewals")
    renewed_from = models.CharField(max_length=20, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="tlv_one_open",
                fields=["dossier"],
                condition=Q(state__in=("draft", "submitted", "incomplete", "in_advice", "decided")),
            ),
            models.CheckConstraint(
                name="tlv_sent_as_a_whole",
                condition=Q(sent_on=None, sent_by=None, sent_to=None, handling_days=None)
                | Q(
                    sent_on__isnull=False,
                    sent_by__isnull=False,
                    sent_to__isnull=False,
                    handling_days__isnull=False,
                    parents_told_on__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="tlv_state_has_its_day",
                condition=Q(state="draft", sent_on=None)
                | Q(state="withdrawn", withdrawn_on__isnull=False)
                | (~Q(state__in=("draft", "withdrawn")) & Q(sent_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"tlv {self.pk}"


class TlvHealth(models.Model):
    """What is about the health of the child: for the samenwerkingsverband and its experts only, with a term of its own."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    application = models.OneToOneField(TlvApplication, models.CASCADE, related_name="health")
    words = SealedTextField(max_length=10_000)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_on = models.DateField()

    def __str__(self) -> str:
        return f"health of tlv {self.application_id}"


class TlvView(models.Model):
    """What a parent or the child says of it. Nobody else changes it; agreeing is not needed, nor is a signature."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    application = models.ForeignKey(TlvApplication, models.CASCADE, related_name="views")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    voice = models.CharField(max_length=20, choices=ViewVoice)
    words = SealedTextField(max_length=5000)
    agrees = models.CharField(max_length=20, choices=Agrees, default=Agrees.UNSAID)
    signed_on = models.DateField(null=True)
    given_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(name="tlv_view_once", fields=["application", "person"])]

    def __str__(self) -> str:
        return f"view {self.pk}"


class TlvPause(models.Model):
    """Something misses: until the school answers, the clock stands still."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    application = models.ForeignKey(TlvApplication, models.CASCADE, related_name="pauses")
    asked = SealedTextField(max_length=2000)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    answer = SealedTextField(max_length=5000, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="tlv_pause_one_open", fields=["application"], condition=Q(answered_on=None)
            ),
            models.CheckConstraint(
                name="tlv_pause_answered_as_a_whole",
                condition=Q(answered_on=None, answered_by=None, answer="")
                | (Q(answered_on__gte=F("asked_on"), answered_by__isnull=False) & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return f"pause {self.pk}"


class TlvEffort(models.Model):
    """Minutes that somebody spent on an application, as he says himself."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    application = models.ForeignKey(TlvApplication, models.CASCADE, related_name="efforts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    what = models.CharField(max_length=20, choices=Effort)
    minutes = models.PositiveSmallIntegerField()
    entered_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(name="tlv_effort_is_something", condition=Q(minutes__gt=0))]

    def __str__(self) -> str:
        return f"effort {self.pk}"
