"""How soon people at one table see each other's words, and whether any is lost: on a real server."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from rondom.demo.bench.databases import Database, manage
from rondom.demo.bench.server import HOST, serving
from rondom.demo.crowd.region import FACTOR_SECRET, PASSWORD

THREADS = 4
Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Together:
    """people write for some seconds. lost: words that nobody finds back; cpu_ms: of the web process per request."""

    database: str
    people: int
    seconds: float
    words: int
    lost: int
    unseen: int
    errors: int
    saves: int
    asks: int
    p50_ms: float
    p95_ms: float
    slowest_ms: float
    cpu_ms: float

    def plain(self) -> dict[str, Any]:
        return asdict(self)


def write_together(database: Database, *, people: int, seconds: float, say: Say) -> Together:
    manage(database.environment, "collectstatic", "--no-input", "--verbosity", "0")
    order = json.loads(manage(database.environment, "bench", "--live-plan", str(people)))
    signing_in = {"password": PASSWORD, "secret": FACTOR_SECRET} | order.pop("sign_in")
    with serving(database.environment, threads=THREADS) as server:
        where = {"host": HOST, "port": server.port}
        cookies = _run(database, "client", where | signing_in)
        order |= where | {"cookies": list(cookies.values()), "seconds": seconds}
        say(f"{database.name}: {len(cookies)} people write for {seconds:.0f} seconds")
        cpu = server.cpu_seconds()
        found = _run(database, "talk_client", order)
        cpu = server.cpu_seconds() - cpu
    delays = found["delays_ms"] or [0.0]
    return Together(
        database=database.name,
        people=len(cookies),
        seconds=seconds,
        **{name: found[name] for name in ("words", "lost", "unseen", "errors", "saves", "asks")},
        p50_ms=delays[len(delays) // 2],
        p95_ms=delays[int(0.95 * (len(delays) - 1))],
        slowest_ms=delays[-1],
        cpu_ms=1000 * cpu / (found["saves"] + found["asks"]),
    )


def lines_of(found: Together) -> Iterator[str]:
    yield ""
    yield f"{found.database}: {found.people} people typed {found.words} words in {found.seconds:.0f} s"
    yield f"from typing to seen by another: p50 {found.p50_ms:.0f} ms, p95 {found.p95_ms:.0f} ms, slowest {found.slowest_ms:.0f} ms"
    yield f"lost words: {found.lost}; not seen in time: {found.unseen}; wrong answers: {found.errors}; {found.saves} times sent, {found.asks} times asked, CPU per request {found.cpu_ms:.0f} ms"


def _run(database: Database, program: str, order: dict[str, Any]) -> dict[str, Any]:
    command = [sys.executable, "-m", f"rondom.demo.bench.{program}"]
    done = subprocess.run(  # noqa: S603
        command,
        input=json.dumps(order),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=database.environment,
    )
    return dict(json.loads(done.stdout))
