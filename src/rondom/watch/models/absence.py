"""Absence that a school reported, the rules it reached, what was done, reports to leerplicht, and leave."""

from django.db import models
from django.db.models import F, Q

from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role
from rondom.watch.terms import AbsencePart, AbsenceRule, Act, LeaveKind, LeaveState, ReportAnswer


class Absence(models.Model):
    """A part of a day that a child was not at school. A register that reports it twice changes the same row.

    kind: of data/absence.yaml. place: which lesson, 0 for another part than a lesson.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="absences")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    on = models.DateField()
    part = models.CharField(max_length=10, choices=AbsencePart)
    place = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=20)
    minutes = models.PositiveIntegerField()
    reported_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    reported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="absence_once_a_part", fields=["dossier", "school", "on", "part", "place"]
            ),
            models.CheckConstraint(name="absence_has_minutes", condition=Q(minutes__gte=1, minutes__lte=720)),
            models.CheckConstraint(
                name="absence_place_of_a_lesson", condition=Q(part="lessons") | Q(place=0)
            ),
        ]
        indexes = [models.Index(name="absence_of_dossier", fields=["dossier", "on"])]

    def __str__(self) -> str:
        return f"absence {self.pk}"


class AbsenceAlert(models.Model):
    """A rule that was reached. Never taken back: what was counted then, was reported then."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="absence_alerts")
    rule = models.CharField(max_length=20, choices=AbsenceRule)
    first_on = models.DateField()
    reached_on = models.DateField()
    minutes = models.PositiveIntegerField(default=0)
    found_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="absence_alert_once", fields=["dossier", "rule", "reached_on"]),
            models.CheckConstraint(
                name="absence_alert_runs_forward", condition=Q(reached_on__gte=F("first_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"alert {self.rule} {self.pk}"


class AbsenceAct(models.Model):
    """What a rule asks, until when, and who did it."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    alert = models.ForeignKey(AbsenceAlert, models.CASCADE, related_name="acts")
    act = models.CharField(max_length=20, choices=Act)
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    words = SealedTextField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="absence_act_once", fields=["alert", "act"]),
            models.CheckConstraint(
                name="absence_act_done_on_a_day", condition=Q(done_by=None) | Q(done_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"act {self.act} {self.pk}"


class AttendanceReport(models.Model):
    """A report to leerplicht: the least there is, as it was on that day. words: what the school did so far."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="attendance_reports")
    alert = models.OneToOneField(AbsenceAlert, models.PROTECT, related_name="report")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_on = models.DateField()
    words = SealedTextField(max_length=1000)
    answer = models.CharField(max_length=20, choices=ReportAnswer, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="attendance_report_answered_as_a_whole",
                condition=Q(answer="", answered_by=None, answered_on=None)
                | (~Q(answer="") & Q(answered_by__isnull=False, answered_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.pk}"


class LeaveRequest(models.Model):
    """A parent asks leave or exemption; organisation and decides: who answers, before due_on."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="leave_requests")
    kind = models.CharField(max_length=20, choices=LeaveKind)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    decides = models.CharField(max_length=40, choices=Role)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    first_on = models.DateField()
    last_on = models.DateField()
    reason = SealedTextField(max_length=1000)
    due_on = models.DateField()
    state = models.CharField(max_length=20, choices=LeaveState, default=LeaveState.WAITING)
    words = SealedTextField(max_length=1000, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="leave_runs_forward", condition=Q(last_on__gte=F("first_on"))),
            models.CheckConstraint(
                name="leave_decided_as_a_whole",
                condition=Q(state="waiting", decided_by=None, decided_on=None, words="")
                | (~Q(state="waiting") & Q(decided_by__isnull=False, decided_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="leave_refused_with_a_reason", condition=~Q(state="refused") | ~Q(words="")
            ),
        ]

    def __str__(self) -> str:
        return f"leave {self.pk}"
