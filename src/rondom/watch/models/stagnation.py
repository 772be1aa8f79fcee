"""A case of stagnation: who said so, who looks at it, what was asked of whom, and the rungs of the ladder."""

import datetime as dt

from django.db import models
from django.db.models import F, Q

from rondom.dossiers.models import Dossier, Participant
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role
from rondom.watch.terms import Outcome, RungOutcome, StuckRule


class StagnationCase(models.Model):
    """It is stuck around a child. One is open at most: who says it again, adds to it.

    organisation and desk_role: on whose desk it lies; nobody's when the region has nobody for it.
    next_code: where it can go on when it was not solved, a rung of data/ladder.yaml.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="stagnations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    desk_role = models.CharField(max_length=40, choices=Role, blank=True)
    opened_on = models.DateField()
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    explanation = SealedTextField(max_length=2000, blank=True)
    next_code = models.CharField(max_length=40, blank=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="stagnation_one_open", fields=["dossier"], condition=Q(closed_on__isnull=True)
            ),
            models.CheckConstraint(
                name="stagnation_closed_as_a_whole",
                condition=Q(outcome="", explanation="", closed_by=None, closed_on=None)
                | (~Q(outcome="") & ~Q(explanation="") & Q(closed_by__isnull=False, closed_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="stagnation_not_solved_goes_on", condition=~Q(outcome="not_solved") | ~Q(next_code="")
            ),
            models.CheckConstraint(
                name="stagnation_desk_as_a_whole",
                condition=Q(organisation=None, desk_role="")
                | (Q(organisation__isnull=False) & ~Q(desk_role="")),
            ),
        ]
        indexes = [
            models.Index(name="stagnation_on_a_desk", fields=["organisation", "desk_role", "closed_on"])
        ]

    def __str__(self) -> str:
        return f"stagnation {self.pk}"

    def days_on(self, day: dt.date) -> int:
        """The lead time so far, or of the whole."""
        return ((self.closed_on or day) - self.opened_on).days


class StuckSignal(models.Model):
    """Somebody said it, or a rule of the program saw it: by is empty then. Once a day per person, once per rule.

    word is for who has the case on his desk and for who wrote it.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    case = models.ForeignKey(StagnationCase, models.CASCADE, related_name="signals")
    rule = models.CharField(max_length=20, choices=StuckRule, blank=True)
    days = models.PositiveIntegerField(default=0)
    overdue = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    capacity = models.CharField(max_length=40, choices=Role, blank=True)
    said_on = models.DateField()
    word = SealedTextField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="stuck_signal_by_somebody_or_a_rule",
                condition=(Q(rule="", by__isnull=False) & ~Q(capacity=""))
                | (~Q(rule="") & Q(by=None, capacity="", word="")),
            ),
            models.UniqueConstraint(
                name="stuck_signal_once_a_day", fields=["case", "by", "said_on"], condition=Q(rule="")
            ),
            models.UniqueConstraint(
                name="stuck_signal_once_per_rule", fields=["case", "rule"], condition=~Q(rule="")
            ),
        ]

    def __str__(self) -> str:
        return f"signal {self.pk}"


class RoleCheck(models.Model):
    """Whether somebody around the child took his role, as who has the case on his desk found it."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    case = models.ForeignKey(StagnationCase, models.CASCADE, related_name="role_checks")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    taken = models.BooleanField()
    checked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    checked_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="role_check_once", fields=["case", "participant"]),
        ]

    def __str__(self) -> str:
        return f"role check {self.pk}"


class RoleCall(models.Model):
    """Somebody is addressed: what he is asked to do or to say, and his answer. Everybody around the child reads both."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    case = models.ForeignKey(StagnationCase, models.CASCADE, related_name="calls")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    question = SealedTextField(max_length=1000)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    answer_before_on = models.DateField()
    answer = SealedTextField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="role_call_one_open",
                fields=["case", "participant"],
                condition=Q(answered_on__isnull=True),
            ),
            models.CheckConstraint(
                name="role_call_answered_as_a_whole",
                condition=Q(answer="", answered_on=None) | (~Q(answer="") & Q(answered_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"call {self.pk}"


class Rung(models.Model):
    """A rung of the ladder that was taken. code: of data/ladder.yaml. taken_by: who took it up at a desk.

    decided_on: the day of the decision it is about.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    case = models.ForeignKey(StagnationCase, models.CASCADE, related_name="rungs")
    code = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    begun_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    begun_on = models.DateField()
    decided_on = models.DateField(null=True)
    taken_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    late_told_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, choices=RungOutcome, blank=True)
    words = SealedTextField(max_length=2000, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="rung_one_open", fields=["case", "code"], condition=Q(ended_on__isnull=True)
            ),
            models.CheckConstraint(
                name="rung_ended_as_a_whole",
                condition=Q(outcome="", ended_by=None, ended_on=None)
                | (~Q(outcome="") & Q(ended_by__isnull=False, ended_on__gte=F("begun_on"))),
            ),
            models.CheckConstraint(
                name="rung_after_the_decision",
                condition=Q(decided_on__isnull=True) | Q(decided_on__lte=F("begun_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"rung {self.code} of {self.case_id}"


class RungTerm(models.Model):
    """A term of a rung, with the day that the ladder of that moment gave it. Never moved."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    rung = models.ForeignKey(Rung, models.CASCADE, related_name="terms")
    code = models.CharField(max_length=40)
    due_on = models.DateField()
    done_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="rung_term_once", fields=["rung", "code"])]

    def __str__(self) -> str:
        return f"term {self.code} of {self.rung_id}"

    def is_late_on(self, day: dt.date) -> bool:
        """Late while it is open, and for ever when it was met too late."""
        return (self.done_on or day) > self.due_on
