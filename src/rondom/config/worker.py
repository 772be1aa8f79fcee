"""The one background process: tasks, e-mail and reminders, until a signal to stop."""

import logging
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection

from rondom.arrangements import jobs as arrangements_jobs
from rondom.config.tasks import TaskRunner
from rondom.dossiers import jobs as dossier_jobs
from rondom.dossiers import reminders as action_reminders
from rondom.files import jobs as file_jobs
from rondom.integrations.youth_index import jobs as youth_index_jobs
from rondom.keeping.running import run_at_night
from rondom.meetings import freezing, mailing, poll_mailing
from rondom.meetings.operations.packs import forget_old_packs
from rondom.moving import jobs as moving_jobs
from rondom.notifications.jobs import Delivery
from rondom.people.sessions import forget_ended_sessions
from rondom.plans import evaluation_reminders
from rondom.plans import operations as plan_operations
from rondom.plans import reminders as signature_reminders
from rondom.safeguarding import reminders as term_reminders
from rondom.tlv import jobs as tlv_jobs
from rondom.watch import jobs as watch_jobs

logger = logging.getLogger("rondom.worker")

LOOK_EVERY_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0


@dataclass
class Job:
    """Work that comes back. After a failure it waits longer each time."""

    name: str
    every_seconds: float
    run: Callable[[], object]
    next_at: float = 0.0
    failures: int = 0

    def run_if_due(self, now: float) -> None:
        if now < self.next_at:
            return
        try:
            self.run()
            self.failures = 0
        except DatabaseError:
            raise
        except Exception as error:  # noqa: BLE001 - one job must not stop the others
            self.failures += 1
            logger.error("job %s failed times=%s error=%s", self.name, self.failures, type(error).__name__)  # noqa: TRY400 - a traceback may hold names
        pause = self.every_seconds * 2 ** min(self.failures, 6)
        self.next_at = now + min(pause, max(self.every_seconds, LONGEST_PAUSE_SECONDS))


def periodic_jobs(tasks: TaskRunner) -> list[Job]:
    delivery = Delivery()
    return [
        Job("reap", 30, tasks.reap),
        Job("mail", 1.5, delivery.run),
        Job("calendar invitations", 60, mailing.send_due_invitations),
        Job("date polls", 600, poll_mailing.look_after_polls),
        Job("files in quarantine", 60, file_jobs.scan_waiting),
        Job("youth index", 2, youth_index_jobs.send_waiting),
        Job("grounds", 600, dossier_jobs.look_after_grounds),
        Job("moves to another school", 600, moving_jobs.carry_out_due),
        Job("action reminders", 600, action_reminders.send_due),
        Job("signature reminders", 600, signature_reminders.send_due),
        Job("days to look back", 3600, evaluation_reminders.send_due),
        Job("term reminders", 600, term_reminders.send_due),
        Job("where it is stuck", 24 * 3600, watch_jobs.look_after_stuck),
        Job("TLVs that end", 24 * 3600, tlv_jobs.look_after_endings),
        Job("help that did not begin", 24 * 3600, arrangements_jobs.look_after_start),
        Job("retention", 600, run_at_night),
        Job("contributions that are over", 600, plan_operations.expire_contributions),
        Job("figures of the school year", 3600, freezing.freeze_due),
        Job("packs of papers", 3600, forget_old_packs),
        Job("prune", 24 * 3600, tasks.prune),
        Job("ended sessions", 24 * 3600, forget_ended_sessions),
    ]


@dataclass
class Worker:
    """Runs what is due, one thing at a time. A signal lets the present thing finish."""

    tasks: TaskRunner = field(default_factory=TaskRunner)
    stopping: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.jobs = periodic_jobs(self.tasks)

    def run_once(self) -> None:
        """Run everything that is due now, then return. The mail comes last: the others may have news."""
        *others, mail = sorted(self.jobs, key=lambda job: job.name == "mail")
        for job in others:
            job.run_if_due(time.monotonic())
        while not self.stopping.is_set() and self.tasks.run_one():
            pass
        mail.run_if_due(time.monotonic())

    def run(self) -> None:
        """Run until a signal to stop."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.stop)
        logger.info("started")
        failures = 0
        while not self.stopping.is_set():
            try:
                busy = self._turn()
                failures = 0
            except DatabaseError as error:
                failures += 1
                busy = False
                logger.error("database not there times=%s error=%s", failures, type(error).__name__)  # noqa: TRY400 - a traceback may hold names
                connection.close()
            if not busy:
                self.stopping.wait(min(LOOK_EVERY_SECONDS * 2**failures, LONGEST_PAUSE_SECONDS))

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.stopping.set()

    def _turn(self) -> bool:
        """One task, and every job that is due; True when there may be more to do."""
        close_old_connections()
        for job in self.jobs:
            if self.stopping.is_set():
                return False
            job.run_if_due(time.monotonic())
        return not self.stopping.is_set() and self.tasks.run_one()
