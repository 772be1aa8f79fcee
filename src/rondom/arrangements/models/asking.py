"""The catalogue of a region, a request for an arrangement, and what was decided."""

from django.db import models
from django.db.models import F, Q

from rondom.arrangements.terms import ReadAdvice, RequestState, Verdict
from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region


class Catalogue(models.Model):
    """The kinds of arrangement of a region in one school year, with their caps.

    Never changed: a request keeps the version it was begun with. Empty there: what comes with the program.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()  # the year in which it begins
    version = models.PositiveIntegerField()
    kinds = models.JSONField()  # rows of rules.Kind
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="catalogue_version_once", fields=["region", "school_year", "version"]
            ),
        ]

    def __str__(self) -> str:
        return f"catalogue {self.school_year} version {self.version}"


class ArrangementRequest(models.Model):
    """A school asks the samenwerkingsverband for an arrangement for a child.

    kind: a row of rules.Kind as it was when the request was begun, so that its caps never change under it.
    answers: {key of a field: text}, as JSON. fields: the form it was made with.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="arrangement_requests")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    board = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    catalogue = models.ForeignKey(Catalogue, models.PROTECT, null=True, related_name="+")
    kind = models.JSONField()
    fields = models.JSONField()
    answers = SealedTextField(max_length=60_000, blank=True)
    wanted_from = models.DateField(null=True)
    wanted_until = models.DateField(null=True)  # the first day without
    wanted_cents = models.PositiveBigIntegerField(null=True)
    state = models.CharField(max_length=20, choices=RequestState, default=RequestState.DRAFT)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_on = models.DateField()
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sent_on = models.DateField(null=True)
    expected_on = models.DateField(null=True)
    read_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    read_on = models.DateField(null=True)
    read_advice = models.CharField(max_length=20, choices=ReadAdvice, blank=True)
    read_words = SealedTextField(max_length=2000, blank=True)
    withdrawn_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="arrangement_request_sent_as_a_whole",
                condition=Q(sent_on=None, sent_by=None, expected_on=None)
                | Q(
                    sent_on__isnull=False,
                    sent_by__isnull=False,
                    expected_on__isnull=False,
                    wanted_from__isnull=False,
                    wanted_until__isnull=False,
                    wanted_cents__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="arrangement_request_state_has_its_day",
                condition=Q(state="draft", sent_on=None)
                | Q(state__in=("sent", "decided"), sent_on__isnull=False)
                | Q(state="withdrawn", withdrawn_on__isnull=False),
            ),
            models.CheckConstraint(
                name="arrangement_request_period_runs_forward",
                condition=Q(wanted_from=None) | Q(wanted_until=None) | Q(wanted_until__gt=F("wanted_from")),
            ),
            models.CheckConstraint(
                name="arrangement_request_read_as_a_whole",
                condition=Q(read_by=None, read_on=None, read_advice="", read_words="")
                | (Q(read_by__isnull=False, read_on__isnull=False) & ~Q(read_advice="") & ~Q(read_words="")),
            ),
        ]

    def __str__(self) -> str:
        return f"request {self.pk}"

    @property
    def title(self) -> str:
        return str(self.kind["title"])


class ArrangementDecision(models.Model):
    """What the samenwerkingsverband decided on a request, with who, by which mandate, and why. Never changed.

    number: once per region; it stands on invoices. own_interest_none: who decided said that he has no part in it.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    request = models.OneToOneField(ArrangementRequest, models.CASCADE, related_name="decision")
    number = models.CharField(max_length=20)
    verdict = models.CharField(max_length=20, choices=Verdict)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_for = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    mandate = models.CharField(max_length=40)  # the role in which it was decided
    decided_on = models.DateField()
    own_interest_none = models.BooleanField()
    reason = SealedTextField(max_length=5000)
    conditions = SealedTextField(max_length=5000, blank=True)
    alternatives = SealedTextField(max_length=5000, blank=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)  # the first day without
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=2, null=True)
    rate_cents = models.PositiveIntegerField(null=True)
    granted_cents = models.PositiveBigIntegerField(default=0)
    objection_until = models.DateField()  # the last day

    class Meta:
        constraints = [
            models.UniqueConstraint(name="arrangement_decision_number_once", fields=["region", "number"]),
            models.CheckConstraint(
                name="arrangement_decision_no_interest", condition=Q(own_interest_none=True)
            ),
            models.CheckConstraint(name="arrangement_decision_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="arrangement_decision_says_what",
                condition=Q(
                    verdict="granted",
                    valid_from__isnull=False,
                    valid_until__gt=F("valid_from"),
                    granted_cents__gt=0,
                )
                | (
                    Q(verdict="refused", valid_from=None, valid_until=None, granted_cents=0)
                    & ~Q(alternatives="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.number}"
