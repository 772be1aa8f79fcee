"""Lists that were handed in, and what became of each row. No names: those stay in the sealed file."""

from django.db import models
from django.db.models import Q

from rondom.families.models import Pupil
from rondom.files.models import StoredFile
from rondom.integrations.pupil_lists.terms import ImportState, RowState
from rondom.people.models import Organisation, Person, Region


class ListImport(models.Model):
    """One list of pupils, from hand-in to registration. left_out: numbers of rows the person does not want."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.PREVIEW)
    ended_at = models.DateTimeField(null=True)
    left_out = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(name="list_import_of_person", fields=["made_by", "school", "-made_at"])]
        constraints = [
            models.CheckConstraint(
                name="list_import_ended_has_a_moment",
                condition=Q(state=ImportState.PREVIEW, ended_at__isnull=True)
                | (~Q(state=ImportState.PREVIEW) & Q(ended_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"list {self.pk}"


class ListImportRow(models.Model):
    """What was done with one row of the list."""

    source = models.ForeignKey(ListImport, models.CASCADE, related_name="rows")
    row_number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=RowState)
    pupil = models.ForeignKey(Pupil, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="list_row_once", fields=["source", "row_number"])]

    def __str__(self) -> str:
        return f"row {self.row_number} of {self.source_id}"
