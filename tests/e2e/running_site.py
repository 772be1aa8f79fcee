"""The site of the journeys: a database of its own, the demo people in it, server and worker, and their log."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.e2e.programs import Programs

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
START_WITHIN_SECONDS = 180
TROUBLE = ("Traceback (most recent call last)", "Internal Server Error")
OUR_SETTINGS = ("RONDOM_", "DJANGO_", "REDIS_URL", "DATABASE_URL")


class Site:
    """A running site. address: where it is; var: its files, among them the mails; log: what it said."""

    def __init__(self, var: Path, database_url: str) -> None:
        self.var = var
        self.log = var / "site.log"
        self.port = free_port()
        self.pid = 0
        self.address = f"http://localhost:{self.port}"
        clean = {name: value for name, value in os.environ.items() if not name.startswith(OUR_SETTINGS)}
        self.environment = clean | {
            "DJANGO_SETTINGS_MODULE": "rondom.config.settings",
            "PYTHONPATH": os.pathsep.join([str(SOURCE), str(ROOT)]),
            "PYTHONUNBUFFERED": "1",
            "RONDOM_DEMO": "1",
            "RONDOM_HTTPS": "0",
            "RONDOM_VAR": str(var),
            "RONDOM_ADDRESS": self.address,
            "DATABASE_URL": database_url,
        }
        self.programs = Programs(self.environment, var / "programs.log")

    def run(self, *words: str) -> str:
        """Run a Python program with the settings of this site; the answer is what it printed."""
        return self.programs.run(*words)

    def fill(self) -> None:
        for command in ("migrate --verbosity 0", "collectstatic --no-input --verbosity 0", "demo"):
            self.run("manage.py", *command.split())

    def trouble(self, since: int) -> str:
        """What the log holds since that place, if an error is in it."""
        with self.log.open("rb") as file:
            file.seek(since)
            text = file.read().decode(errors="replace")
        return text if any(words in text for words in TROUBLE) else ""

    @contextmanager
    def serving(self) -> Iterator[None]:
        with self.log.open("ab") as log:
            server = subprocess.Popen(
                self._server(), cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        self.pid = server.pid
        try:
            self._wait_until_it_answers(server)
            yield
        finally:
            server.terminate()
            try:
                server.wait(15)
            finally:
                end_group(server.pid)

    def end_web_process(self) -> None:
        """Kill what answers, without a warning; who watches over it starts it again."""
        for pid in children_of(self.pid):
            if b"granian" in Path(f"/proc/{pid}/cmdline").read_bytes():
                for one in [*children_of(pid), pid]:
                    os.kill(one, signal.SIGKILL)

    def _server(self) -> list[str]:
        """`manage.py serve`; without the worker while there is none."""
        if any(SOURCE.glob("rondom/*/management/commands/worker.py")):
            return [sys.executable, "manage.py", "serve", "--port", str(self.port)]
        return [
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--blocking-threads", "4"),
            *("--host", "127.0.0.1", "--port", str(self.port), "--log-level", "warning"),
            "rondom.config.wsgi:application",
        ]

    def _wait_until_it_answers(self, server: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + START_WITHIN_SECONDS
        while time.monotonic() < deadline and server.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/demo/", timeout=5).close()
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
            else:
                return
        raise AssertionError(f"The site does not start:\n{self.log.read_text()}")


def children_of(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def end_group(group: int) -> None:
    """End what the server started and left behind."""
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def fresh_database(var: Path) -> Iterator[str]:
    """The address of an empty database on the engine of DATABASE_URL; SQLite unless it says PostgreSQL."""
    engine = os.environ.get("DATABASE_URL", "")
    if not engine.startswith("postgres"):
        yield f"sqlite://{var / 'rondom.sqlite3'}"
        return
    name = f"rondom_e2e_{os.getpid()}"
    with psycopg.connect(engine, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")  # type: ignore[arg-type]
        server.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        try:
            yield f"{engine.rsplit('/', 1)[0]}/{name}"
        finally:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")  # type: ignore[arg-type]


@contextmanager
def running_site(var: Path) -> Iterator[Site]:
    with fresh_database(var) as url:
        site = Site(var, url)
        try:
            site.fill()
            with site.serving():
                yield site
        finally:
            site.programs.end()
    shutil.rmtree(var, ignore_errors=True)
