"""When can everybody? Moments to choose from, who is asked, and what was answered; and a plan that is not ready yet."""

import datetime as dt

from django.db import models
from django.db.models import Q

from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.meetings.models.meeting import Meeting
from rondom.meetings.terms import Can, MeetingKind, WhyRemoved
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role


class DatePollQuerySet(models.QuerySet["DatePoll"]):
    def open_on(self, day: dt.date) -> "DatePollQuerySet":
        """One can still answer."""
        return self.not_chosen().filter(last_on__gte=day)

    def not_chosen(self) -> "DatePollQuerySet":
        """No moment was chosen and it was not stopped; also after the last day to answer."""
        return self.filter(closed_at__isnull=True, dossier__closed_on__isnull=True)


class DatePoll(models.Model):
    """A talk for which the moment is not chosen yet. meeting: the talk that came out of it.

    last_on: the last day to answer; own_points: subjects for the agenda, one on a line.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="date_polls")
    kind = models.CharField(max_length=20, choices=MeetingKind)
    minutes = models.PositiveIntegerField()
    place = SealedTextField(max_length=200)
    link = SealedTextField(max_length=500, blank=True)
    goal = SealedTextField(max_length=500)
    own_points = SealedTextField(max_length=3000, blank=True)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    last_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    meeting = models.OneToOneField(Meeting, models.SET_NULL, null=True, related_name="poll")

    objects = DatePollQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="date_poll_chosen_is_closed",
                condition=Q(meeting__isnull=True) | Q(closed_at__isnull=False),
            ),
        ]
        indexes = [models.Index(name="date_poll_of_dossier", fields=["dossier", "closed_at"])]

    def __str__(self) -> str:
        return f"date poll {self.pk}"

    def is_open_on(self, day: dt.date) -> bool:
        return self.closed_at is None and self.last_on >= day


class PollMoment(models.Model):
    """A moment to choose from. How long it takes stands on the poll."""

    poll = models.ForeignKey(DatePoll, models.CASCADE, related_name="moments")
    starts_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="poll_moment_once", fields=["poll", "starts_at"])]

    def __str__(self) -> str:
        return f"moment {self.pk}"


class PollVoter(models.Model):
    """Somebody who is asked when he can. secret_hash and code_hash: of the link of who has no account."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    poll = models.ForeignKey(DatePoll, models.CASCADE, related_name="voters")
    person = models.ForeignKey(Person, models.PROTECT, related_name="date_polls")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    capacity = models.CharField(max_length=40, choices=Role)
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)
    removed_why = models.CharField(max_length=20, choices=WhyRemoved, blank=True)
    secret_hash = models.CharField(max_length=64, null=True, unique=True)
    code_hash = models.CharField(max_length=64, blank=True)
    wrong_codes = models.PositiveIntegerField(default=0)
    blocked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="poll_voter_once", fields=["poll", "person"], condition=Q(removed_at__isnull=True)
            ),
            models.CheckConstraint(
                name="poll_voter_removed_for_a_reason",
                condition=Q(removed_at__isnull=True, removed_why="")
                | (Q(removed_at__isnull=False) & ~Q(removed_why="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in poll {self.poll_id}"


class PollAnswer(models.Model):
    """What somebody answered for one moment. The last answer counts."""

    voter = models.ForeignKey(PollVoter, models.CASCADE, related_name="answers")
    moment = models.ForeignKey(PollMoment, models.CASCADE, related_name="answers")
    can = models.CharField(max_length=10, choices=Can)

    class Meta:
        constraints = [models.UniqueConstraint(name="poll_answer_once", fields=["voter", "moment"])]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class PlanDraft(models.Model):
    """What somebody typed so far for a talk, kept while he asks somebody more into the circle. Only his to read."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="plan_drafts")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = SealedTextField(max_length=10000)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="plan_draft_once", fields=["dossier", "person"])]

    def __str__(self) -> str:
        return f"draft {self.pk}"
