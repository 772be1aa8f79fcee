"""Sealing of files and texts at rest: AES-256-GCM, a key ring, and the key's id in every sealed value."""

import os
from binascii import Error
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

MARK = b"RDM1"
NONCE_BYTES = 12
LONGEST_HEAD = len(MARK) + 1 + 255


class UnreadableError(Exception):
    """The bytes are damaged, belong to another file, or their key is not in the ring."""


def seal(data: bytes, *, bound_to: bytes) -> bytes:
    """Encrypt under the first key with a nonce of its own; opens only with the same `bound_to`."""
    key_id, key = next(iter(_ring().items()))
    head = MARK + bytes([len(key_id)]) + key_id.encode()
    nonce = os.urandom(NONCE_BYTES)
    return head + nonce + key.encrypt(nonce, data, head + bound_to)


def unseal(sealed: bytes, *, bound_to: bytes) -> bytes:
    """Errors: UnreadableError."""
    key_id = key_id_of(sealed)
    key = _ring().get(key_id)
    if key is None:
        raise UnreadableError(f"key {key_id} is not in the ring")
    head_end = len(MARK) + 1 + len(key_id.encode())
    head, nonce, text = (
        sealed[:head_end],
        sealed[head_end : head_end + NONCE_BYTES],
        sealed[head_end + NONCE_BYTES :],
    )
    try:
        return key.decrypt(nonce, text, head + bound_to)
    except (InvalidTag, ValueError) as error:
        raise UnreadableError("the content is damaged or belongs to another file") from error


def key_id_of(sealed: bytes) -> str:
    """Which key opens this; the first LONGEST_HEAD bytes are enough. Errors: UnreadableError."""
    if not sealed.startswith(MARK) or len(sealed) <= len(MARK):
        raise UnreadableError("this is not a sealed file")
    length = sealed[len(MARK)]
    try:
        return sealed[len(MARK) + 1 : len(MARK) + 1 + length].decode()
    except UnicodeDecodeError as error:
        raise UnreadableError("this is not a sealed file") from error


def current_key_id() -> str:
    return next(iter(_ring()))


def _ring() -> dict[str, AESGCM]:
    return _ring_of(tuple(settings.FILE_KEYS))


@lru_cache(maxsize=4)  # a page opens some hundreds of texts
def _ring_of(entries: tuple[str, ...]) -> dict[str, AESGCM]:
    """FILE_KEYS as {id: key}, the current one first. Errors: ImproperlyConfigured, without the key in it."""
    ring: dict[str, AESGCM] = {}
    for entry in entries:
        key_id, _, hexadecimal = entry.partition(":")
        ring[key_id] = AESGCM(_key(key_id, hexadecimal))
    if not ring or len(ring) != len(entries):
        raise ImproperlyConfigured("FILE_KEYS needs one or more keys, each with an id of its own")
    return ring


def _key(key_id: str, hexadecimal: str) -> bytes:
    try:
        key = bytes.fromhex(hexadecimal)
    except (ValueError, Error) as error:
        raise ImproperlyConfigured(f"file key {key_id!r} is not hexadecimal") from error
    if len(key) != 32 or not 1 <= len(key_id.encode()) <= 255:
        raise ImproperlyConfigured("a file key is an id, a colon and 64 hexadecimal digits")
    return key
