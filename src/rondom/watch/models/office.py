"""The office hour of leerplicht at a school, who is booked there, and which office a region chose."""

from django.db import models
from django.db.models import Q

from rondom.dossiers.models import Dossier
from rondom.people.models import Organisation, Person, Region
from rondom.watch.terms import OfficeReason


class OfficeSlot(models.Model):
    """A moment at which an attendance officer is there for a school."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    officer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begins_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="office_slot_once", fields=["officer", "begins_at"]),
            models.CheckConstraint(name="office_slot_lasts", condition=Q(minutes__gte=5, minutes__lte=120)),
        ]
        indexes = [models.Index(name="office_slot_of_school", fields=["school", "begins_at"])]

    def __str__(self) -> str:
        return f"slot {self.pk}"


class OfficeBooking(models.Model):
    """A child of whom the school speaks at the office hour. organisation: the office, as of its slot."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    slot = models.ForeignKey(OfficeSlot, models.PROTECT, related_name="bookings")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="office_bookings")
    reason = models.CharField(max_length=20, choices=OfficeReason)
    booked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    booked_on = models.DateField()
    cancelled_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="office_booking_one_a_slot", fields=["slot"], condition=Q(cancelled_on__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"booking {self.pk}"


class ChosenOffice(models.Model):
    """The attendance office that a region chose; without it that of the town of the school."""

    region = models.OneToOneField(Region, models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"office of {self.region_id}"
