"""Notes: when and with whom, what, agreements."""

from django.db import models
from django.db.models import Q

from rondom.consent.terms import Category
from rondom.dossiers.models import Dossier
from rondom.files.sealed import SealedTextField
from rondom.notes.terms import NoteKind
from rondom.people.models import Person, Region


class Note(models.Model):
    """What somebody saw or talked about. Three parts are mandatory (Midden-Groningen, support route, step 1)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=20, choices=NoteKind)
    category = models.CharField(max_length=20, choices=Category, default=Category.EDUCATION)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    author_role = models.CharField(max_length=40)
    talked_with = SealedTextField(max_length=200)
    talked_on = models.DateField()
    with_parents = models.BooleanField(default=False)
    what = SealedTextField(max_length=20000)
    agreements = SealedTextField(max_length=5000, blank=True)
    no_agreements = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="note_agreements_or_none",
                condition=(Q(no_agreements=True) & Q(agreements=""))
                | (Q(no_agreements=False) & ~Q(agreements="")),
            ),
            models.CheckConstraint(name="note_says_what", condition=~Q(what="")),
            models.CheckConstraint(name="note_says_with_whom", condition=~Q(talked_with="")),
        ]
        indexes = [models.Index(name="note_of_dossier", fields=["dossier", "-talked_on"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
