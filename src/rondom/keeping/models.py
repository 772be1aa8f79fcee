"""What stops destruction: a legal hold on one case, and the switch of a region."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from rondom.core.periods import running_on
from rondom.files.sealed import SealedTextField
from rondom.people.models import Person, Region


class LegalHoldQuerySet(models.QuerySet["LegalHold"]):
    def running_on(self, day: dt.date) -> "LegalHoldQuerySet":
        return self.filter(running_on(day))


class LegalHold(models.Model):
    """Nothing of a dossier, or of a pupil, is destroyed in a period: a complaint, a court case, a request of the parents.

    Numbers, not keys: a hold that ended is no reason to keep the row it was about.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier_id = models.BigIntegerField(null=True)
    pupil_id = models.BigIntegerField(null=True)
    reason = SealedTextField(max_length=500)
    placed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    lifted_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = LegalHoldQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="legal_hold_on_one_thing",
                condition=Q(dossier_id__isnull=False, pupil_id__isnull=True)
                | Q(dossier_id__isnull=True, pupil_id__isnull=False),
            ),
            models.CheckConstraint(name="legal_hold_says_why", condition=~Q(reason="")),
            models.CheckConstraint(
                name="legal_hold_period_runs_forward",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"hold {self.pk}"


class DestructionSwitch(models.Model):
    """Somebody switched destruction off in a region, or proposed to switch it on; the newest row counts.

    It is on only when somebody else confirmed it. plan_digest: of the list that was read before it was proposed;
    confirmed_digest: of the list that the other one has read.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    is_on = models.BooleanField()
    plan_digest = models.CharField(max_length=64, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_digest = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="destruction_confirmed_by_another_who_read",
                condition=Q(confirmed_by__isnull=True, confirmed_at__isnull=True, confirmed_digest="")
                | (
                    Q(is_on=True, confirmed_by__isnull=False, confirmed_at__isnull=False)
                    & ~Q(confirmed_digest="")
                    & ~Q(confirmed_by=F("decided_by"))
                ),
            ),
            models.CheckConstraint(
                name="destruction_on_after_reading", condition=Q(is_on=False) | ~Q(plan_digest="")
            ),
        ]

    def __str__(self) -> str:
        return "on" if self.is_in_force else "proposed" if self.is_on else "off"

    @property
    def is_in_force(self) -> bool:
        return self.is_on and self.confirmed_at is not None

    @property
    def waits(self) -> bool:
        """Proposed, and not confirmed by another."""
        return self.is_on and self.confirmed_at is None
