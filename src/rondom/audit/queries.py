"""What is shown of the log."""

import datetime as dt

from django.db.models import QuerySet

from rondom.audit.models import AuditEvent

VIEWED = "dossier.viewed"


def timeline(dossier_id: int) -> QuerySet[AuditEvent]:
    """Everything that happened in a dossier, newest first, without the looks."""
    return AuditEvent.objects.filter(dossier_id=dossier_id).exclude(name=VIEWED).order_by("-at", "-seq")


def looks(dossier_ids: list[int], *, since: dt.datetime) -> QuerySet[AuditEvent]:
    """Who looked, newest first. payload["part"] says at what."""
    return AuditEvent.objects.filter(dossier_id__in=dossier_ids, name=VIEWED, at__gte=since).order_by(
        "-at", "-seq"
    )
