"""Inbox rows: what a person is told."""

from django.db import models

from rondom.core.notices import CHANGE


class Notice(models.Model):
    """One person is told of one event. The words are made from `template` when shown; payload has ids only.

    party: for whom acted who did it, in a word; kind and category: see core.notices. dropped_at: it was not mailed,
    because the recipient may not see what it is about any more; it is not readable in the inbox, either.
    """

    region_id = models.BigIntegerField(null=True)
    recipient = models.ForeignKey("people.Person", models.CASCADE, related_name="notices")
    dossier_id = models.BigIntegerField(null=True)
    template = models.CharField(max_length=60)
    payload = models.JSONField(default=dict)
    kind = models.CharField(max_length=20, default=CHANGE)
    category = models.CharField(max_length=20, blank=True)
    party = models.CharField(max_length=20, blank=True)
    by_person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    urgent = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(name="notice_inbox", fields=["recipient", "-created_at"]),
            models.Index(name="notice_to_mail", fields=["mailed_at", "urgent"]),
        ]

    def __str__(self) -> str:
        return f"{self.template} for {self.recipient_id}"
