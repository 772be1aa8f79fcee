"""Which gemeente uses the index, what was registered there, and which others it named."""

from django.db import models
from django.db.models import Q

from rondom.dossiers.models import Action, Dossier
from rondom.files.sealed import SealedTextField
from rondom.integrations.youth_index.terms import EntryState
from rondom.people.models import Organisation, Person, Region
from rondom.people.terms import Role


class IndexSwitch(models.Model):
    """Whether a gemeente uses the index. Without a row it does not."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="+")
    is_on = models.BooleanField(default=False)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"switch of {self.organisation_id}"


class IndexEntry(models.Model):
    """A registration of one worker of one organisation about one child. sent: every word that left, as it left."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="index_entries")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    worker = models.ForeignKey(Person, models.PROTECT, related_name="+")
    worker_role = models.CharField(max_length=40, choices=Role)
    state = models.CharField(max_length=20, choices=EntryState, default=EntryState.WAITING)
    sent = SealedTextField(max_length=4000, blank=True)
    tries = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="index_entry_once",
                fields=["dossier", "organisation"],
                condition=~Q(state="failed"),
            ),
            models.CheckConstraint(
                name="index_entry_answered_was_sent",
                condition=~Q(state="answered") | (~Q(sent="") & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"index entry {self.pk}"


class IndexMatch(models.Model):
    """Another organisation that the index named. action: who gets in touch with it; its end is the follow-up."""

    entry = models.ForeignKey(IndexEntry, models.CASCADE, related_name="matches")
    organisation_name = SealedTextField(max_length=200)  # that it helps this child, says something about it
    contact = SealedTextField(max_length=200, blank=True)
    action = models.OneToOneField(Action, models.CASCADE, related_name="index_match")

    def __str__(self) -> str:
        return f"index match {self.pk}"
