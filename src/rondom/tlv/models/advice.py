"""What the committee of the school said, and what the experts advise."""

from django.db import models
from django.db.models import Q

from rondom.files.sealed import SealedTextField
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role
from rondom.tlv.models.asking import TlvApplication
from rondom.tlv.terms import Advises


class TlvMinutes(models.Model):
    """What the commissie van begeleiding said. talked_on: the day it was talked over with the samenwerkingsverband."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    application = models.OneToOneField(TlvApplication, models.CASCADE, related_name="minutes")
    held_on = models.DateField()
    talked_on = models.DateField()
    words = SealedTextField(max_length=10_000)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(name="tlv_minutes_say_something", condition=~Q(words=""))]

    def __str__(self) -> str:
        return f"minutes of tlv {self.application_id}"


class TlvSeat(models.Model):
    """Who sat in the committee for one discipline (a code of data/procedure.yaml)."""

    minutes = models.ForeignKey(TlvMinutes, models.CASCADE, related_name="seats")
    discipline = models.CharField(max_length=20)
    name = SealedTextField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(name="tlv_seat_once", fields=["minutes", "discipline"])]

    def __str__(self) -> str:
        return f"seat {self.pk}"


class TlvAdvice(models.Model):
    """What one expert advises: asked of him, written by him, signed with his own account. Never changed after that."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    application = models.ForeignKey(TlvApplication, models.CASCADE, related_name="advices")
    expert = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, choices=Role)
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    profession = models.CharField(max_length=30, blank=True)  # a code of data/procedure.yaml
    words = SealedTextField(max_length=10_000, blank=True)
    advises = models.CharField(max_length=20, choices=Advises, blank=True)
    signed_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)  # of what was signed

    class Meta:
        constraints = [
            models.UniqueConstraint(name="tlv_advice_once", fields=["application", "expert"]),
            models.CheckConstraint(
                name="tlv_advice_signed_as_a_whole",
                condition=Q(signed_at=None, digest="")
                | (
                    Q(signed_at__isnull=False)
                    & ~Q(digest="")
                    & ~Q(words="")
                    & ~Q(advises="")
                    & ~Q(profession="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"advice {self.pk}"
