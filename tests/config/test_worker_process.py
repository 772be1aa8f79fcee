"""The worker as a process: killed and started again it loses nothing; a signal to stop ends it quietly."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rondom.config import worker

SRC = Path(worker.__file__).resolve().parents[2]
PREPARE = """
import datetime as dt, sys
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from rondom.demo.people import build_people
from rondom.events.models import Notice
from rondom.people.operations import create_region
demo = build_people(create_region(name="Regio Veenrand", slug="veenrand"))
now = dt.datetime.now(dt.UTC)
Notice.objects.bulk_create(
    Notice(region_id=demo.region.pk, recipient=demo.people[name], template="baton_offered", urgent=True, created_at=now)
    for name in ["anouk", "daan", "carla", "esra", "hanneke", "ruben", "jorrit", "priya", "bram", "rania"]
)
"""
# A mail server that takes its time, so that there is a moment to kill the worker halfway.
SLOW = """
import time
from django.core.mail.backends.filebased import EmailBackend as Files
class EmailBackend(Files):
    def send_messages(self, messages):
        time.sleep(0.4)
        return super().send_messages(messages)
"""

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("worker")
    (place / "slowmail.py").write_text(SLOW)
    (place / "slow_settings.py").write_text(
        "from rondom.config.settings import *\n"
        "EMAIL_BACKEND = 'slowmail.EmailBackend'\n"
        "PASSWORD_HASHERS = ['django.contrib.auth.hashers.MD5PasswordHasher']\n"
    )
    subprocess.run([sys.executable, "-c", PREPARE], env=environment(place), check=True)
    return place


def environment(place: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("RONDOM_", "DATABASE_"))}
    return kept | {
        "PYTHONPATH": os.pathsep.join([str(SRC), str(place)]),
        "DJANGO_SETTINGS_MODULE": "slow_settings",
        "RONDOM_VAR": str(place),
        "RONDOM_DEMO": "1",
        "RONDOM_LOG_LEVEL": "INFO",
    }


@pytest.fixture
def start(place: Path) -> Iterator[Start]:
    running: list[subprocess.Popen[str]] = []

    def run(*words: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "django", "worker", *words]
        process = subprocess.Popen(command, env=environment(place), stderr=subprocess.PIPE, text=True)
        running.append(process)
        return process

    yield run
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def waiting(place: Path) -> int:
    with sqlite3.connect(place / "rondom.sqlite3", timeout=20) as database:
        row = database.execute("SELECT count(*) FROM events_notice WHERE mailed_at IS NULL").fetchone()
        return int(row[0])


def nothing_mailed_yet(place: Path) -> None:
    """The other tests, in any order, may have mailed already."""
    with sqlite3.connect(place / "rondom.sqlite3", timeout=20) as database:
        database.execute("UPDATE events_notice SET mailed_at = NULL")
    for path in (place / "mail").glob("*.log"):
        path.unlink()


def until(condition: Callable[[], bool], *, seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "took too long"
        time.sleep(0.05)


def recipients(place: Path) -> list[str]:
    lines = [line for path in (place / "mail").glob("*.log") for line in path.read_text().splitlines()]
    return [line.removeprefix("To: ") for line in lines if line.startswith("To: ")]


@pytest.mark.parametrize(
    "change", ["UPDATE audit_auditevent SET seq = seq + 1", "DELETE FROM audit_auditevent"]
)
def test_migrations_make_a_log_that_only_grows(place: Path, change: str) -> None:
    with (
        sqlite3.connect(place / "rondom.sqlite3", timeout=20) as database,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        database.execute(change)


def test_killed_and_started_again_every_mail_leaves(place: Path, start: Start) -> None:
    nothing_mailed_yet(place)
    first = start()
    until(lambda: waiting(place) < 9)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert 0 < waiting(place) < 10

    second = start()
    until(lambda: waiting(place) == 0)
    second.send_signal(signal.SIGTERM)
    _out, told = second.communicate(timeout=60)

    assert second.returncode == 0
    assert len(set(recipients(place))) == 10
    assert len(recipients(place)) <= 11, "at most the one that was on its way leaves twice"
    assert "@" not in told
    assert "Terpstra" not in told


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_quietly(start: Start, number: int) -> None:
    process = start()
    assert process.stderr
    until(lambda: "started" in process.stderr.readline())
    process.send_signal(number)
    _out, told = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in told


def test_once_returns_by_itself(start: Start) -> None:
    process = start("--once")
    process.communicate(timeout=120)
    assert process.returncode == 0
