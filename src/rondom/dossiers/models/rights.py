"""What the family and the coordinator wrote down about access: reviews, own statements, requests."""

from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q

from rondom.consent.terms import Category
from rondom.core.actor import Actor
from rondom.dossiers.models.case import Dossier
from rondom.dossiers.terms import (
    RightsKind,
    RightsState,
    StatementAbout,
)
from rondom.files.sealed import SealedTextField
from rondom.people.models import Person, Region
from rondom.people.terms import Role


class NeverChanged(RuntimeError):
    """Somebody tried to change or remove what stays as it was written. Ours to mend."""


class AccessReview(models.Model):
    """The coordinator looked again at who may see the dossier. kept and stopped: numbers of participants."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="access_reviews")
    reviewed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()
    kept = models.JSONField(default=list)
    stopped = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(name="access_review_of_dossier", fields=["dossier", "reviewed_at"])]

    def __str__(self) -> str:
        return f"access review {self.pk}"


class StatementQuerySet(models.QuerySet["Statement"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise NeverChanged("a statement stays as it was written")

    def delete(self) -> NoReturn:
        raise NeverChanged("a statement stays as long as its dossier")


class Statement(models.Model):
    """Own words of a parent or the pupil, that nobody changes or removes, also not who wrote them (R-ACC-2).

    category: of what it is about, so that who reads the one reads the other
    item_id:  number of the note or paragraph; a number, because both are above this app
    replaces: an earlier statement of the same author, that stays
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="statements")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=40, choices=Role)
    about = models.CharField(max_length=20, choices=StatementAbout)
    item_id = models.BigIntegerField(null=True)
    category = models.CharField(max_length=20, choices=Category)
    text = SealedTextField(max_length=10000)
    written_at = models.DateTimeField()
    replaces = models.OneToOneField("self", models.CASCADE, null=True, related_name="replaced_by")

    objects = StatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="statement_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="statement_about_one_thing",
                condition=Q(about="dossier", item_id__isnull=True)
                | (~Q(about="dossier") & Q(item_id__isnull=False)),
            ),
        ]
        indexes = [models.Index(name="statement_of_dossier", fields=["dossier", "written_at"])]

    def __str__(self) -> str:
        return f"statement {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise NeverChanged("a statement stays as it was written")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise NeverChanged("a statement stays as long as its dossier")


class RightsRequestQuerySet(models.QuerySet["RightsRequest"]):
    def to_answer_by(self, actor: Actor) -> "RightsRequestQuerySet":
        """Of the schools this hat answers for: the school keeps the dossier, so its director answers, or the
        privacy officer of the school or of its board. Also what was answered already.
        """
        own_school = Q(dossier__school=actor.organisation_id)
        if actor.role == Role.DIRECTOR:
            return self.filter(own_school)
        if actor.role == Role.PRIVACY_OFFICER:
            return self.filter(own_school | Q(dossier__school__board=actor.organisation_id))
        return self.none()


class RightsRequest(models.Model):
    """A parent or pupil asks to see, copy, correct or erase, or objects; the school answers within a term.

    A wish to erase erases nothing by itself: the answer is written down here, and carried out elsewhere.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="rights_requests")
    kind = models.CharField(max_length=10, choices=RightsKind)
    text = SealedTextField(max_length=5000)
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=40, choices=Role)
    received_on = models.DateField()
    due_on = models.DateField()
    extended_on = models.DateField(null=True)
    extension_reason = SealedTextField(max_length=1000, blank=True)
    state = models.CharField(max_length=10, choices=RightsState, default=RightsState.OPEN)
    answer = SealedTextField(max_length=5000, blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = RightsRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="rights_request_says_what", condition=~Q(text="")),
            models.CheckConstraint(name="rights_due_after_receipt", condition=Q(due_on__gt=F("received_on"))),
            models.CheckConstraint(
                name="rights_longer_with_a_reason",
                condition=Q(extended_on__isnull=True, extension_reason="")
                | (Q(extended_on__isnull=False) & ~Q(extension_reason="")),
            ),
            models.CheckConstraint(
                name="rights_answer_is_whole",
                condition=Q(state="open", answer="", answered_on__isnull=True, answered_by__isnull=True)
                | (
                    ~Q(state="open") & ~Q(answer="") & Q(answered_on__isnull=False, answered_by__isnull=False)
                ),
            ),
        ]
        indexes = [models.Index(name="rights_to_answer", fields=["state", "due_on"])]

    def __str__(self) -> str:
        return f"{self.kind} request {self.pk}"
