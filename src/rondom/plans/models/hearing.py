"""The pupil is heard (hoorrecht): own words, drawings and recordings, what was done with them, and telling back."""

from django.db import models
from django.db.models import Q

from rondom.files.sealed import SealedTextField
from rondom.people.models import Person, Region
from rondom.plans.models.document import GrowthDocument
from rondom.plans.terms import FileKind, HearingWay, NotWantedSide


class Hearing(models.Model):
    """How the pupil was heard, what was said, what was done with it, and that it was told back (hoorrecht).

    through: who told it for the pupil. not_wanted: why the pupil said nothing; two people sign it.
    """

    document = models.OneToOneField(GrowthDocument, models.CASCADE, related_name="hearing")
    ways = models.JSONField(default=list)  # HearingWay values, chosen by the pupil
    words = SealedTextField(max_length=10000, blank=True)
    through = SealedTextField(max_length=200, blank=True)
    heard_on = models.DateField(null=True)
    heard_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    revision = models.PositiveIntegerField(default=0)
    influence = SealedTextField(max_length=5000, blank=True)
    told_back_on = models.DateField(null=True)
    told_back_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    message = SealedTextField(max_length=3000, blank=True)  # to the pupil, in words of a child
    not_wanted = SealedTextField(max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="hearing_told_back_by_somebody",
                condition=Q(told_back_on__isnull=True) | Q(told_back_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"hearing {self.pk}"

    @property
    def wants_nothing(self) -> bool:
        return self.ways == [HearingWay.NOTHING]

    @property
    def is_whole(self) -> bool:
        """Heard, with what was done and told back; or two signatures that the pupil did not want it (R-OPP-3)."""
        if self.wants_nothing:
            sides = {row.side for row in self.signatures.all()}
            return bool(self.not_wanted and self.heard_on and sides == set(NotWantedSide.values))
        return bool(self.ways and self.heard_on and self.influence and self.told_back_on)


class HearingFile(models.Model):
    """A drawing or a recording: the own words of the pupil in another form. Kept as it came."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    hearing = models.ForeignKey(Hearing, models.CASCADE, related_name="files")
    kind = models.CharField(max_length=10, choices=FileKind)
    file = models.OneToOneField("files.StoredFile", models.PROTECT, related_name="+")
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)  # a frozen plan still shows it

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class HearingSignature(models.Model):
    """Somebody who confirms that the pupil did not want to be heard. One person, one side."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    hearing = models.ForeignKey(Hearing, models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=10, choices=NotWantedSide)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=40)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="not_wanted_one_per_person", fields=["hearing", "person"]),
            models.UniqueConstraint(name="not_wanted_one_per_side", fields=["hearing", "side"]),
        ]

    def __str__(self) -> str:
        return f"{self.side} for {self.hearing_id}"
