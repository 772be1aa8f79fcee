"""Runs the tasks that others put in the queue: claims, tries again, and gives back what a dead worker left."""

import datetime as dt
import logging
import os
import socket
import uuid
from dataclasses import dataclass, field

from django.db import OperationalError
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction, is_locked_database_exception

from rondom.core import clock

logger = logging.getLogger("rondom.worker")

MOST_TRIES = 5
FIRST_WAIT = dt.timedelta(seconds=20)
LONGEST_RUN = dt.timedelta(minutes=15)  # no task of ours takes longer; the worker is gone or hangs
KEPT_FOR = dt.timedelta(days=30)


def new_worker_id() -> str:
    """host:process:letters. The letters tell a new worker from an old one with the same process number."""
    return f"{socket.gethostname()[:30]}:{os.getpid()}:{uuid.uuid4().hex[:8]}"


def is_gone(worker_id: str, *, me: str) -> bool:
    """Whether a worker certainly does not live any more. Only known for this machine."""
    host, _colon, rest = worker_id.partition(":")
    process, _colon, _letters = rest.partition(":")
    if worker_id == me or host != me.partition(":")[0] or not process.isdigit():
        return False
    if int(process) == os.getpid():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def wait_after(tries: int) -> dt.timedelta:
    """20 s, 40 s, 80 s, 160 s: longer after every try."""
    return FIRST_WAIT * 2 ** (tries - 1)


@dataclass
class TaskRunner:
    """Runs one task at a time under one worker id."""

    worker_id: str = field(default_factory=new_worker_id)

    def run_one(self) -> bool:
        """Run the first task that is due; False when there is none."""
        task = self._claim()
        if task is None:
            return False
        self._library_worker().run_task(task)
        task.refresh_from_db()
        if task.status == TaskResultStatus.FAILED:
            self._again_or_never(task, why=task.exception_class_path)
        return True

    def reap(self) -> int:
        """Give back the tasks of workers that are gone; return how many."""
        too_long_ago = clock.now() - LONGEST_RUN
        found = 0
        for task in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING):
            last = task.worker_ids[-1] if task.worker_ids else ""
            if is_gone(last, me=self.worker_id) or (task.started_at and task.started_at < too_long_ago):
                found += self._again_or_never(task, why="worker gone")
        return found

    def prune(self) -> None:
        """Forget finished tasks; their arguments are ids, but nobody needs them any more."""
        DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - KEPT_FOR).delete()

    def _claim(self) -> DBTaskResult | None:
        ready = DBTaskResult.objects.ready().filter(backend_name="default")
        if not ready.exists():  # on SQLite the lock below is for everybody: only take it when there is work
            return None
        try:
            with exclusive_transaction(ready.db):
                task = ready.get_locked()
                if task is not None:
                    task.claim(self.worker_id)
                return task
        except OperationalError as error:
            if is_locked_database_exception(error):
                return None
            raise

    def _library_worker(self) -> Worker:
        return Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=self.worker_id,
            excluded_queue_names=[],
        )

    def _again_or_never(self, task: DBTaskResult, *, why: str) -> bool:
        """Back in the queue after a while, or failed for good. Nothing when another worker was first."""
        tries = len(task.worker_ids)
        same = DBTaskResult.objects.filter(pk=task.pk, status=task.status, worker_ids=task.worker_ids)
        if tries < MOST_TRIES:
            return bool(
                same.update(
                    status=TaskResultStatus.READY,
                    started_at=None,
                    finished_at=None,
                    run_after=clock.now() + wait_after(max(tries, 1)),
                )
            )
        logger.error(
            "task failed for good id=%s path=%s tries=%s why=%s", task.pk, task.task_path, tries, why
        )
        return bool(same.update(status=TaskResultStatus.FAILED, finished_at=clock.now()))
