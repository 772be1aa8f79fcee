"""Stored documents: the row says what it is, the sealed bytes are in the storage under a random name."""

from typing import Self

from django.db import models
from django.db.models import Q

from rondom.files.terms import FilePurpose, FileState


class StoredFileQuerySet(models.QuerySet["StoredFile"]):
    def belonging_to(self, owner_key: str) -> Self:
        return self.filter(owner_key=owner_key)

    def latest_versions(self) -> Self:
        """Files that no other file replaces."""
        return self.filter(replaced_by__isnull=True)


class StoredFile(models.Model):
    """One version of one document.

    owner_key:  what it belongs to, e.g. "dossier:12"; the app of the owner decides who may see it
    sha256:     of the content that was stored, before it was sealed
    blob_name:  random name in the storage; empty after a refusal, when there is nothing left
    """

    region = models.ForeignKey("people.Region", models.PROTECT, related_name="+")
    owner_key = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=100)
    size_bytes = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    purpose = models.CharField(max_length=20, choices=FilePurpose)
    state = models.CharField(max_length=12, choices=FileState)
    stored_at = models.DateTimeField()
    stored_by_person_id = models.BigIntegerField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    blob_name = models.CharField(max_length=80)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["region", "owner_key"], name="stored_file_owner")]
        constraints = [
            models.CheckConstraint(name="stored_file_has_content", condition=Q(size_bytes__gt=0)),
            models.CheckConstraint(
                name="stored_file_refused_has_no_bytes",
                condition=Q(state=FileState.REFUSED, blob_name="")
                | (~Q(state=FileState.REFUSED) & ~Q(blob_name="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner_key} {self.pk}"

    @property
    def seal(self) -> bytes:
        """What the sealed bytes are bound to: bytes of another file do not open under this row."""
        return f"{self.sha256}:{self.size_bytes}".encode()
