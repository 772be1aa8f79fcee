"""Storing files, letting them out of quarantine, and giving them a new key."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rondom.core.actor import Actor, system_actor
from rondom.core.canonical import file_hash
from rondom.core.clock import now
from rondom.core.decision import refuse
from rondom.core.events import Event
from rondom.events.record import happened
from rondom.files.clamav import ScannerError, scan
from rondom.files.content import checked
from rondom.files.events import FileRefused, FileReleased, FileStored
from rondom.files.models import StoredFile
from rondom.files.queries import opened
from rondom.files.terms import FileState
from rondom.files.vault import LONGEST_HEAD, current_key_id, key_id_of, seal


def store_file(
    actor: Actor,
    *,
    region_id: int,
    owner_key: str,
    name: str,
    data: bytes,
    purpose: str,
    replaces: StoredFile | None = None,
) -> StoredFile:
    """Check, seal and keep a file. The owner's app has asked before whether the actor may add it.

    Errors: Refused, before anything is stored.
    """
    kept = checked(name, data, purpose)
    state = _state_after_scan(kept.data)
    stored = StoredFile(
        region_id=region_id,
        owner_key=owner_key,
        name=kept.name,
        content_type=kept.content_type,
        size_bytes=len(kept.data),
        sha256=file_hash(kept.data),
        purpose=purpose,
        state=state,
        stored_at=now(),
        stored_by_person_id=actor.person_id,
        replaces=replaces,
    )
    stored.blob_name = _put(kept.data, stored)
    with _blob_goes_when_this_fails(stored.blob_name), transaction.atomic():
        stored.save()
        happened(FileStored(region_id=region_id, file_id=stored.pk, purpose=purpose), by=actor)
    return stored


def scan_quarantined(*, file_id: int) -> StoredFile:
    """Ask the scanner again: the file becomes clean, or its content is thrown away.

    Errors: ScannerError; DoesNotExist when the file is not in quarantine.
    """
    with transaction.atomic():
        stored = StoredFile.objects.select_for_update().get(pk=file_id, state=FileState.QUARANTINE)
        if scan(opened(stored), address=_scanner()):
            _forget_after_commit(stored.blob_name)
            stored.state, stored.blob_name = FileState.REFUSED, ""
        else:
            stored.state = FileState.CLEAN
        stored.save(update_fields=["state", "blob_name"])
        happened(_outcome(stored), by=system_actor(stored.region_id))
    return stored


def reencrypt_file(*, file_id: int) -> bool:
    """Seal a file under the current key. Returns whether that was needed. Errors: UnreadableError."""
    with transaction.atomic():
        stored = StoredFile.objects.select_for_update().get(pk=file_id)
        if not stored.blob_name or _key_of(stored) == current_key_id():
            return False
        _forget_after_commit(stored.blob_name)
        stored.blob_name = _put(opened(stored), stored)
        with _blob_goes_when_this_fails(stored.blob_name):
            stored.save(update_fields=["blob_name"])
    return True


def _outcome(stored: StoredFile) -> Event:
    kind = FileReleased if stored.state == FileState.CLEAN else FileRefused
    return kind(region_id=stored.region_id, file_id=stored.pk)


def _state_after_scan(data: bytes) -> FileState:
    if not _scanner():
        return FileState.CLEAN
    try:
        virus = scan(data, address=_scanner())
    except ScannerError:
        return FileState.QUARANTINE
    if virus:
        refuse("file.virus", _("In dit bestand zit een virus. Het is niet opgeslagen.")).enforce()
    return FileState.CLEAN


def _scanner() -> str:
    return str(getattr(settings, "CLAMAV_SOCKET", ""))


def _put(data: bytes, stored: StoredFile) -> str:
    token = secrets.token_hex(24)
    return default_storage.save(f"{token[:2]}/{token}", ContentFile(seal(data, bound_to=stored.seal)))


@contextmanager
def _blob_goes_when_this_fails(blob_name: str) -> Iterator[None]:
    try:
        yield
    except BaseException:
        default_storage.delete(blob_name)
        raise


def _forget_after_commit(blob_name: str) -> None:
    transaction.on_commit(lambda: default_storage.delete(blob_name))


def _key_of(stored: StoredFile) -> str:
    with default_storage.open(stored.blob_name) as blob:
        return key_id_of(blob.read(LONGEST_HEAD))


def forget_files(files: QuerySet[StoredFile]) -> None:
    """Destroy content and rows. Content first: killed in between, the row is still there for the next run."""
    for blob_name in files.exclude(blob_name="").values_list("blob_name", flat=True):
        default_storage.delete(blob_name)
    files._raw_delete(files.db)
