"""The case, its participants, the coordinator's baton and the actions people promised."""

import datetime as dt
import uuid

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from rondom.consent.models import ground_for
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.periods import running_on
from rondom.dossiers.closing_rules import closed_after
from rondom.dossiers.terms import (
    ClosingOutcome,
    EndsWith,
    Going,
    HandoverAnswer,
    Verdict,
)
from rondom.families.models import Family, Guardianship, Pupil
from rondom.families.terms import Authority
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import COORDINATING_ROLES, Role


class Baton(models.Model):
    """The coordinator of a family: exactly one, because the holder is never empty and a family has one baton."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    family = models.OneToOneField(Family, models.PROTECT, related_name="baton")
    holder = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    since_on = models.DateField()

    def __str__(self) -> str:
        return f"baton of family {self.family_id}"

    def is_held_by(self, person_id: int, organisation_id: int | None, role: str) -> bool:
        """Held in this hat: who also teaches here is no coordinator while he teaches."""
        holder = (self.holder_id, self.organisation_id)
        return holder == (person_id, organisation_id) and role in COORDINATING_ROLES


class Handover(models.Model):
    """An offer of the baton. It counts only when the next one accepts; until then the holder stays responsible."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    baton = models.ForeignKey(Baton, models.CASCADE, related_name="handovers")
    from_person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    to_person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=HandoverAnswer, blank=True)
    answered_at = models.DateTimeField(null=True)
    reason = SealedTextField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="handover_one_open", fields=["baton"], condition=Q(answer="")),
            models.CheckConstraint(
                name="handover_refusal_has_a_reason", condition=~Q(answer="refused") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"handover {self.pk}"


def _own_rows(actor: Actor, on: dt.date) -> "ParticipantQuerySet":
    """The actor in the circles, in the hat that is on."""
    rows = Participant.objects.running_on(on).filter(person_id=actor.person_id, capacity=actor.role)
    return rows.filter(organisation=actor.organisation_id)


def _on_a_ground(actor: Actor, on: dt.date) -> Q:
    """The school of the dossier, or an organisation with a ground."""
    return Q(school_id=actor.organisation_id) | ground_for(actor.organisation_id, on)


class DossierQuerySet(models.QuerySet["Dossier"]):
    def open_on(self, day: dt.date) -> "DossierQuerySet":
        return self.filter(opened_on__lte=day).filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))

    def visible_to(self, actor: Actor, *, on: dt.date) -> "DossierQuerySet":
        """The dossiers an actor may open: involved in this hat, today, on a ground.

        The family: as pupil, or as a parent with authority. The school of the dossier: its public task.
        Everybody else: only while a consent, or a ground of the law, holds for the organisation. Source: field
        notes 12.1.
        The circle is read first, by person: a subquery per dossier would read every dossier there is.
        """
        if actor.is_family:
            return self.taking_part(actor, on=on)
        emergency = EmergencyAccess.objects.running_for(actor).values("dossier_id")
        mine = _own_rows(actor, on).values("dossier_id")
        seen = self.filter(_on_a_ground(actor, on) | Q(pk__in=emergency), pk__in=mine.union(emergency))
        return seen.readable_on(on)

    def readable_on(self, day: dt.date) -> "DossierQuerySet":
        """Open, or closed so short ago that professionals still read it."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=closed_after(day)))

    def taking_part(self, actor: Actor, *, on: dt.date) -> "DossierQuerySet":
        """As visible_to, without those that are open because of an emergency. Closed ones too."""
        rows = self.filter(pk__in=_own_rows(actor, on).values("dossier_id"))
        if not actor.is_family:
            return rows.filter(_on_a_ground(actor, on))
        decides = Guardianship.objects.running_on(on).filter(
            pupil=OuterRef("pupil"), person_id=actor.person_id, authority=Authority.YES
        )
        return rows.filter(Q(pupil__person_id=actor.person_id) | Exists(decides))


class Dossier(models.Model):
    """One case of one pupil; `ref` is its address. At most one open dossier per pupil."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="dossiers")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="dossiers")
    baton = models.ForeignKey(Baton, models.PROTECT, related_name="dossiers")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    closed_outcome = models.CharField(max_length=20, choices=ClosingOutcome, blank=True)
    closed_reason = SealedTextField(max_length=500, blank=True)
    closed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    # What the actor for whom this row was fetched may see of it; filled by access.get_dossier.
    categories: frozenset[str] = frozenset()
    seen_by: Actor | None = None
    in_emergency = False
    in_secret = False  # by a ground that the parents are not told of yet

    objects = DossierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="dossier_one_open_per_pupil", fields=["pupil"], condition=Q(closed_on__isnull=True)
            ),
            models.CheckConstraint(
                name="dossier_period_runs_forward",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
            ),
            models.CheckConstraint(
                name="dossier_open_has_no_outcome",
                condition=Q(closed_on__isnull=False) | Q(closed_outcome="", closed_reason="", closed_by=None),
            ),
        ]

    def __str__(self) -> str:
        return f"dossier {self.ref}"


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def running_on(self, day: dt.date) -> "ParticipantQuerySet":
        return self.filter(running_on(day))


class Participant(models.Model):
    """Somebody around the child: in which capacity, since when, until when, why, and what he may see.

    organisation is empty for the family. categories is a list of consent.terms.Category.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, models.PROTECT, related_name="participations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    capacity = models.CharField(max_length=40, choices=Role)
    categories = models.JSONField(default=list)
    reason = SealedTextField(max_length=500)
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    ends_with = models.CharField(max_length=20, choices=EndsWith, blank=True)
    ends_with_meeting = models.BigIntegerField(null=True)  # a number: meetings are above this app

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="participant_once",
                fields=["dossier", "person", "capacity"],
                condition=Q(valid_until__isnull=True),
            ),
            models.CheckConstraint(
                name="participant_period_runs_forward",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
            models.CheckConstraint(
                name="participant_ends_with_what_is_named",
                condition=Q(ends_with="meeting", ends_with_meeting__isnull=False)
                | (~Q(ends_with="meeting") & Q(ends_with_meeting__isnull=True)),
            ),
        ]
        indexes = [models.Index(name="participant_of_person", fields=["person", "valid_until"])]

    def __str__(self) -> str:
        return f"{self.capacity} in {self.dossier_id}"


class EmergencyAccessQuerySet(models.QuerySet["EmergencyAccess"]):
    def running_for(self, actor: Actor) -> "EmergencyAccessQuerySet":
        """Opened by somebody in this hat, and not over at this moment."""
        now = clock.now()
        return self.filter(
            person_id=actor.person_id,
            organisation_id=actor.organisation_id,
            role=actor.role,
            opened_at__lte=now,
            until_at__gt=now,
        )


class EmergencyAccess(models.Model):
    """Break-glass: somebody outside the circle opened a dossier because of acute danger. Reading only, for hours.

    verdict stays empty until somebody else has reviewed it. Terms, roles and categories: data/emergency.yaml.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="emergencies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, choices=Role)
    reason = SealedTextField(max_length=2000)
    opened_at = models.DateTimeField()
    until_at = models.DateTimeField()
    review_before_on = models.DateField()
    verdict = models.CharField(max_length=20, choices=Verdict, blank=True)
    review = SealedTextField(max_length=2000, blank=True)
    reviewed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)

    objects = EmergencyAccessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="emergency_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="emergency_period_runs_forward", condition=Q(until_at__gt=F("opened_at"))
            ),
            models.CheckConstraint(
                name="emergency_verdict_by_another",
                condition=Q(verdict="", reviewed_by__isnull=True, reviewed_at__isnull=True)
                | (
                    ~Q(verdict="")
                    & ~Q(review="")
                    & Q(reviewed_by__isnull=False, reviewed_at__isnull=False)
                    & ~Q(reviewed_by=F("person"))
                ),
            ),
        ]
        indexes = [models.Index(name="emergency_of_person", fields=["person", "until_at"])]

    def __str__(self) -> str:
        return f"emergency {self.pk}"

    def reviewing_organisations(self) -> tuple[int | None, ...]:
        """Where somebody may review it: who looked, the school, and its board."""
        return self.organisation_id, self.dossier.school_id, self.dossier.school.board_id


class Action(models.Model):
    """Who does what before when. The owner may be somebody from the family's own network without an account."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="actions")
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="actions")
    owner_name = models.CharField(max_length=200, blank=True)
    what = SealedTextField(max_length=500)
    category = models.CharField(max_length=20, choices=Category, default=Category.PROCESS)
    due_on = models.DateField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    progress = SealedTextField(max_length=500, blank=True)  # in the words of who told it last
    going = models.CharField(max_length=10, choices=Going, blank=True)
    told_at = models.DateTimeField(null=True)  # when that was said
    reminded_on = models.DateField(null=True)
    late_reminders = models.PositiveSmallIntegerField(default=0)  # by the program, after the day had passed

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="action_has_one_owner",
                condition=Q(owner__isnull=False, owner_name="") | (Q(owner__isnull=True) & ~Q(owner_name="")),
            ),
            models.CheckConstraint(
                name="action_going_was_told", condition=Q(going="") | Q(told_at__isnull=False)
            ),
            models.CheckConstraint(
                name="action_done_by_somebody",
                condition=Q(done_at__isnull=True, done_by__isnull=True)
                | Q(done_at__isnull=False, done_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="action_open_of_owner", fields=["owner", "done_at", "due_on"]),
            models.Index(name="action_of_dossier", fields=["dossier", "done_at"]),
        ]

    def __str__(self) -> str:
        return f"action {self.pk}"
