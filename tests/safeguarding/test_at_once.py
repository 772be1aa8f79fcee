"""Two colleagues raise a concern at the same moment: one case, and no concern is lost."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection

from rondom.core import clock
from rondom.demo.people import Demo, build_people
from rondom.dossiers.models import Dossier
from rondom.notes.operations import NoteText, raise_signal
from rondom.people.operations import create_region
from rondom.safeguarding.models import SafetyCase, SafetyEntry
from rondom.safeguarding.operations import raise_concern

pytestmark = pytest.mark.django_db(transaction=True)


def dossier_of(demo: Demo, text: NoteText) -> Dossier:
    note = raise_signal(demo.actors["daan"], pupil_id=demo.pupils["sami"].pk, text=text)
    return Dossier.objects.get(pk=note.dossier_id)


def patiently(act: Callable[..., None], *args: object, **values: object) -> None:
    """Try again while the table is locked: SQLite in memory, unlike a file or PostgreSQL, does not wait its turn."""
    deadline = time.monotonic() + 20
    while True:
        try:
            return act(*args, **values)
        except OperationalError:
            if connection.vendor != "sqlite" or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def test_two_concerns_at_once_make_one_case(signal_text: NoteText) -> None:
    demo = build_people(create_region(name="Regio Veenrand", slug="veenrand"))
    dossier, ready, today = dossier_of(demo, signal_text), threading.Barrier(2), clock.today()
    failed: list[Exception] = []

    def raise_one(key: str) -> None:
        try:
            ready.wait(10)
            patiently(raise_concern, demo.actors[key], dossier_id=dossier.pk, text="Ai.", happened_on=today)
        except Exception as error:  # noqa: BLE001 - told below, in the thread that asserts
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=raise_one, args=[key]) for key in ("daan", "anouk")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert failed == []
    assert SafetyCase.objects.count() == 1
    assert sorted(SafetyEntry.objects.values_list("kind", flat=True)) == ["note", "outside"]
