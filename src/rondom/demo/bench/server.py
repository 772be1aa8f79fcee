"""The real server of `manage.py serve` on a free port, and what it weighs."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
STARTS_WITHIN_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    process: subprocess.Popen[bytes]

    def memory_mb(self) -> dict[str, float]:
        """Resident memory of the supervisor with everything below it, per program. Empty without /proc."""
        found: dict[str, float] = {}
        for pid in _family(self.process.pid):
            name = _program(pid)
            found[name] = round(found.get(name, 0) + _resident_mb(pid), 1)
        return found

    def cpu_seconds(self) -> float:
        """What the web processes have used of the processors so far; 0 without /proc."""
        return sum(_cpu_seconds(pid) for pid in _family(self.process.pid) if _program(pid) == "web")


@contextmanager
def serving(environment: Mapping[str, str], *, threads: int) -> Iterator[Server]:
    port = _free_port()
    words = ["serve", "--host", HOST, "--port", str(port), "--threads", str(threads)]
    command = [sys.executable, "-m", "django", *words]
    process = subprocess.Popen(command, env=dict(environment), stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        _wait_for(port, process)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")


def _family(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from _family(int(child))


def _program(pid: int) -> str:
    words = Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")
    if "granian" in words or any("multiprocessing" in word for word in words):
        return "web"
    return "worker" if "worker" in words else "supervisor"


def _resident_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _cpu_seconds(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
