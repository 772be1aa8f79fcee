"""The supervisor of `manage.py serve`, with small programs in the place of the server and the worker."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from rondom.web.management.commands import serve

SRC = Path(serve.__file__).resolve().parents[4]

SUPERVISE = """
import os, sys
from rondom.web.management.commands.serve import Program, Supervisor

programs = [Program(str(number), [sys.executable, "-c", text]) for number, text in enumerate(sys.argv[1:])]
sys.exit(Supervisor(programs, dict(os.environ), lambda line: print(line, flush=True)).run())
"""

STAY = """
import os, pathlib, time
with pathlib.Path("{file}").open("a") as notes:
    notes.write(str(os.getpid()) + chr(10))
time.sleep(60)
"""

Supervise = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def supervise() -> Iterator[Supervise]:
    running: list[subprocess.Popen[str]] = []

    def start(*programs: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", SUPERVISE, *programs],
            env=os.environ | {"PYTHONPATH": str(SRC)},
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.terminate()
        process.communicate(timeout=20)


def started(file: Path, *, times: int) -> list[int]:
    """Wait until a program has noted that many starts, and return its process numbers."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        lines = file.read_text().split() if file.exists() else []
        if len(lines) >= times:
            return [int(line) for line in lines]
        time.sleep(0.05)
    raise AssertionError(f"{file.name} did not start {times} times")


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_killed_worker_is_started_again_and_the_server_stays(supervise: Supervise, tmp_path: Path) -> None:
    server, worker = tmp_path / "server", tmp_path / "worker"
    supervise(STAY.format(file=server), STAY.format(file=worker))
    os.kill(started(worker, times=1)[0], signal.SIGKILL)

    first, second = started(worker, times=2)

    assert first != second
    assert is_alive(second)
    assert len(started(server, times=1)) == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_all_of_them(supervise: Supervise, tmp_path: Path, number: signal.Signals) -> None:
    server, worker = tmp_path / "server", tmp_path / "worker"
    supervisor = supervise(STAY.format(file=server), STAY.format(file=worker))
    pids = started(server, times=1) + started(worker, times=1)

    supervisor.send_signal(number)

    assert supervisor.wait(timeout=20) == 0
    assert [is_alive(pid) for pid in pids] == [False, False]


def test_a_program_that_cannot_start_ends_the_whole(supervise: Supervise, tmp_path: Path) -> None:
    server = tmp_path / "server"
    supervisor = supervise(STAY.format(file=server), "raise SystemExit(3)")

    assert supervisor.wait(timeout=20) == 1
    assert not is_alive(started(server, times=1)[0])


def test_a_taken_port_is_told_before_anything_starts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CommandError, match=f"Port {port} cannot be used"):
            serve.refuse_taken_port("127.0.0.1", port)


def test_children_find_the_code_and_the_address() -> None:
    environment = serve.child_environment("http://localhost:8123")

    assert environment["PYTHONPATH"].split(os.pathsep)[0] == str(SRC)
    assert environment["RONDOM_ADDRESS"] == "http://localhost:8123"


@pytest.mark.parametrize(
    ("vendor", "processors", "expected"), [("sqlite", 8, 1), ("postgresql", 2, 2), ("postgresql", 32, 4)]
)
def test_a_web_process_for_each_processor_but_one_on_sqlite(
    vendor: str, processors: int, expected: int
) -> None:
    assert serve.usual_processes(vendor, processors) == expected
