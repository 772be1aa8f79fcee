"""Papers of a talk, and the pack of one reader."""

from django.db import models
from django.db.models import Q

from rondom.consent.terms import Category
from rondom.files.models import StoredFile
from rondom.files.sealed import SealedTextField
from rondom.meetings.models.meeting import AgendaPoint, Meeting
from rondom.meetings.terms import PackState
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role


class MeetingPaper(models.Model):
    """Something to read before or during the talk: a file, or a part of what stands elsewhere, never a copy of it.

    source, item: what it is and where, see papers_sources; of a file the item is the hash of its content.
    pages, words: counted when it was put here; zero where that says nothing.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="papers")
    point = models.ForeignKey(AgendaPoint, models.SET_NULL, null=True, related_name="papers")
    source = models.CharField(max_length=20)
    item = models.CharField(max_length=64)
    category = models.CharField(max_length=20, choices=Category)
    title = SealedTextField(max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    size_bytes = models.PositiveBigIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    words = models.PositiveIntegerField(default=0)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)  # from then on whoever is asked and has a ground reads it
    removed_at = models.DateTimeField(
        null=True
    )  # nobody reads it here any more; a file stays with the dossier

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="paper_once", fields=["meeting", "source", "item"], condition=Q(removed_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"paper {self.pk} of {self.meeting_id}"


class PaperPack(models.Model):
    """All papers of a talk in one PDF, made for one person in one hat. papers: the numbers of what is in it.

    Made by the worker; done counts its parts. Kept for a short time, see data/papers.yaml.
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="packs")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    capacity = models.CharField(max_length=40, choices=Role)
    state = models.CharField(max_length=10, choices=PackState, default=PackState.ASKED)
    papers = models.JSONField(default=list)
    done = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="pack_one_per_hat", fields=["meeting", "person", "organisation", "capacity"]
            ),
            models.UniqueConstraint(
                name="pack_one_per_relative",
                fields=["meeting", "person", "capacity"],
                condition=Q(organisation__isnull=True),
            ),
            models.CheckConstraint(
                name="pack_ready_has_a_file",
                condition=(Q(state="ready") & Q(file__isnull=False) & Q(made_at__isnull=False))
                | (~Q(state="ready") & Q(file__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"pack {self.pk} of {self.meeting_id}"
