"""What is shown of the log."""

import datetime as dt

from django.db.models import Max, QuerySet

from rondom.audit.models import AuditEvent, AuditHead

VIEWED = "dossier.viewed"


def timeline(dossier_id: int) -> QuerySet[AuditEvent]:
    """Everything that happened in a dossier, newest first, without the looks."""
    return AuditEvent.objects.filter(dossier_id=dossier_id).exclude(name=VIEWED).order_by("-at", "-seq")


def last_looks(dossier_id: int) -> dict[int, dt.datetime]:
    """{person: when he last looked}. One query."""
    rows = AuditEvent.objects.filter(dossier_id=dossier_id, name=VIEWED, person_id__isnull=False).order_by()
    return dict(rows.values_list("person_id").annotate(last=Max("at")))


def looks(dossier_ids: list[int], *, since: dt.datetime) -> QuerySet[AuditEvent]:
    """Who looked, newest first. payload["part"] says at what."""
    return AuditEvent.objects.filter(dossier_id__in=dossier_ids, name=VIEWED, at__gte=since).order_by(
        "-at", "-seq"
    )


def length_of_stream(name: str) -> int:
    """How many rows it has; grows with every one. One query."""
    return AuditHead.objects.filter(pk=name).values_list("seq", flat=True).first() or 0


def stream(name: str) -> QuerySet[AuditEvent]:
    """Everything in one stream, looks too, newest first. Who may read it is for the caller to say."""
    return AuditEvent.objects.filter(stream=name).order_by("-seq")
