"""The hash chain: write a link, and find the first broken one."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rondom.audit.events import StreamRemoved
from rondom.audit.models import AuditEvent, AuditHead, RemovedStream
from rondom.core.canonical import canonical_json


def hash_of(row: AuditEvent) -> str:
    """The hash of a link: of everything in its row and of the link before it."""
    covered = {
        "stream": row.stream,
        "seq": row.seq,
        "at": row.at,
        "name": row.name,
        "region": row.region_id,
        "dossier": row.dossier_id,
        "account": row.account_id,
        "person": row.person_id,
        "organisation": row.organisation_id,
        "role": row.role,
        "payload": row.payload,
    }
    return hashlib.sha256(row.previous_hash.encode() + canonical_json(covered)).hexdigest()


def append(
    *, stream: str, at: dt.datetime, name: str, payload: Mapping[str, Any], **columns: Any
) -> AuditEvent:
    """Add a link to a stream. Call inside a transaction: the head row is locked until it ends.

    columns: region_id, dossier_id, account_id, person_id, organisation_id, role. Cost: three queries.
    """
    head = AuditHead.objects.select_for_update().filter(pk=stream).first()
    if head is None:
        AuditHead.objects.get_or_create(stream=stream)
        head = AuditHead.objects.select_for_update().get(pk=stream)
    row = AuditEvent(
        stream=stream,
        seq=head.seq + 1,
        at=at,
        name=name,
        payload=dict(payload),
        previous_hash=head.hash,
        **columns,
    )
    row.hash = hash_of(row)
    row.save(force_insert=True)
    AuditHead.objects.filter(pk=stream).update(seq=row.seq, hash=row.hash)
    return row


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a stream does not hold. what: changed, missing, order or tail."""

    stream: str
    seq: int
    what: str


def breaks() -> Iterator[Break]:
    """Read every stream in order and yield the first break of each. Streams the rows, any size.

    A stream without rows is whole when a record and the chain of its region both say that it was removed.
    """
    heads = dict(AuditHead.objects.values_list("stream", "hash"))
    removed = _removed_hashes()
    last: dict[str, str] = {}
    broken: set[str] = set()
    stream, seq, previous = "", 0, ""
    for row in AuditEvent.objects.order_by("stream", "seq").iterator(chunk_size=2000):
        if row.stream != stream:
            stream, seq, previous = row.stream, 0, ""
        if stream in broken:
            continue
        seq += 1
        found = _fault(row, seq, previous)
        if found:
            broken.add(stream)
            yield Break(stream, seq, found)
        previous = last[stream] = row.hash
    for name, digest in heads.items():
        if name not in broken and last.get(name, "") != digest and (name in last or digest not in removed):
            yield Break(name, 0, "tail")
    yield from (Break(name, 0, "tail") for name in last if name not in heads)


def _removed_hashes() -> set[str]:
    """The last links of streams that were removed rightly: in a record and in a chained row."""
    told = {
        (f"dossier:{payload['removed_dossier_id']}", payload["last_seq"], payload["digest"])
        for payload in AuditEvent.objects.filter(name=StreamRemoved.name).values_list("payload", flat=True)
    }
    kept = RemovedStream.objects.values_list("stream", "last_seq", "last_hash")
    return {digest for stream, seq, digest in kept if (stream, seq, digest) in told}


def _fault(row: AuditEvent, seq: int, previous: str) -> str:
    if row.seq != seq:
        return "missing"
    if row.previous_hash != previous:
        return "order"
    return "changed" if row.hash != hash_of(row) else ""
