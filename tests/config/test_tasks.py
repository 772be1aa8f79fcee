"""Tasks run, are tried again, and come back when their worker is gone."""

import datetime as dt
import logging
import os
import socket
from pathlib import Path

import pytest
import time_machine
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from rondom.config.tasks import MOST_TRIES, TaskRunner, is_gone, new_worker_id
from rondom.config.worker import Job, Worker
from tests.config.chores import always_fails, write_line

NOON = dt.datetime(2026, 11, 12, 12, 0, tzinfo=dt.UTC)
GONE = f"{socket.gethostname()[:30]}:999999:letters"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "notes"


def test_once_runs_everything_that_is_due(notes: Path) -> None:
    write_line.enqueue(str(notes))
    write_line.enqueue(str(notes))
    Worker().run_once()
    assert notes.read_text() == "done\ndone\n"
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {TaskResultStatus.SUCCESSFUL}


def test_a_task_of_a_dead_worker_runs_again(notes: Path) -> None:
    write_line.enqueue(str(notes))
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=NOON, worker_ids=[GONE])
    with time_machine.travel(NOON + dt.timedelta(seconds=5), tick=False) as clock:
        Worker().run_once()
        assert not notes.exists(), "waits before it tries again"
        clock.shift(60)
        Worker().run_once()
    assert notes.read_text() == "done\n"


@pytest.mark.parametrize(("minutes", "given_back"), [(14, 0), (16, 1)])
def test_a_task_on_another_machine_comes_back_when_it_takes_too_long(
    notes: Path, minutes: int, given_back: int
) -> None:
    write_line.enqueue(str(notes))
    DBTaskResult.objects.update(
        status=TaskResultStatus.RUNNING, started_at=NOON, worker_ids=["elsewhere:1:letters"]
    )
    with time_machine.travel(NOON + dt.timedelta(minutes=minutes), tick=False):
        assert TaskRunner().reap() == given_back


def test_a_task_that_fails_is_tried_five_times_and_then_told(caplog: pytest.LogCaptureFixture) -> None:
    always_fails.enqueue()
    runner = TaskRunner()
    with time_machine.travel(dt.datetime.now(dt.UTC), tick=False) as clock, caplog.at_level(logging.ERROR):
        tries = 0
        for _minute in range(30):
            tries += runner.run_one()
            clock.shift(60)
    row = DBTaskResult.objects.get()
    assert (tries, row.status) == (MOST_TRIES, TaskResultStatus.FAILED)
    told = [record for record in caplog.records if record.name == "rondom.worker"]
    assert [record.args[0] for record in told if record.args] == [row.pk]


@pytest.mark.parametrize(
    ("worker_id", "gone"),
    [
        (GONE, True),
        (f"{socket.gethostname()[:30]}:{os.getpid()}:older", True),
        (f"{socket.gethostname()[:30]}:{os.getppid()}:other", False),
        ("elsewhere:999999:letters", False),
        ("made by somebody else", False),
    ],
    ids=[
        "ended",
        "another of this process",
        "of a running process",
        "on another machine",
        "by another program",
    ],
)
def test_who_is_gone(worker_id: str, *, gone: bool) -> None:
    assert is_gone(worker_id, me=new_worker_id()) is gone


def test_a_job_that_fails_waits_longer_and_tells_no_more_than_the_kind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail() -> None:
        raise ValueError("Sami")

    job = Job("chore", 10, fail)
    job.run_if_due(100.0)
    assert job.next_at == 120.0
    job.run_if_due(119.0)
    job.run_if_due(120.0)
    assert job.next_at == 160.0
    assert "Sami" not in caplog.text
