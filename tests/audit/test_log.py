"""The log holds: append-only in the database, and every kind of change is found."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from rondom.audit import append_only
from rondom.audit.chain import Break, breaks
from rondom.audit.models import AuditEvent, AuditHead, RemovedStream
from rondom.audit.removing import remove_streams
from rondom.core.actor import system_actor
from rondom.dossiers.events import DossierOpened
from rondom.events.record import happened


@pytest.fixture
def log(dossier):
    """The stream of a real dossier: opened, people entered, a signal."""
    return AuditEvent.objects.filter(dossier_id=dossier.pk).order_by("seq")


@pytest.fixture
def unlocked(log):
    """The same log for somebody who got past the triggers: a thief with the keys of the database."""
    append_only.remove(connection)
    yield log
    append_only.install(connection)


def test_the_chain_of_a_dossier_holds(log, capsys):
    assert log.count() > 4
    assert list(breaks()) == []
    call_command("verify_audit")


@pytest.mark.parametrize("act", ["UPDATE audit_auditevent SET name = 'x'", "DELETE FROM audit_auditevent"])
def test_the_database_refuses_to_change_the_log(log, act):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def test_the_database_refuses_to_empty_the_log(log):
    act = "TRUNCATE audit_auditevent" if connection.vendor == "postgresql" else "DELETE FROM audit_auditevent"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)


def change(log):
    log.filter(seq=3).update(payload={"another": 1})


def back_date(log):
    log.filter(seq=3).update(at=log.first().at.replace(year=2020))


def delete(log):
    log.filter(seq=3).delete()


def swap(log):
    third, fourth = log.get(seq=3), log.get(seq=4)
    log.filter(pk=third.pk).update(seq=0)
    log.filter(pk=fourth.pk).update(seq=3)
    log.filter(pk=third.pk).update(seq=4)


def insert(log):
    row = log.last()
    AuditEvent.objects.create(
        stream=row.stream, seq=row.seq + 1, at=row.at, name="made.up", previous_hash=row.hash, hash="0" * 64
    )


def cut_the_tail(log):
    log.filter(pk=log.last().pk).delete()


def forget_the_head(log):
    AuditHead.objects.all().delete()


@pytest.mark.parametrize(
    "spoil",
    [change, back_date, delete, swap, insert, cut_the_tail, forget_the_head],
    ids=lambda act: act.__name__,
)
def test_every_change_is_found(unlocked, spoil):
    spoil(unlocked)

    assert [type(found) for found in breaks()][:1] == [Break]
    with pytest.raises(CommandError):
        call_command("verify_audit")


def test_no_event_outside_a_transaction(world):
    event = DossierOpened(dossier_id=1, region_id=world.region.pk)
    before = AuditEvent.objects.count()
    with pytest.raises(transaction.TransactionManagementError):
        _outside(lambda: happened(event, by=system_actor(world.region.pk)))
    assert AuditEvent.objects.count() == before


def _outside(act):
    """Run as if no transaction were open; the test itself has one."""
    held, connection.in_atomic_block = connection.in_atomic_block, False
    try:
        act()
    finally:
        connection.in_atomic_block = held


def test_data_and_log_are_stored_together_or_not_at_all(world, signal_text, monkeypatch):
    """A full disk while the log is written: the dossier is not there either."""
    from rondom.dossiers.models import Dossier  # noqa: PLC0415 - read after the world is made
    from rondom.notes.operations import raise_signal  # noqa: PLC0415

    def full(*args, **kwargs):
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr(AuditEvent, "save", full)
    with pytest.raises(DatabaseError):
        raise_signal(world.actors["daan"], pupil_id=world.pupils["sami"].pk, text=signal_text)
    assert not Dossier.objects.exists()


@pytest.fixture
def stream(log):
    """The stream of the dossier, as its head knows it."""
    return AuditHead.objects.get(stream=log.first().stream)


def remove_rightly(log):
    with transaction.atomic():
        remove_streams(AuditEvent.objects.filter(pk=log.last().pk))


def test_a_stream_that_was_removed_rightly_is_no_break(log, stream):
    remove_rightly(log)
    assert not log.exists()
    assert list(breaks()) == []
    assert AuditHead.objects.filter(stream=stream.stream, hash=stream.hash).exists()


@pytest.mark.parametrize("spoil", [{"last_hash": "0" * 64}, {"last_seq": 1}])
def test_only_a_record_with_the_last_link_lets_the_rows_go(log, stream, spoil):
    words = {"region_id": 1, "last_seq": stream.seq, "last_hash": stream.hash, "removed_at": log.last().at}
    RemovedStream.objects.create(stream=stream.stream, **words | spoil)
    with pytest.raises(DatabaseError), transaction.atomic():
        log._raw_delete(log.db)


def test_a_record_that_no_chain_tells_of_is_a_break(log, stream):
    """A thief who can write rows, not get past the triggers: makes up a record and lets the rows go."""
    RemovedStream.objects.create(
        stream=stream.stream,
        region_id=1,
        last_seq=stream.seq,
        last_hash=stream.hash,
        removed_at=log.last().at,
    )
    log._raw_delete(log.db)
    assert list(breaks()) == [Break(stream.stream, 0, "tail")]


@pytest.mark.parametrize("table", ["audit_audithead", "audit_removedstream"])
def test_what_explains_a_removal_stays(log, table):
    remove_rightly(log)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")
