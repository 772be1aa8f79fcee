"""A meeting about one child: people, agenda, minutes, agreements, decisions, other views."""

import datetime as dt
import uuid

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from rondom.core.actor import Actor
from rondom.dossiers.models import Action, Dossier
from rondom.files.sealed import SealedTextField
from rondom.meetings.models.year import PlannedDate
from rondom.meetings.terms import (
    DecisionKind,
    MeetingKind,
    MeetingState,
    Phase,
    Reply,
    WhyRemoved,
)
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import COORDINATING_ROLES, Role


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, actor: Actor, *, on: dt.date) -> "MeetingQuerySet":
        """Meetings of dossiers the actor may open today: that and when there is a talk, everybody around may know."""
        return self.filter(dossier__in=Dossier.objects.visible_to(actor, on=on).values("pk"))

    def concerning(self, actor: Actor) -> "MeetingQuerySet":
        """Meetings the actor is asked for, or has the regie of."""
        asked = Invitee.objects.filter(
            meeting=OuterRef("pk"),
            person_id=actor.person_id,
            organisation=actor.organisation_id,
            capacity=actor.role,
            removed_at__isnull=True,
        )
        if actor.role not in COORDINATING_ROLES:
            return self.filter(Exists(asked))
        return self.filter(
            Exists(asked)
            | Q(
                dossier__baton__holder_id=actor.person_id,
                dossier__baton__organisation_id=actor.organisation_id,
            )
        )


class Meeting(models.Model):
    """A talk at a moment and place. uid and sequence belong to the calendar invitation (RFC 5545)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="meetings")
    kind = models.CharField(max_length=20, choices=MeetingKind)
    state = models.CharField(max_length=20, choices=MeetingState, default=MeetingState.PLANNED)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    link = SealedTextField(max_length=500, blank=True)  # to talk by video
    goal = SealedTextField(max_length=500)
    organiser = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_date = models.ForeignKey(  # empty: held when it was needed, outside the year plan
        PlannedDate, models.SET_NULL, null=True, related_name="meetings"
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    shown_at = models.DateTimeField(null=True)  # when everybody could read the minutes, before closing
    summary = SealedTextField(max_length=5000, blank=True)  # in plain Dutch, for the family
    bridging = SealedTextField(max_length=500, blank=True)  # what happens until the help starts
    own_sentence = SealedTextField(max_length=1000, blank=True)  # of the one who closed, for the family
    next_on = models.DateField(null=True)
    # Who had the regie when it closed, and whom he then asked to take it over (R-MDO-3).
    regie = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    regie_asked = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    # For whom access.visible_meeting fetched this row, so that a page asks "does he take part" once.
    fetched_for: Actor | None = None
    may_only_read = False  # because of acute danger, or while the parents need not know of him

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="meeting_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))),
            models.CheckConstraint(
                name="meeting_closed_has_a_moment",
                condition=(Q(state="closed") & Q(closed_at__isnull=False) & Q(closed_by__isnull=False))
                | (~Q(state="closed") & Q(closed_at__isnull=True)),
            ),
        ]
        indexes = [models.Index(name="meeting_of_dossier", fields=["dossier", "starts_at"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Invitee(models.Model):
    """Somebody who is asked to come. mailed_sequence: the last version of the invitation that was sent to him."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitees")
    person = models.ForeignKey(Person, models.PROTECT, related_name="invitations_to_meetings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    capacity = models.CharField(max_length=40, choices=Role)
    reply = models.CharField(max_length=10, choices=Reply, default=Reply.NONE)
    replied_at = models.DateTimeField(null=True)
    attended = models.BooleanField(null=True)
    absence_reason = SealedTextField(max_length=300, blank=True)
    mailed_sequence = models.IntegerField(default=-1)
    nothing_to_add_at = models.DateTimeField(null=True)  # has no view of his own to give, and said so
    removed_at = models.DateTimeField(null=True)
    removed_why = models.CharField(max_length=20, choices=WhyRemoved, blank=True)
    cancel_mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="invitee_once", fields=["meeting", "person"], condition=Q(removed_at__isnull=True)
            ),
            models.CheckConstraint(
                name="invitee_removed_for_a_reason",
                condition=Q(removed_at__isnull=True, removed_why="")
                | (Q(removed_at__isnull=False) & ~Q(removed_why="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} at {self.meeting_id}"


class AgendaPoint(models.Model):
    """A subject of the talk with its minutes; the three phases are the fixed heart of the agenda."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveIntegerField()
    title = SealedTextField(max_length=200)
    minutes = models.PositiveIntegerField(default=10)
    phase = models.CharField(max_length=20, choices=Phase, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="agenda_one_per_place", fields=["meeting", "position"]),
        ]

    def __str__(self) -> str:
        return f"{self.position} of {self.meeting_id}"


class MinutesPart(models.Model):
    """What one person wrote in the minutes, per phase: nobody changes the words of another (docs/decisions/0036).

    revision: finds the same person saving from two places; device: a mark of the page that saved last
    noted_at: when the log last said that he was writing
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="parts")
    phase = models.CharField(max_length=20, choices=Phase)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = SealedTextField(max_length=20000, blank=True)
    revision = models.PositiveIntegerField(default=0)
    device = models.CharField(max_length=40, blank=True)
    changed_at = models.DateTimeField(null=True)
    noted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="minutes_one_part_per_author", fields=["meeting", "phase", "author"])
        ]

    def __str__(self) -> str:
        return f"{self.phase} of {self.meeting_id}"


class Agreement(models.Model):
    """What was agreed: an action at once. Who, what and when stand on the action."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agreements")
    action = models.OneToOneField(Action, models.PROTECT, related_name="agreement")

    def __str__(self) -> str:
        return f"agreement {self.pk}"


class Decision(models.Model):
    """A decision of a meeting with who decided on what mandate. Extra means exist only as a row here."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=30, choices=DecisionKind)
    text = SealedTextField(max_length=1000)
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    mandate = SealedTextField(max_length=300)
    until_on = models.DateField(null=True)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="decision_elsewhere_has_a_date",
                condition=~Q(kind="placed_elsewhere") | Q(until_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def mandate_words(self) -> str:
        """On whose behalf; a role that brings the mandate itself is stored by its key."""
        return str(Role(self.mandate).label) if self.mandate in Role.values else self.mandate


class Dissent(models.Model):
    """Somebody at the table does not agree with a decision: his own words, beside it. Nobody changes them.

    written_by: himself, or who leads and wrote down what he said
    """

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="dissents")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=40, choices=Role)
    text = SealedTextField(max_length=1000)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"dissent of {self.person_id} with {self.decision_id}"


class OtherView(models.Model):
    """A participant sees it differently: his own words, under the minutes. Nobody changes them."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="other_views")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=40, choices=Role)
    text = SealedTextField(max_length=5000)
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"view of {self.person_id}"
