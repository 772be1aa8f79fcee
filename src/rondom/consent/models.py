"""Consent: asked of everybody who must give it; valid when all said yes and nobody took it back."""

import datetime as dt

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from rondom.consent.terms import Answer, Method, Purpose
from rondom.core.periods import running_on
from rondom.families.models import Pupil
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role


class ConsentQuerySet(models.QuerySet["Consent"]):
    def valid_on(self, day: dt.date) -> "ConsentQuerySet":
        """Asked for this day, at least one giver, and every giver said yes and did not take it back."""
        givers = ConsentGiver.objects.filter(consent=OuterRef("pk"))
        silent = givers.exclude(answer=Answer.YES, withdrawn_at__isnull=True)
        return self.filter(running_on(day), Exists(givers), ~Exists(silent), ended_at__isnull=True)


class Consent(models.Model):
    """Permission to share some categories about a pupil with one organisation, for one purpose and a period."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="consents")
    dossier_id = models.BigIntegerField()  # where it was asked; a number, because dossiers are above this app
    recipient = models.ForeignKey(Organisation, models.PROTECT, related_name="consents")
    recipient_role = models.CharField(max_length=40, choices=Role)
    purpose = models.CharField(max_length=40, choices=Purpose)
    categories = models.JSONField(default=list)
    explanation = models.CharField(max_length=500, blank=True)  # what the recipient will do, for the givers
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_until = models.DateField()
    ended_at = models.DateTimeField(null=True)
    text_version = models.CharField(max_length=20, default="2026-1")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consent_period_runs_forward", condition=Q(valid_until__gt=F("valid_from"))
            ),
            models.UniqueConstraint(
                name="consent_one_open_per_purpose",
                fields=["pupil", "recipient", "purpose"],
                condition=Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"consent {self.pk}"


class ConsentGiver(models.Model):
    """Somebody who must say yes, and what was said. A refusal and no answer look the same to others."""

    consent = models.ForeignKey(Consent, models.CASCADE, related_name="givers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=20)  # families.terms.Relation, or "pupil"
    answer = models.CharField(max_length=5, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=10, choices=Method, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reminded_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="consent_giver_once", fields=["consent", "person"]),
            models.CheckConstraint(
                name="consent_answer_has_a_moment",
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="consent_only_a_yes_is_withdrawn",
                condition=Q(withdrawn_at__isnull=True) | Q(answer="yes"),
            ),
        ]

    def __str__(self) -> str:
        return f"giver {self.person_id} of {self.consent_id}"

    @property
    def says_yes(self) -> bool:
        return self.answer == Answer.YES and self.withdrawn_at is None
