"""One way to write a value down, so that the same content always has the same hash."""

import datetime as dt
import hashlib
import json
import uuid
from decimal import Decimal


def canonical_json(value: object) -> bytes:
    """Write a value as UTF-8 JSON: keys sorted, no spaces, days and moments as ISO text (moments in UTC),
    UUIDs and decimals as text.

    Errors: ValueError for NaN, infinity, a moment without time zone, text that is not Unicode or a cycle;
    TypeError for anything JSON does not know, keys that are not text included.
    """
    text = json.dumps(
        _plain(value), sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    )
    return text.encode()


def file_hash(data: bytes) -> str:
    """SHA-256 in lower case hex."""
    return hashlib.sha256(data).hexdigest()


def short_code(digest: str) -> str:
    """The start of a hash in a form that people can compare aloud: "7F3A 91C2 04BD"."""
    start = digest[:12].upper()
    return " ".join(start[at : at + 4] for at in range(0, len(start), 4))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {_key(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, dt.datetime):
        return _moment(value)
    return str(value) if isinstance(value, dt.date | uuid.UUID | Decimal) else value


def _key(key: object) -> str:
    # json.dumps would turn 1 and "1" into the same key without a word
    if not isinstance(key, str):
        raise TypeError(f"a key must be text, not {type(key).__name__}")
    return str(key)


def _moment(moment: dt.datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(dt.UTC).isoformat()
