"""What was sent: to whom, which parts, until when."""

import datetime as dt

from django.db import models
from django.db.models import Q

from rondom.core.actor import Actor
from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role
from rondom.sending.terms import OUTSIDE_ROLE, PartSource, SendingState


class Sending(models.Model):
    """Chosen parts for one receiver: somebody of the circle in a hat, or by a link and a code somebody without an account.

    organisation: where the ground lies. sees: what the sender might see that day; the receiver never reads more of it.
    Only hashes of link and code are stored, and no e-mail address.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="sendings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, choices=Role, blank=True)  # empty for who has a link
    trade = SealedTextField(max_length=200, blank=True)  # in words, of who has a link: "fysiotherapeut"
    sees = models.JSONField(default=list)
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    last_on = models.DateField()
    secret_hash = models.CharField(max_length=64, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    wrong_codes = models.PositiveIntegerField(default=0)
    blocked_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sending_by_hat_or_by_link",
                condition=(Q(role="") & ~Q(secret_hash="") & ~Q(code_hash=""))
                | (~Q(role="") & Q(secret_hash="") & Q(code_hash="")),
            ),
            models.UniqueConstraint(
                name="sending_one_per_secret", fields=["secret_hash"], condition=~Q(secret_hash="")
            ),
        ]
        indexes = [models.Index(name="sending_of_dossier", fields=["dossier", "sent_at"])]

    def __str__(self) -> str:
        return f"sending {self.pk}"

    @property
    def is_by_link(self) -> bool:
        return not self.role

    @property
    def reader(self) -> Actor:
        """Who reads it. By a link it is nobody who may do anything else."""
        return Actor(
            person_id=self.person_id,
            role=self.role or OUTSIDE_ROLE,
            region_id=self.region_id,
            organisation_id=self.organisation_id,
        )

    def state_on(self, day: dt.date) -> SendingState:
        if self.revoked_at:
            return SendingState.REVOKED
        if self.last_on < day:
            return SendingState.OVER
        return SendingState.BLOCKED if self.blocked_at else SendingState.OPEN


class SentPart(models.Model):
    """One part, in the words it had then: digest is of what it said. With other words it has to be sent again."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    sending = models.ForeignKey(Sending, models.CASCADE, related_name="parts")
    source = models.CharField(max_length=20, choices=PartSource)
    item = models.CharField(max_length=40)  # a section, a kind of document or the number of a talk
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="sent_part_once", fields=["sending", "source", "item"]),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.sending_id}"

    @property
    def key(self) -> str:
        return f"{self.source}:{self.item}"
