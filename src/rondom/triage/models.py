"""A triage, its time in the work stock, who leads the process, and where a child is registered."""

import datetime as dt

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.triage.terms import (
    Leader,
    Outcome,
    Question,
    RegieState,
    RegistrationKind,
    RegistrationStatus,
    Severity,
    Urgency,
)


class RegionRules(models.Model):
    """What a region says itself about triage: what an outcome means and asks, and who leads the process.

    Never changed: a triage that runs keeps the rules it began with. Empty there: those that come with the program.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    outcomes = models.JSONField()  # rows of OutcomeRule
    cells = models.JSONField()  # rows of Cell
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(name="triage_rules_version_once", fields=["region", "version"]),
        ]

    def __str__(self) -> str:
        return f"triage rules {self.version}"


class TriageQuerySet(models.QuerySet["Triage"]):
    def newest(self) -> "TriageQuerySet":
        """Of every dossier the last one: an earlier one was about another moment."""
        later = Triage.objects.filter(dossier=OuterRef("dossier"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(later))


class Triage(models.Model):
    """What a question of support is, judged by the social team of an organisation. One is open at most.

    A new judgement takes the confirmation away: a behavioural scientist confirms what he has read.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="triages")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_on = models.DateField()
    rules = models.ForeignKey(RegionRules, models.PROTECT, null=True, related_name="+")
    learning = models.CharField(max_length=20, choices=Question, blank=True)
    living = models.CharField(max_length=20, choices=Question, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    judged_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    judged_on = models.DateField(null=True)
    nature = SealedTextField(max_length=2000, blank=True)
    severity = models.CharField(max_length=20, choices=Severity, blank=True)
    urgency = models.CharField(max_length=20, choices=Urgency, blank=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    confirmed_on = models.DateField(null=True)
    agreement = SealedTextField(max_length=5000, blank=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    objects = TriageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="triage_one_open", fields=["dossier"], condition=Q(closed_on__isnull=True)
            ),
            models.CheckConstraint(
                name="triage_judged_as_a_whole",
                condition=Q(learning="", living="", outcome="", judged_by=None, judged_on=None)
                | (
                    ~Q(learning="")
                    & ~Q(living="")
                    & ~Q(outcome="")
                    & Q(judged_by__isnull=False, judged_on__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="triage_confirmed_as_a_whole",
                condition=Q(nature="", severity="", urgency="", confirmed_by=None, confirmed_on=None)
                | (
                    ~Q(nature="")
                    & ~Q(severity="")
                    & ~Q(urgency="")
                    & ~Q(outcome="")
                    & Q(confirmed_by__isnull=False, confirmed_on__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="triage_closed_when_confirmed",
                condition=Q(closed_on=None, closed_by=None)
                | Q(closed_on__isnull=False, closed_by__isnull=False, confirmed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"triage {self.pk}"


class StockStay(models.Model):
    """A time that a case waited in the work stock (werkvoorraad) for a case manager."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    triage = models.ForeignKey(Triage, models.CASCADE, related_name="stays")
    put_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since_on = models.DateField()
    taken_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="stock_one_open", fields=["triage"], condition=Q(until_on__isnull=True)
            ),
            models.CheckConstraint(
                name="stock_period_runs_forward",
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("since_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"stay {self.pk}"

    def days_until(self, day: dt.date) -> int:
        return ((self.until_on or day) - self.since_on).days


class ProcessRegie(models.Model):
    """Who leads the process of one case (procesregie): what the table proposes, or another choice with a reason.

    Another choice is in force when education and the gemeente both accepted it. It is not the baton: see docs/decisions/0026.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="regies")
    triage = models.ForeignKey(Triage, models.CASCADE, related_name="regies")
    proposed = models.CharField(max_length=20, choices=Leader)
    leader = models.CharField(max_length=20, choices=Leader)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reason = SealedTextField(max_length=2000, blank=True)
    state = models.CharField(max_length=20, choices=RegieState)
    chosen_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    chosen_on = models.DateField()
    education_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    municipality_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    refused_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    refusal = SealedTextField(max_length=2000, blank=True)
    in_force_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="process_regie_one_waits", fields=["dossier"], condition=Q(state="waiting")
            ),
            models.UniqueConstraint(
                name="process_regie_one_in_force", fields=["dossier"], condition=Q(state="in_force")
            ),
            models.CheckConstraint(
                name="process_regie_other_choice_has_a_reason",
                condition=Q(leader=F("proposed")) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="process_regie_other_choice_has_both_sides",
                condition=~Q(state="in_force")
                | Q(leader=F("proposed"))
                | Q(education_by__isnull=False, municipality_by__isnull=False),
            ),
            models.CheckConstraint(
                name="process_regie_refusal_has_a_reason",
                condition=~Q(state="refused") | (~Q(refusal="") & Q(refused_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="process_regie_in_force_has_a_day",
                condition=~Q(state="in_force") | Q(in_force_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"process regie {self.pk}"


class Registration(models.Model):
    """Whether a child is known at one place elsewhere (registratie), with who looked, when, and the proof.

    open_reason: why a plan may be laid ready though nobody has looked.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="registrations")
    kind = models.CharField(max_length=20, choices=RegistrationKind)
    status = models.CharField(max_length=20, choices=RegistrationStatus, default=RegistrationStatus.OPEN)
    checked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    checked_on = models.DateField(null=True)
    proof = SealedTextField(max_length=2000, blank=True)
    open_reason = SealedTextField(max_length=2000, blank=True)
    open_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    open_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="registration_once", fields=["dossier", "kind"]),
            models.CheckConstraint(
                name="registration_checked_by_somebody",
                condition=Q(status="open", checked_by=None, checked_on=None, proof="")
                | (~Q(status="open") & ~Q(proof="") & Q(checked_by__isnull=False, checked_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="registration_open_with_a_reason",
                condition=Q(open_reason="", open_by=None, open_on=None)
                | (~Q(open_reason="") & Q(open_by__isnull=False, open_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"registration {self.pk}"

    @property
    def holds_up(self) -> bool:
        """A plan waits for it."""
        return self.status == RegistrationStatus.OPEN and not self.open_reason
