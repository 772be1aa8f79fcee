"""Files that were handed in, and what became of every part of them. No names: those stay in the sealed file."""

from django.db import models
from django.db.models import Q

from rondom.consent.terms import Category
from rondom.dossiers.models import Dossier
from rondom.families.models import Pupil
from rondom.files.models import StoredFile
from rondom.files.sealed import SealedTextField
from rondom.integrations.oso.terms import ImportState
from rondom.people.models import Organisation, Person, Region


class OsoImport(models.Model):
    """One OSO file of one pupil, from hand-in to registration. matched: added to a pupil who was known."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=ImportState, default=ImportState.PREVIEW)
    ended_at = models.DateTimeField(null=True)
    pupil = models.ForeignKey(Pupil, models.SET_NULL, null=True, related_name="+")
    dossier = models.ForeignKey(Dossier, models.SET_NULL, null=True, related_name="oso_imports")
    matched = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(name="oso_import_of_person", fields=["made_by", "school", "-made_at"])]
        constraints = [
            models.CheckConstraint(
                name="oso_import_ended_has_a_moment",
                condition=Q(state=ImportState.PREVIEW, ended_at__isnull=True)
                | (~Q(state=ImportState.PREVIEW) & Q(ended_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"import {self.pk}"


class OsoImportLine(models.Model):
    """One part of the file: where it landed or why it was not used. Never its value."""

    source = models.ForeignKey(OsoImport, models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    path = models.CharField(max_length=300)
    lands_in = models.CharField(max_length=100)
    used = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="oso_line_once", fields=["source", "position"])]

    def __str__(self) -> str:
        return f"line {self.position} of {self.source_id}"


class OsoAttachment(models.Model):
    """A document of the file. With a problem there is no stored file. section: a key of growth.growth_sections."""

    source = models.ForeignKey(OsoImport, models.SET_NULL, null=True, related_name="attachments")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="oso_attachments")
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    description = SealedTextField(max_length=500, blank=True)
    section = models.CharField(max_length=30)
    category = models.CharField(max_length=20, choices=Category)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="oso_attachment_file_or_problem",
                condition=Q(file__isnull=False, problem="") | (Q(file__isnull=True) & ~Q(problem="")),
            ),
        ]

    def __str__(self) -> str:
        return f"attachment {self.pk}"
