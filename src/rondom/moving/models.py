"""A move of a child to another school, and the points of its checklist that somebody ticked."""

import datetime as dt
import uuid
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from rondom.consent.models import Consent
from rondom.consent.terms import Purpose
from rondom.core.actor import Actor
from rondom.dossiers.models import Dossier
from rondom.families.models import Pupil
from rondom.files.sealed import SealedTextField
from rondom.moving.rules import OTHER_REGION, Item, move_rules
from rondom.moving.terms import OPEN_STATES, MoveKind, MoveState, Side
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role


class SchoolMoveQuerySet(models.QuerySet["SchoolMove"]):
    def open(self) -> "SchoolMoveQuerySet":
        """Announced or accepted, and not carried out yet."""
        return self.filter(state__in=OPEN_STATES)

    def agreed_on(self, day: dt.date) -> "SchoolMoveQuerySet":
        """Everybody of the family who must, says yes on this day."""
        return self.filter(_family_agrees(day))

    def visible_to(self, actor: Actor, *, on: dt.date) -> "SchoolMoveQuerySet":
        """Who sees the dossier; the new school while the family says yes; and for a while who announced it."""
        seen = Q(dossier__in=Dossier.objects.visible_to(actor, on=on).values("pk"))
        if actor.is_family:
            return self.filter(seen)
        return self.filter(seen | _announced_by(actor, on) | _offered_to(actor, on))

    def of_desk(self, actor: Actor, *, on: dt.date) -> "SchoolMoveQuerySet":
        """What the actor announced, what his school is asked to take, and what he took; not what is long over."""
        took = Q(answered_by_id=actor.person_id, to_school=actor.organisation_id, state=MoveState.DONE)
        mine = _announced_by(actor, on) | _offered_to(actor, on) | (took & _is_fresh(on))
        return self.filter(mine).exclude(state__in=(MoveState.REFUSED, MoveState.WITHDRAWN))


def consents_to_move(day: dt.date, *, pupil: Any, to_school: Any) -> models.QuerySet[Consent]:
    """The yes of the family to a move, as far as it holds on a day."""
    rows = Consent.objects.valid_on(day).filter(purpose=Purpose.MOVE)
    return rows.filter(pupil=pupil, recipient=to_school)


def _family_agrees(day: dt.date) -> Q:
    return Q(Exists(consents_to_move(day, pupil=OuterRef("pupil"), to_school=OuterRef("to_school"))))


def _offered_to(actor: Actor, on: dt.date) -> Q:
    """What the school of the actor is asked to take, or took and waits for the day."""
    if actor.role not in move_rules().answering_roles:
        return Q(pk__in=[])
    return Q(_family_agrees(on), to_school=actor.organisation_id, state__in=OPEN_STATES)


def _announced_by(actor: Actor, on: dt.date) -> Q:
    """What the actor announced in this hat: also for some time after the day, without the dossier."""
    mine = Q(announced_by_id=actor.person_id, from_school=actor.organisation_id)
    return mine & (Q(done_on__isnull=True) | _is_fresh(on))


def _is_fresh(on: dt.date) -> Q:
    return Q(done_on__gt=on - dt.timedelta(days=move_rules().read_days_after))


class SchoolMove(models.Model):
    """A child goes to another school on a day. `ref` is its address: who answers it does not see the dossier.

    The yes of the family is a consent for the new school (Purpose.MOVE). done_on: when the dossier really went.
    """

    ref = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="moves")
    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="moves")
    kind = models.CharField(max_length=20, choices=MoveKind)
    from_school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    from_region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    to_school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    to_region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    moves_on = models.DateField()
    announced_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    announced_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=MoveState, default=MoveState.ANNOUNCED)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_role = models.CharField(max_length=40, choices=Role, blank=True)
    answered_on = models.DateField(null=True)
    reason = SealedTextField(max_length=500, blank=True)
    done_on = models.DateField(null=True)

    objects = SchoolMoveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="school_move_one_open",
                fields=["dossier"],
                condition=Q(state__in=["announced", "accepted"]),
            ),
            models.CheckConstraint(
                name="school_move_to_another_school", condition=~Q(to_school=F("from_school"))
            ),
            models.CheckConstraint(
                name="school_move_answered_by_somebody",
                condition=Q(state__in=["announced", "withdrawn"])
                | Q(answered_by__isnull=False, answered_on__isnull=False),
            ),
            models.CheckConstraint(
                name="school_move_refused_with_a_reason", condition=~Q(state="refused") | ~Q(reason="")
            ),
            models.CheckConstraint(
                name="school_move_done_has_a_day",
                condition=Q(state="done", done_on__isnull=False)
                | (~Q(state="done") & Q(done_on__isnull=True)),
            ),
        ]
        indexes = [models.Index(name="school_move_of_school", fields=["to_school", "state"])]

    def __str__(self) -> str:
        return f"move {self.pk}"

    @property
    def leaves_region(self) -> bool:
        return self.from_region_id != self.to_region_id

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def items(self) -> tuple[Item, ...]:
        """The checklist of this move."""
        kinds = {self.kind, OTHER_REGION} if self.leaves_region else {self.kind}
        return move_rules().items_for(kinds)

    def side_of(self, actor: Actor) -> Side | None:
        """Of which of the two schools somebody is, in the hat that is on."""
        if actor.organisation_id == self.from_school_id:
            return Side.OLD
        return Side.NEW if actor.organisation_id == self.to_school_id else None


class MoveTick(models.Model):
    """Somebody says that a point of the checklist is done, and on which day it was."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    move = models.ForeignKey(SchoolMove, models.CASCADE, related_name="ticks")
    item = models.CharField(max_length=40)  # key of data/move.yaml
    happened_on = models.DateField()
    ticked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ticked_role = models.CharField(max_length=40, choices=Role)
    ticked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="move_tick_once", fields=["move", "item"])]

    def __str__(self) -> str:
        return f"{self.item} of {self.move_id}"
