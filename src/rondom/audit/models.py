"""The rows of what happened. No foreign keys: the log never stands in the way of live data."""

from django.db import models


class AuditHead(models.Model):
    """The last link of a stream; its row is the lock that puts the links in order."""

    stream = models.CharField(max_length=60, primary_key=True)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.stream} {self.seq}"


class AuditEvent(models.Model):
    """One event. stream: "dossier:<id>", "region:<id>" or "account:<id>"; hash covers the row and the one before.

    "safety:<case>" is behind a wall: only rondom.safeguarding reads it. A list of events by region, person or
    account must leave it out.
    """

    stream = models.CharField(max_length=60)
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    name = models.CharField(max_length=80)
    region_id = models.BigIntegerField(null=True)
    dossier_id = models.BigIntegerField(null=True)
    account_id = models.BigIntegerField(null=True)
    person_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=40, blank=True)
    payload = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(name="audit_one_link_per_place", fields=["stream", "seq"])]
        indexes = [
            models.Index(name="audit_of_a_dossier", fields=["dossier_id", "-at"]),
            models.Index(name="audit_of_a_person", fields=["person_id", "-at"]),
        ]

    def __str__(self) -> str:
        return f"{self.stream} {self.seq} {self.name}"


class RemovedStream(models.Model):
    """A stream whose term was over: its rows are gone, its head stays, and this says why. Never changed."""

    stream = models.CharField(max_length=60, primary_key=True)
    region_id = models.BigIntegerField()
    last_seq = models.BigIntegerField()
    last_hash = models.CharField(max_length=64)
    removed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.stream} removed"


class Destruction(models.Model):
    """One batch that was destroyed, or anonymised, under one rule. No content: numbers, days and a hash.

    run:         the night it belongs to
    ids_digest:  SHA-256 of the numbers of the rows, as JSON
    taken_along: how many rows of other models went with them
    """

    run = models.UUIDField()
    region_id = models.BigIntegerField()
    model = models.CharField(max_length=80)
    ending = models.CharField(max_length=10)
    months = models.PositiveIntegerField()
    start = models.CharField(max_length=100)
    source = models.CharField(max_length=300)
    count = models.PositiveIntegerField()
    taken_along = models.PositiveIntegerField(default=0)
    oldest_on = models.DateField(null=True)
    newest_on = models.DateField(null=True)
    ids_digest = models.CharField(max_length=64)
    destroyed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="destruction_of_region", fields=["region_id", "-destroyed_at"])]

    def __str__(self) -> str:
        return f"{self.count} of {self.model}"
