"""The decision of the samenwerkingsverband, what is objected to it, and to which school it was handed over."""

from django.db import models
from django.db.models import F, Q

from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.tlv.models.asking import TlvApplication
from rondom.tlv.terms import ObjectionOutcome, ObjectionState, Verdict


class TlvDecision(models.Model):
    """What was decided, by whom, by which mandate, and why. Never changed; making it known adds two days.

    number: once per region, counted per school year. code: stands on the letter; with it a school fetches the TLV.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    application = models.OneToOneField(TlvApplication, models.CASCADE, related_name="decision")
    number = models.CharField(max_length=20)
    code = SealedTextField(max_length=20)
    verdict = models.CharField(max_length=20, choices=Verdict)
    category = models.CharField(max_length=20, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_for = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    mandate = models.CharField(max_length=40)  # the role in which it was decided
    decided_on = models.DateField()
    own_interest_none = models.BooleanField()
    reason = SealedTextField(max_length=5000)
    alternatives = SealedTextField(max_length=5000, blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)  # the first day without
    notified_on = models.DateField(null=True)
    objection_until = models.DateField(null=True)  # the last day
    warned_months = models.PositiveSmallIntegerField(null=True)  # the last warning before the end

    class Meta:
        constraints = [
            models.UniqueConstraint(name="tlv_decision_number_once", fields=["region", "number"]),
            models.CheckConstraint(name="tlv_decision_no_interest", condition=Q(own_interest_none=True)),
            models.CheckConstraint(name="tlv_decision_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="tlv_decision_says_what",
                condition=(
                    Q(verdict="granted", valid_from__isnull=False, valid_until__gt=F("valid_from"))
                    & ~Q(category="")
                )
                | (Q(verdict="refused", valid_from=None, valid_until=None) & ~Q(alternatives="")),
            ),
            models.CheckConstraint(
                name="tlv_decision_known_as_a_whole",
                condition=Q(notified_on=None, objection_until=None)
                | Q(notified_on__isnull=False, objection_until__gt=F("notified_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"tlv {self.number}"


class TlvObjection(models.Model):
    """Somebody does not agree with a decision. send_before_on: the last day to send it to the committee."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    application = models.ForeignKey(TlvApplication, models.CASCADE, related_name="objections")
    lodged_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    lodged_for = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    lodged_on = models.DateField()
    words = SealedTextField(max_length=10_000)
    state = models.CharField(max_length=20, choices=ObjectionState, default=ObjectionState.LODGED)
    send_before_on = models.DateField()
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_on = models.DateField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, choices=ObjectionOutcome, blank=True)
    reason = SealedTextField(max_length=5000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="tlv_objection_once", fields=["application", "lodged_by"]),
            models.CheckConstraint(
                name="tlv_objection_decided_as_a_whole",
                condition=(~Q(state="decided") & Q(decided_on=None, outcome="", reason=""))
                | (Q(state="decided", decided_on__isnull=False) & ~Q(outcome="") & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="tlv_objection_sent_has_a_day",
                condition=~Q(state__in=("sent", "decided")) | Q(sent_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"objection {self.pk}"


class TlvRelease(models.Model):
    """A school that may see the decision: because somebody gave it, or because it came with the letter."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    decision = models.ForeignKey(TlvDecision, models.CASCADE, related_name="releases")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    released_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    released_on = models.DateField()
    fetched_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    fetched_on = models.DateField(null=True)
    placed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    placed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="tlv_release_once", fields=["decision", "school"]),
            models.UniqueConstraint(
                name="tlv_placed_at_one_school", fields=["decision"], condition=Q(placed_on__isnull=False)
            ),
            models.CheckConstraint(
                name="tlv_placed_by_somebody",
                condition=Q(placed_on=None, placed_by=None)
                | Q(placed_on__isnull=False, placed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"release {self.pk}"
