"""Words from outside the circle, by a link with a code; and the plan that a family writes alone."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.plans.models.document import Paragraph
from rondom.plans.terms import ContributionState, FamilyPart, Section, Writer


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def open_on(self, day: dt.date) -> "ContributionQuerySet":
        """Asked, and not sent in, taken back or over."""
        return self.filter(sent_at__isnull=True, revoked_at__isnull=True, last_on__gte=day)

    def to_expire_on(self, day: dt.date) -> "ContributionQuerySet":
        """Over without a text, and nobody was told of it."""
        return self.filter(
            sent_at__isnull=True, revoked_at__isnull=True, expired_at__isnull=True, last_on__lt=day
        )


class Contribution(models.Model):
    """Somebody is asked to write in one section, and sees nothing else of the dossier.

    Only hashes of the link and the code are stored. organisation: where the ground for asking lies; empty for
    who belongs to the family. text is what was saved so far; after sending in, `paragraph` holds the words.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="contributions")
    writer = models.CharField(max_length=20, choices=Writer)
    person = models.ForeignKey(Person, models.PROTECT, related_name="contributions")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    capacity = models.CharField(max_length=200)  # in words: "fysiotherapeut"
    section = models.CharField(max_length=30, choices=Section)
    question = SealedTextField(max_length=500)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    last_on = models.DateField()
    secret_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64)
    wrong_codes = models.PositiveIntegerField(default=0)
    blocked_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    text = SealedTextField(max_length=20000, blank=True)
    revision = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    paragraph = models.ForeignKey(Paragraph, models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField(null=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="contribution_sent_or_taken_back",
                condition=Q(sent_at__isnull=True) | Q(revoked_at__isnull=True),
            ),
            models.CheckConstraint(name="contribution_has_a_question", condition=~Q(question="")),
            models.CheckConstraint(
                name="contribution_from_school_names_the_school",
                condition=Q(organisation__isnull=False) | ~Q(writer="school"),
            ),
        ]
        indexes = [models.Index(name="contribution_of_person", fields=["person", "sent_at"])]

    def __str__(self) -> str:
        return f"contribution {self.pk}"

    def state_on(self, day: dt.date) -> ContributionState:
        if self.sent_at:
            return ContributionState.SENT
        if self.revoked_at:
            return ContributionState.REVOKED
        if self.last_on < day:
            return ContributionState.EXPIRED
        if self.blocked_at:
            return ContributionState.BLOCKED
        return ContributionState.OPENED if self.opened_at else ContributionState.ASKED


class FamilyDraft(models.Model):
    """One part of the plan that a family writes alone. Nobody else knows that it is there until it is shared.

    `revision` finds two parents saving at once; shared_revision: the one that stands in the growth document.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")
    part = models.CharField(max_length=20, choices=FamilyPart)
    text = SealedTextField(max_length=20000, blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    shared_at = models.DateTimeField(null=True)
    shared_revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="family_draft_one_text_per_part", fields=["dossier", "part"]),
            models.CheckConstraint(
                name="family_draft_shares_what_was_written", condition=Q(shared_revision__lte=F("revision"))
            ),
        ]

    def __str__(self) -> str:
        return f"family draft {self.pk}"
