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
    """One event. stream: "dossier:<id>", "region:<id>" or "account:<id>"; hash covers the row and the one before."""

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
