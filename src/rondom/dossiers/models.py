"""The case, its participants, the coordinator's baton and the actions people promised."""

import datetime as dt
import uuid

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from rondom.consent.models import Consent
from rondom.consent.terms import Category
from rondom.core.actor import Actor
from rondom.core.periods import running_on
from rondom.dossiers.terms import HandoverAnswer
from rondom.families.models import Family, Guardianship, Pupil
from rondom.families.terms import Authority
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role


class Baton(models.Model):
    """The coordinator of a family: exactly one, because the holder is never empty and a family has one baton."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    family = models.OneToOneField(Family, models.PROTECT, related_name="baton")
    holder = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    since_on = models.DateField()

    def __str__(self) -> str:
        return f"baton of family {self.family_id}"


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
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="handover_one_open", fields=["baton"], condition=Q(answer="")),
            models.CheckConstraint(
                name="handover_refusal_has_a_reason", condition=~Q(answer="refused") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"handover {self.pk}"


class DossierQuerySet(models.QuerySet["Dossier"]):
    def open_on(self, day: dt.date) -> "DossierQuerySet":
        return self.filter(opened_on__lte=day).filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))

    def visible_to(self, actor: Actor, *, on: dt.date) -> "DossierQuerySet":
        """The dossiers an actor may open: involved in this hat, today, on a ground.

        The family: as pupil, or as a parent with authority. The school of the dossier: its public task.
        Everybody else: only while a consent for the organisation is valid. Source: field notes 12.1.
        The circle is read first, by person: a subquery per dossier would read every dossier there is.
        """
        mine = Participant.objects.running_on(on).filter(person_id=actor.person_id)
        if actor.is_family:
            decides = Guardianship.objects.running_on(on).filter(
                pupil=OuterRef("pupil"), person_id=actor.person_id, authority=Authority.YES
            )
            mine = mine.filter(organisation__isnull=True, capacity=actor.role)
            return self.filter(pk__in=mine.values("dossier_id")).filter(
                Q(pupil__person_id=actor.person_id) | Exists(decides)
            )
        ground = Consent.objects.valid_on(on).filter(
            pupil=OuterRef("pupil"), recipient_id=actor.organisation_id
        )
        mine = mine.filter(organisation=actor.organisation_id, capacity=actor.role)
        return self.filter(pk__in=mine.values("dossier_id")).filter(
            Q(school_id=actor.organisation_id) | Exists(ground)
        )


class Dossier(models.Model):
    """One case of one pupil; `ref` is its address. At most one open dossier per pupil."""

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    pupil = models.ForeignKey(Pupil, models.PROTECT, related_name="dossiers")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="dossiers")
    baton = models.ForeignKey(Baton, models.PROTECT, related_name="dossiers")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    # What the actor for whom this row was fetched may see of it; filled by access.get_dossier.
    categories: frozenset[str] = frozenset()
    seen_by: Actor | None = None

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
    reason = models.CharField(max_length=500)
    added_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

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
        ]
        indexes = [models.Index(name="participant_of_person", fields=["person", "valid_until"])]

    def __str__(self) -> str:
        return f"{self.capacity} in {self.dossier_id}"


class Action(models.Model):
    """Who does what before when. The owner may be somebody from the family's own network without an account."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="actions")
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="actions")
    owner_name = models.CharField(max_length=200, blank=True)
    what = models.CharField(max_length=500)
    category = models.CharField(max_length=20, choices=Category, default=Category.PROCESS)
    due_on = models.DateField()
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    progress = models.CharField(max_length=500, blank=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="action_has_one_owner",
                condition=Q(owner__isnull=False, owner_name="") | (Q(owner__isnull=True) & ~Q(owner_name="")),
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
