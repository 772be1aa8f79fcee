"""Storing, reading, quarantine and new keys."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import override_settings

from rondom.core.actor import Actor
from rondom.core.decision import Refused
from rondom.core.retention import rules
from rondom.files.jobs import scan_waiting
from rondom.files.models import StoredFile
from rondom.files.operations import reencrypt_file, scan_quarantined, store_file
from rondom.files.queries import read_file
from rondom.files.terms import FilePurpose, FileState
from rondom.files.vault import UnreadableError, key_id_of, seal
from rondom.people.models import Region
from tests.files.fake_clamd import fake_clamd
from tests.files.samples import EICAR, pdf, picture

pytestmark = pytest.mark.django_db
TEXT = b"Afspraak: elke dag een rustmoment."
NEW_RING = ["2:" + "bb" * 32, "1:" + "00" * 32]


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, settings: Any) -> Path:
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path},
        }
    }
    return tmp_path


@pytest.fixture
def region() -> Region:
    return Region.objects.create(name="Voorbeeld", slug="voorbeeld")


def store(region: Region, data: bytes = TEXT, **changes: Any) -> StoredFile:
    actor = Actor(person_id=7, role="coordinator", region_id=region.pk, organisation_id=1)
    values = {"owner_key": "dossier:12", "name": "Noor.txt", "purpose": FilePurpose.ATTACHMENT}
    return store_file(actor, region_id=region.pk, data=data, **values | changes)


def blobs(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_file_is_stored_sealed_under_a_random_name(region: Region, storage: Path) -> None:
    stored = store(region)
    [blob] = blobs(storage)
    assert TEXT not in blob.read_bytes()
    assert "Noor" not in str(blob)
    assert (stored.name, stored.content_type, stored.size_bytes) == ("Noor.txt", "text/plain", len(TEXT))
    assert (stored.state, stored.stored_by_person_id) == (FileState.CLEAN, 7)
    assert read_file(StoredFile.objects.get(pk=stored.pk)) == TEXT


def test_the_hash_is_of_what_is_kept(region: Region) -> None:
    stored = store(region, picture("JPEG", exif=True), name="foto.jpg")
    assert b"Speelplein" not in read_file(stored)


@pytest.mark.parametrize("data", [b"", EICAR, b"MZ\x00", pdf("javascript")])
def test_a_refused_file_leaves_nothing(region: Region, storage: Path, data: bytes) -> None:
    with pytest.raises(Refused):
        store(region, data)
    assert (blobs(storage), StoredFile.objects.count()) == ([], 0)


def test_a_row_that_fails_leaves_no_bytes(region: Region, storage: Path) -> None:
    first = store(region)
    store(region, replaces=first)
    with pytest.raises(IntegrityError):
        store(region, replaces=first)
    assert len(blobs(storage)) == 2


def test_versions_follow_each_other(region: Region) -> None:
    first = store(region)
    second = store(region, b"Nieuwe afspraak.", replaces=first)
    store(region, owner_key="dossier:13")
    assert list(StoredFile.objects.belonging_to("dossier:12").latest_versions()) == [second]
    assert str(second) == f"dossier:12 {second.pk}"


def test_swapped_or_damaged_bytes_do_not_open(region: Region, storage: Path) -> None:
    one, other = store(region), store(region, b"iets anders")
    path = storage / one.blob_name
    path.write_bytes((storage / other.blob_name).read_bytes())
    with pytest.raises(UnreadableError):
        read_file(one)
    path.unlink()
    with pytest.raises(UnreadableError, match="not in the storage"):
        read_file(one)


def test_other_content_under_the_same_seal_does_not_open(region: Region, storage: Path) -> None:
    stored = store(region)
    (storage / stored.blob_name).write_bytes(seal(b"iets anders", bound_to=stored.seal))
    with pytest.raises(UnreadableError, match="not what was stored"):
        read_file(stored)


def test_a_row_that_lies_does_not_open(region: Region) -> None:
    stored = store(region)
    stored.size_bytes += 1
    with pytest.raises(UnreadableError):
        read_file(stored)


def test_a_virus_found_by_the_scanner_is_not_stored(region: Region, storage: Path) -> None:
    answer = b"stream: Win.Test FOUND\0"
    with (
        fake_clamd(answer=answer) as server,
        override_settings(CLAMAV_SOCKET=server.address),
        pytest.raises(Refused) as refusal,
    ):
        store(region)
    assert refusal.value.decision.code == "file.virus"
    assert blobs(storage) == []


def test_a_clean_scan_makes_a_clean_file(region: Region) -> None:
    with fake_clamd() as server, override_settings(CLAMAV_SOCKET=server.address):
        assert store(region).state == FileState.CLEAN


@override_settings(CLAMAV_SOCKET="/nowhere/clamd")
def test_without_scanner_a_file_waits_in_quarantine(region: Region) -> None:
    stored = store(region)
    assert stored.state == FileState.QUARANTINE
    with pytest.raises(Refused) as refusal:
        read_file(stored)
    assert refusal.value.decision.code == "file.not_clean"
    with fake_clamd() as server, override_settings(CLAMAV_SOCKET=server.address):
        assert read_file(scan_quarantined(file_id=stored.pk)) == TEXT
    with pytest.raises(StoredFile.DoesNotExist):
        scan_quarantined(file_id=stored.pk)


@override_settings(CLAMAV_SOCKET="/nowhere/clamd")
def test_the_worker_scans_what_waits_when_the_scanner_is_back(region: Region, storage: Path) -> None:
    damaged, waiting = store(region), store(region, b"iets anders")
    (storage / damaged.blob_name).write_bytes(b"weg")
    assert scan_waiting() == 0
    with fake_clamd() as server, override_settings(CLAMAV_SOCKET=server.address):
        assert scan_waiting() == 1
    waiting.refresh_from_db()
    assert waiting.state == FileState.CLEAN


@override_settings(CLAMAV_SOCKET="/nowhere/clamd")
def test_a_virus_in_quarantine_is_thrown_away(
    region: Region, storage: Path, django_capture_on_commit_callbacks: Any
) -> None:
    stored = store(region)
    with (
        fake_clamd(answer=b"stream: Win.Test FOUND\0") as server,
        override_settings(CLAMAV_SOCKET=server.address),
        django_capture_on_commit_callbacks(execute=True),
    ):
        stored = scan_quarantined(file_id=stored.pk)
    assert (stored.state, stored.blob_name, blobs(storage)) == (FileState.REFUSED, "", [])
    with pytest.raises(Refused):
        read_file(stored)
    assert reencrypt_file(file_id=stored.pk) is False


def test_reencrypting_gives_every_file_the_current_key(
    region: Region, storage: Path, capsys: pytest.CaptureFixture[str], django_capture_on_commit_callbacks: Any
) -> None:
    stored = [store(region), store(region, b"iets anders")]
    with override_settings(FILE_KEYS=NEW_RING):
        stored.append(store(region))
        for expected in ("2 files", "0 files"):
            with django_capture_on_commit_callbacks(execute=True):
                call_command("reseal")
            assert expected in capsys.readouterr().out
    with override_settings(FILE_KEYS=NEW_RING[:1]):
        assert [read_file(StoredFile.objects.get(pk=one.pk)) for one in stored] == [
            TEXT,
            b"iets anders",
            TEXT,
        ]
    assert {key_id_of(path.read_bytes()) for path in blobs(storage)} == {"2"}
    assert len(blobs(storage)) == 3


def test_reencrypting_tells_which_files_it_could_not_read(region: Region) -> None:
    lost, good = store(region), store(region)
    default_storage.delete(lost.blob_name)
    with override_settings(FILE_KEYS=NEW_RING):
        with pytest.raises(CommandError, match=f"1 could not be read: file {lost.pk}."):
            call_command("reseal", stdout=None)
        good.refresh_from_db()
        assert read_file(good) == TEXT


def test_files_have_a_retention_rule() -> None:
    assert rules()["files.StoredFile"].months > 0
