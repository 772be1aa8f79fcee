"""Serve the site and run its worker, together, until Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

SOURCE = Path(__file__).resolve().parents[4]
LOOK_EVERY_SECONDS = 0.2
QUICK_DEATH_SECONDS = 5
QUICK_DEATHS_ALLOWED = 5
MOST_PROCESSES = 4  # unless asked for: each holds connections of its own
STOP_WITHIN_SECONDS = 10


@dataclass
class Program:
    """One child: what starts it, and how often it died right after its start."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    quick_deaths: int = field(default=0)

    def start(self, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(self.command, env=environment)  # noqa: S603  # commands of our own
        self.started_at = time.monotonic()

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def note_death(self) -> None:
        lived = time.monotonic() - self.started_at
        self.quick_deaths = self.quick_deaths + 1 if lived < QUICK_DEATH_SECONDS else 0


@dataclass
class Supervisor:
    """Keeps its programs running: one that dies is started again, one that keeps dying ends them all."""

    programs: Sequence[Program]
    environment: dict[str, str]
    say: Callable[[str], object]
    stopping: bool = False

    def run(self) -> int:
        """Run until a signal to stop; the answer is an exit code."""
        signal.signal(signal.SIGINT, self.stop)
        signal.signal(signal.SIGTERM, self.stop)
        try:
            for program in self.programs:
                program.start(self.environment)
            while not self.stopping:
                if hopeless := self.revive():
                    self.say(f"The {hopeless.name} stops at every start; see the message above.")
                    return 1
                time.sleep(LOOK_EVERY_SECONDS)
            return 0
        finally:
            self.end()

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def revive(self) -> Program | None:
        """Start again what died; return a program for which that is no use."""
        for program in self.programs:
            if self.stopping or not program.has_died():
                continue
            program.note_death()
            if program.quick_deaths >= QUICK_DEATHS_ALLOWED:
                return program
            self.say(f"The {program.name} stopped; starting it again.")
            program.start(self.environment)
        return None

    def end(self) -> None:
        running = [program.process for program in self.programs if program.process and not program.has_died()]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_WITHIN_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def web_server(*, host: str, port: int, processes: int, threads: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--http", "1"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(processes), "--blocking-threads", str(threads), "--respawn-failed-workers"),
        *("--log-level", "warning"),
        "rondom.config.wsgi:application",
    ]


def usual_processes(vendor: str, processors: int) -> int:
    """A web process for each processor: Python uses one at a time. One on SQLite, where one writes at a time."""
    return 1 if vendor == "sqlite" else min(processors, MOST_PROCESSES)


def django_command(*words: str) -> list[str]:
    return [sys.executable, "-m", "django", *words]


def child_environment(address: str) -> dict[str, str]:
    """Give a child the same code, the same settings and the address that people see."""
    path = os.pathsep.join(filter(None, [str(SOURCE), os.environ.get("PYTHONPATH", "")]))
    return {"RONDOM_ADDRESS": address} | os.environ | {"PYTHONPATH": path}


def refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}). Choose another, such as PORT={port + 1}."
            ) from error


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
        parser.add_argument(
            "--processes", type=int, help="web processes; else one for each processor (on SQLite one)"
        )
        parser.add_argument("--threads", type=int, default=4, help="threads in each web process")
        parser.add_argument("--reload", action="store_true", help="Django's own server, new at every edit")

    def handle(self, **options: Any) -> None:
        host, port = options["host"], options["port"]
        refuse_taken_port(host, port)
        address = f"http://{'localhost' if host == '127.0.0.1' else host}:{port}"
        if options["reload"]:
            web = django_command("runserver", f"{host}:{port}")
        else:
            processors = len(os.sched_getaffinity(0))
            processes = options["processes"] or usual_processes(connection.vendor, processors)
            web = web_server(host=host, port=port, processes=processes, threads=options["threads"])
        programs = [Program("web server", web), Program("worker", django_command("worker"))]
        self.stdout.write(f"\nRondom: {address}\nStop with Ctrl-C.\n")
        code = Supervisor(programs, child_environment(address), self.stdout.write).run()
        if code:
            sys.exit(code)
