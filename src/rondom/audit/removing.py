"""Removing the whole log of a dossier that is gone, so that the rest can still be checked."""

from dataclasses import asdict

from django.db.models import QuerySet

from rondom.audit import chain
from rondom.audit.events import StreamRemoved
from rondom.audit.models import AuditEvent, AuditHead, RemovedStream
from rondom.core import clock
from rondom.core.actor import SYSTEM_ROLE


def remove_streams(last_words: QuerySet[AuditEvent]) -> None:
    """Remove the streams that these rows ("dossier.destroyed") belong to. Call inside a transaction."""
    for row in last_words.order_by("pk"):
        _remove_stream(row)


def _remove_stream(row: AuditEvent) -> None:
    """The database lets go of the rows only after the record is there."""
    head = AuditHead.objects.select_for_update().get(pk=row.stream)
    region_id = row.region_id or 0
    RemovedStream.objects.create(
        stream=row.stream,
        region_id=region_id,
        last_seq=head.seq,
        last_hash=head.hash,
        removed_at=clock.now(),
    )
    event = StreamRemoved(removed_dossier_id=row.dossier_id or 0, last_seq=head.seq, digest=head.hash)
    chain.append(
        stream=f"region:{region_id}",
        at=clock.now(),
        name=event.name,
        payload=asdict(event),
        region_id=region_id,
        role=SYSTEM_ROLE,
        person_id=0,
    )
    AuditEvent.objects.filter(stream=row.stream)._raw_delete(AuditEvent.objects.db)
