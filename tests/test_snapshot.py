"""What is put back is what was built: row for row, and what the fixture gave."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.db import transaction

from rondom.core import clock
from rondom.demo.people import Demo, build_people
from rondom.notes.operations import NoteText, raise_signal
from rondom.people.models import Person
from rondom.people.operations import create_region
from tests import snapshot
from tests.snapshot import Builder, Rows, Snapshot, all_rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot, "GROUND", Snapshot(dt.datetime.min.replace(tzinfo=dt.UTC), [], b""))


@pytest.fixture
def made() -> list[str]:
    """The names of what was really built, in order."""
    return []


@pytest.fixture
def world_of(made: list[str]) -> Callable[[Builder], Demo]:
    def make() -> Demo:
        made.append("world")
        return build_people(create_region(name="Regio Veenrand", slug="veenrand"))

    return lambda build: build("world", make)


@pytest.fixture
def with_signal(
    made: list[str], world_of: Callable[[Builder], Demo], signal_text: NoteText
) -> Callable[[Builder], Demo]:
    """A world, and a dossier upon it."""

    def put(build: Builder) -> Demo:
        demo = world_of(build)

        def make() -> None:
            made.append("signal")
            raise_signal(demo.actors["daan"], pupil_id=demo.pupils["sami"].pk, text=signal_text)

        build("signal", make)
        return demo

    return put


def in_a_test(act: Callable[[Builder], object]) -> Rows:
    """The rows that a test has after its fixtures; then they are taken back."""
    with transaction.atomic(), Builder().watching() as build:
        act(build)
        found = all_rows()
        transaction.set_rollback(True)
    return found


def test_row_for_row_and_each_built_once(with_signal: Callable[[Builder], Demo], made: list[str]) -> None:
    first, second, third = (in_a_test(with_signal) for _test in range(3))
    assert first == second == third
    assert made == ["world", "signal"]
    assert len(first["audit_auditevent"]) > 1


def test_what_a_test_does_to_it_stays_with_that_test(world_of: Callable[[Builder], Demo]) -> None:
    def spoil(build: Builder) -> None:
        demo = world_of(build)
        demo.people.clear()
        demo.actors["daan"] = demo.actors["anouk"]

    def look(build: Builder) -> None:
        demo = world_of(build)
        assert demo.people["daan"] == Person.objects.get(pk=demo.actors["daan"].person_id)

    in_a_test(spoil)
    in_a_test(spoil)
    in_a_test(look)


def test_on_other_ground_it_is_built(
    with_signal: Callable[[Builder], Demo], world_of: Callable[[Builder], Demo], made: list[str]
) -> None:
    """Somebody wrote between the world and the signal: the signal belongs to what is there now."""
    in_a_test(with_signal)

    def and_somebody_writes(build: Builder) -> None:
        Person.objects.filter(pk=world_of(build).people["daan"].pk).update(call_name="Daantje")
        with_signal_after(build)

    def with_signal_after(build: Builder) -> None:
        build("signal", lambda: made.append("anew"))

    in_a_test(and_somebody_writes)
    assert made == ["world", "signal", "anew"]


def test_of_another_day_or_a_later_hour_is_built(
    world_of: Callable[[Builder], Demo], made: list[str]
) -> None:
    noon = clock.now().replace(hour=12, minute=0)
    for moment in (noon, noon - dt.timedelta(hours=1), noon, noon + dt.timedelta(days=1)):
        with time_machine.travel(moment, tick=False):
            in_a_test(world_of)
    assert made == ["world"] * 3, "at noon the one of an hour earlier is good"
