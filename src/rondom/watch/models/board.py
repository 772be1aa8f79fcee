"""What the board of a school follows: a child that sits at home or is at risk, and of which part a school is."""

from django.db import models
from django.db.models import Q

from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.people.models import NAME_LENGTH, Organisation, Person, Region
from rondom.watch.terms import FitOffer


class BoardFollow(models.Model):
    """What who answers for it at the board (organisation) wrote of a child that a rule of absence put on his list.

    back_on: since when the child is at school again; a rule that is reached later puts it on the list anew.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="board_follow")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    last_contact_on = models.DateField(null=True)
    next_step = SealedTextField(max_length=500, blank=True)
    next_step_on = models.DateField(null=True)
    offer = models.CharField(max_length=10, choices=FitOffer, default=FitOffer.UNKNOWN)
    back_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    changed_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="board_follow_step_has_a_day", condition=Q(next_step="") | Q(next_step_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"follow {self.pk}"


class SchoolSection(models.Model):
    """Of which part of the samenwerkingsverband (deelverband) a school is. The school decides, never an address."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    name = models.CharField(max_length=NAME_LENGTH)

    class Meta:
        constraints = [models.UniqueConstraint(name="school_section_once", fields=["region", "school"])]

    def __str__(self) -> str:
        return f"section of {self.school_id}"
