"""Tells PostgreSQL for whom it works, so that its row policies can ask (dossiers/second_lock.py holds them).

The first lock is `access` of every app. This one is for a filter that somebody forgot: with nothing told, no row
of a child is shown. SQLite has no such policies; there nothing is told.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.backends.signals import connection_created
from psycopg.pq import TransactionStatus

from rondom.core import clock
from rondom.core.actor import Actor

_TELL = (
    "SELECT set_config('rondom.person', %s, false), set_config('rondom.organisation', %s, false), "
    "set_config('rondom.role', %s, false), set_config('rondom.system', %s, false), "
    "set_config('rondom.day', %s, false), set_config('rondom.moment', %s, false)"
)


@dataclass(frozen=True, slots=True)
class _Asker:
    person: str = ""
    organisation: str = ""
    role: str = ""
    system: str = ""


_NOBODY, _SYSTEM = _Asker(), _Asker(system="on")
_asker: ContextVar[_Asker] = ContextVar("asker", default=_NOBODY)


@contextmanager
def working_for(actor: Actor | None) -> Iterator[None]:
    """Rows that this actor may see, and no other: for one request. Afterwards the connection knows nobody."""
    asker = _NOBODY
    if actor is not None:
        organisation = "" if actor.organisation_id is None else str(actor.organisation_id)
        asker = _Asker(str(actor.person_id), organisation, str(actor.role))
    with _as(asker):
        yield


@contextmanager
def as_system(why: str) -> Iterator[None]:
    """Every row, for work that is nobody's request, or that must know more than who asks for it may see.

    Keep what it holds small: nothing of it may come on a screen unasked. why: the reason, in a sentence.
    """
    with _as(_SYSTEM):
        yield


@contextmanager
def _as(asker: _Asker) -> Iterator[None]:
    if _asker.get() == asker:
        yield
        return
    token = _asker.set(asker)
    _tell()
    try:
        yield
    finally:
        _asker.reset(token)
        _tell()


def _tell() -> None:
    """Outside Django's own cursor: it is no query of the page. A failed transaction forgets by itself.

    A connection that is not there yet hears it when it is made.
    """
    if connection.vendor != "postgresql" or connection.connection is None:
        return
    if connection.connection.info.transaction_status == TransactionStatus.INERROR:
        return
    asker = _asker.get()
    told = (
        asker.person,
        asker.organisation,
        asker.role,
        asker.system,
        str(clock.today()),
        clock.now().isoformat(),
    )
    with connection.connection.cursor() as cursor:
        cursor.execute(_TELL, told)


def _tell_new(**_signal: Any) -> None:
    """A new connection knows nobody by itself, unless its role says otherwise: the owner, for a migration."""
    if _asker.get() != _NOBODY:
        _tell()


connection_created.connect(_tell_new, dispatch_uid="rondom.second_lock")
