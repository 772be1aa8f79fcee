"""One way to write a value as bytes, so that equal values have equal hashes."""

import datetime as dt
import hashlib
import json
import uuid
from decimal import Decimal


def _plain(value: object) -> object:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, dt.date | uuid.UUID | Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


def canonical_json(value: object) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces; days and moments as ISO (moments in UTC).

    Errors: TypeError for other types, ValueError for NaN and infinity.
    """
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_plain
    ).encode()


def file_hash(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def short_code(digest: str) -> str:
    """The first twelve figures of a hash in groups, for paper: "7F3A 91C2 04BD"."""
    first = digest[:12].upper()
    return " ".join(first[start : start + 4] for start in (0, 4, 8))
