"""What a fixture builds in the database, remembered: built once per process and day, put back for every next test.

A snapshot hangs on the one it was built upon, so a dossier is only put back in the very world it was opened in.
A test that has written something itself in between gets its next fixture built, as does one whose transactions are
real: there the work that waits for a commit is done.
"""

import datetime as dt
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection

from rondom.core import clock

Made = TypeVar("Made")
Values = tuple[Any, ...]
Rows = dict[str, dict[Any, Values]]
READS = ("SELECT", "SAVEPOINT", "RELEASE", "SET")


@dataclass(slots=True)
class Snapshot:
    """made: what the fixture gave. begun_at: a test at an earlier moment would find rows from its future."""

    begun_at: dt.datetime
    statements: list[tuple[str, list[Values]]]
    made: bytes
    upon: dict[tuple[str, dt.date], "Snapshot"] = field(default_factory=dict)

    def put_back(self) -> Any:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(self._in_one())
            else:
                for sql, rows in self.statements:
                    cursor.executemany(sql, rows)
        return pickle.loads(self.made)

    def _in_one(self) -> str:
        """Every statement with its values in it: one journey to the server."""
        with connection.cursor() as cursor:
            return ";".join(cursor.mogrify(sql, row) for sql, rows in self.statements for row in rows)


GROUND = Snapshot(dt.datetime.min.replace(tzinfo=dt.UTC), [], b"")


class Builder:
    """build("world", make): what `make` gives, with its rows in the database."""

    def __init__(self) -> None:
        self.stands_on = GROUND
        self.somebody_wrote = False

    def __call__(self, name: str, make: Callable[[], Made]) -> Made:
        if self.somebody_wrote or not connection.in_atomic_block:
            return make()
        key, now = (name, clock.today()), clock.now()
        snapshot = self.stands_on.upon.get(key)
        if snapshot is None or snapshot.begun_at > now:
            before = all_rows()
            made = make()
            snapshot = Snapshot(now, list(_difference(before, all_rows())), pickle.dumps(made))
            self.stands_on.upon[key] = snapshot
        else:
            made = snapshot.put_back()
        self.stands_on, self.somebody_wrote = snapshot, False
        return made

    @contextmanager
    def watching(self) -> Iterator["Builder"]:
        """Notice who writes in between."""

        def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            self.somebody_wrote = self.somebody_wrote or not sql.lstrip().startswith(READS)
            return execute(sql, *rest)

        with connection.execute_wrapper(note):
            yield self


@cache
def _tables() -> dict[str, tuple[str, ...]]:
    """The columns of every table of ours, its key first."""
    return {
        model._meta.db_table: (
            model._meta.pk.column,
            *(row.column for row in model._meta.local_concrete_fields if not row.primary_key),
        )
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def all_rows() -> Rows:
    """{table: {key: values}}, in the words of the database."""
    with connection.cursor() as cursor:
        found: Rows = {}
        for table, columns in _tables().items():
            cursor.execute(f"SELECT {_listed(columns)} FROM {_quoted(table)} ORDER BY 1")
            found[table] = {row[0]: tuple(row) for row in cursor.fetchall()}
        return found


def _difference(before: Rows, after: Rows) -> Iterator[tuple[str, list[Values]]]:
    """The statements that make one of the other."""
    for table, columns in _tables().items():
        was, now = before[table], after[table]
        assert was.keys() <= now.keys(), f"A fixture that removes rows cannot be remembered: {table}"
        if added := [row for key, row in now.items() if key not in was]:
            places = ", ".join(["%s"] * len(columns))
            yield f"INSERT INTO {_quoted(table)} ({_listed(columns)}) VALUES ({places})", added
        if changed := [(*now[key][1:], key) for key in was if was[key] != now[key]]:
            values = ", ".join(f"{_quoted(column)} = %s" for column in columns[1:])
            yield f"UPDATE {_quoted(table)} SET {values} WHERE {_quoted(columns[0])} = %s", changed


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(_quoted(column) for column in columns)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
