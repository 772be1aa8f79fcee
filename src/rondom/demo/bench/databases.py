"""The databases to measure on: a crowd made once per version of the code and kept, a fresh copy for every run."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

import rondom
from rondom.core import clock

PACKAGE = Path(rondom.__file__).parent
LOCAL = "postgres://postgres@127.0.0.1:5432/postgres"
SEEDS, COPY = "rondom_bench_seed_", "rondom_bench"
Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Size:
    dossiers: int
    accounts: int


@dataclass(frozen=True, slots=True)
class Database:
    """One engine: its name and what a child process needs to know."""

    name: str
    environment: dict[str, str]


def prepared(folder: Path, size: Size, say: Say, *, only: str = "", role: str = "") -> list[Database]:
    """SQLite always; PostgreSQL when it answers; or only the one of that name.

    role: with whom to connect to PostgreSQL, when not as the owner.
    """
    mark = fingerprint(size)
    found = [_sqlite(folder, mark, size, say)] if only in ("", "SQLite") else []
    server = os.environ.get("DATABASE_URL", LOCAL)
    if only in ("", "PostgreSQL") and server.startswith("postgres") and _answers(server):
        found.append(_postgresql(folder, server, mark, size, say, role=role))
    return found


def fingerprint(size: Size) -> str:
    """Changes with the tables, the crowd, its size and the week: its days count back from today."""
    year, week, _day = clock.today().isocalendar()
    digest = hashlib.sha256(f"{size} {year} {week}".encode())
    for path in sorted([*PACKAGE.glob("*/migrations/*.py"), *PACKAGE.glob("demo/crowd/*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:10]


def environment(folder: Path, url: str) -> dict[str, str]:
    """Settings of production, but over plain HTTP on this machine."""
    cleaned = {name: value for name, value in os.environ.items() if not name.startswith("RONDOM_")}
    return cleaned | {
        "DJANGO_SETTINGS_MODULE": "rondom.config.settings",
        "PYTHONPATH": str(PACKAGE.parent),
        "DATABASE_URL": url,
        "RONDOM_VAR": str(folder),
        "RONDOM_HTTPS": "0",
        "RONDOM_LOG_LEVEL": "ERROR",
    }


def manage(env: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "django", *words]
    return subprocess.run(command, env=env, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603


def _fill(env: dict[str, str], size: Size, say: Say) -> None:
    manage(env, "migrate", "--verbosity", "0")
    say(
        manage(env, "crowd", "--dossiers", str(size.dossiers), "--accounts", str(size.accounts)).splitlines()[
            -2
        ]
    )


def _sqlite(folder: Path, mark: str, size: Size, say: Say) -> Database:
    folder.mkdir(parents=True, exist_ok=True)
    seed, copy = folder / f"seed-{mark}.sqlite3", folder / "bench.sqlite3"
    if not seed.exists():
        for old in folder.glob("seed-*"):
            old.unlink()
        half = folder / "half.sqlite3"
        half.unlink(missing_ok=True)
        say(f"SQLite: building a crowd of {size.dossiers} dossiers")
        _fill(environment(folder, f"sqlite://{half}"), size, say)
        half.rename(seed)
    for rest in folder.glob("bench.sqlite3*"):
        rest.unlink()
    shutil.copy(seed, copy)
    return Database("SQLite", environment(folder, f"sqlite://{copy}"))


def _answers(server: str) -> bool:
    try:
        psycopg.connect(server, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _postgresql(folder: Path, server: str, mark: str, size: Size, say: Say, *, role: str) -> Database:
    seed = SEEDS + mark
    with psycopg.connect(server, autocommit=True) as connection:
        there = [
            row[0]
            for row in connection.execute(
                "SELECT datname FROM pg_database WHERE datname LIKE %s", [SEEDS + "%"]
            )
        ]
        if seed not in there:
            for old in [*there, SEEDS + "half"]:
                _run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", old)
            say(f"PostgreSQL: building a crowd of {size.dossiers} dossiers")
            _run(connection, "CREATE DATABASE {}", SEEDS + "half")
            _fill(environment(folder, _named(server, SEEDS + "half")), size, say)
            _run(connection, "ALTER DATABASE {} RENAME TO {}", SEEDS + "half", seed)
        _run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", COPY)
        _run(connection, "CREATE DATABASE {} TEMPLATE {}", COPY, seed)
    url = _named(server, COPY)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("ANALYZE")
    if role:
        parts = urlsplit(url)
        url = urlunsplit(parts._replace(netloc=f"{role}@{parts.netloc.rpartition('@')[2]}"))
    return Database("PostgreSQL", environment(folder, url))


def _run(connection: psycopg.Connection, statement: str, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _named(server: str, name: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
