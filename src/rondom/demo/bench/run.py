"""One run on one database: count in a process, then measure over HTTP."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from rondom.demo.bench import client
from rondom.demo.bench.databases import Database, manage
from rondom.demo.bench.server import HOST, Server, serving
from rondom.demo.crowd.region import FACTOR_SECRET, PASSWORD

CLIENTS = (1, 16)
THREADS = 4
Say = Callable[[str], object]


@dataclass(slots=True)
class Load:
    """What a number of clients met.

    p50_ms, p95_ms: round trips as the client saw them; on a busy machine they say more of the machine.
    cpu_ms:         what the web processes used of the processors for one answer; that hardly depends on others.
    """

    clients: int
    p50_ms: float
    p95_ms: float
    per_second: float
    cpu_ms: float
    errors: int


@dataclass(slots=True)
class Measured:
    page: str
    queries: int
    html_bytes: int
    gzip_bytes: int
    wire_bytes: int = 0
    slowest_ms: float = 0
    slowest: str = ""
    loads: list[Load] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    database: str
    pages: list[Measured]
    front_bytes: dict[str, int]
    memory_before_mb: dict[str, float]
    memory_after_mb: dict[str, float]

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def run(database: Database, *, seconds: float, say: Say) -> Outcome:
    manage(database.environment, "collectstatic", "--no-input", "--verbosity", "0")
    plan = json.loads(manage(database.environment, "bench", "--plan"))
    with serving(database.environment, threads=THREADS) as server:
        cookies = _client(server, password=PASSWORD, secret=FACTOR_SECRET, **plan["sign_in"])
        front = _client(server, weigh=plan["front"])
        before = server.memory_mb()
        pages = []
        for page in plan["pages"]:
            measured = Measured(**page["cost"])
            for count in CLIENTS:
                _load(server, page, measured, cookies, count, seconds)
            say(f"{database.name}: {measured.page}")
            pages.append(measured)
        return Outcome(database.name, pages, front, before, server.memory_mb())


def _load(
    server: Server, page: dict[str, Any], measured: Measured, cookies: dict, count: int, seconds: float
) -> None:
    people = page["sessions"]
    sessions = [
        {"cookies": cookies[person["email"]], "visits": person["visits"]}
        for person in (people[place % len(people)] for place in range(count))
    ]
    cpu = server.cpu_seconds()
    found = _client(server, seconds=seconds, sessions=sessions)
    times = found["times_ms"]
    measured.wire_bytes = found["wire_bytes"]
    measured.loads.append(
        Load(
            clients=count,
            p50_ms=_at(times, 0.5),
            p95_ms=_at(times, 0.95),
            per_second=len(times) / found["seconds"],
            cpu_ms=1000 * (server.cpu_seconds() - cpu) / len(times),
            errors=found["errors"],
        )
    )


def _at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(share * len(times)))]


def _client(server: Server, **order: Any) -> dict[str, Any]:
    words = json.dumps({"host": HOST, "port": server.port} | order)
    command = [sys.executable, str(client.__file__)]
    done = subprocess.run(command, input=words, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    return json.loads(done.stdout)
