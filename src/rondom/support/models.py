"""A question to a team beside the circle, and what a family asks the support point."""

import datetime as dt

from django.db import models
from django.db.models import Q

from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role
from rondom.support.terms import After, Channel, Enrolled, QuestionState, Team, TicketState


class TeamQuestion(models.Model):
    """Somebody around a child asks a team. no_name: the team reads the words and an age, and never whose child it is.

    age: in years, on the day of asking. placed_on: when the advice was put in the dossier.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="team_questions")
    team = models.CharField(max_length=20, choices=Team)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    no_name = models.BooleanField()
    age = models.PositiveSmallIntegerField(null=True)
    question = SealedTextField(max_length=2000)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_role = models.CharField(max_length=40, choices=Role)
    asked_on = models.DateField()
    answer_before_on = models.DateField()
    state = models.CharField(max_length=20, choices=QuestionState, default=QuestionState.WAITING)
    taken_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answer = SealedTextField(max_length=4000, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    placed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="team_question_answered_as_a_whole",
                condition=Q(
                    state__in=["waiting", "taken", "withdrawn"], answer="", answered_by=None, answered_on=None
                )
                | Q(
                    state__in=["advised", "accepted", "declined"],
                    answered_by__isnull=False,
                    answered_on__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="team_question_no_without_a_reason",
                condition=~Q(state__in=["advised", "declined"]) | ~Q(answer=""),
            ),
            models.UniqueConstraint(
                name="team_question_one_open",
                fields=["dossier", "team"],
                condition=Q(state__in=["waiting", "taken"]),
            ),
        ]
        indexes = [models.Index(name="team_question_on_a_desk", fields=["organisation", "team", "state"])]

    def __str__(self) -> str:
        return f"question {self.pk}"

    def is_late(self, day: dt.date) -> bool:
        return self.answered_on is None and self.answer_before_on < day


class Ticket(models.Model):
    """What a family without an account asked the support point, by a form or by telephone.

    number: what the family is told; secret_hash and code_hash: of the link and the code to follow it.
    contact: telephone or e-mail. dossier: only once the family wanted it. child_born_on: to find that dossier.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, unique=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64)
    wrong_codes = models.PositiveIntegerField(default=0)
    blocked_at = models.DateTimeField(null=True)
    channel = models.CharField(max_length=10, choices=Channel)
    asked_on = models.DateField()
    answer_before_on = models.DateField()
    name = SealedTextField(max_length=200)
    contact = SealedTextField(max_length=200, blank=True)
    child_name = SealedTextField(max_length=200, blank=True)
    child_born_on = models.DateField(null=True)
    enrolled = models.CharField(max_length=10, choices=Enrolled, default=Enrolled.UNKNOWN)
    wants_link = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=TicketState, default=TicketState.NEW)
    after = models.CharField(max_length=20, choices=After, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    dossier = models.ForeignKey(Dossier, models.SET_NULL, null=True, related_name="tickets")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ticket_linked_only_when_wanted", condition=Q(dossier=None) | Q(wants_link=True)
            ),
            models.CheckConstraint(
                name="ticket_closed_on_a_day",
                condition=Q(state="closed", closed_on__isnull=False)
                | (~Q(state="closed") & Q(closed_on=None)),
            ),
        ]
        indexes = [models.Index(name="ticket_on_a_desk", fields=["organisation", "state"])]

    def __str__(self) -> str:
        return f"ticket {self.pk}"

    def is_late(self, day: dt.date) -> bool:
        return self.answered_on is None and self.closed_on is None and self.answer_before_on < day


class TicketWords(models.Model):
    """What the family or the support point said. author: empty for the family."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="words")
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    words = SealedTextField(max_length=2000)
    said_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"words {self.pk}"
