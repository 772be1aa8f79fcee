"""Inbox rows: what a person is told."""

from django.db import models


class Notice(models.Model):
    """One person is told of one event. The words are made from `template` when shown; payload has ids only."""

    region_id = models.BigIntegerField(null=True)
    recipient = models.ForeignKey("people.Person", models.CASCADE, related_name="notices")
    dossier_id = models.BigIntegerField(null=True)
    template = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    urgent = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(name="notice_inbox", fields=["recipient", "-created_at"]),
            models.Index(name="notice_to_mail", fields=["mailed_at", "urgent"]),
        ]

    def __str__(self) -> str:
        return f"{self.template} for {self.recipient_id}"
