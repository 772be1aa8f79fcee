"""What every test may use: a region with people in it, a day, and a way to sign in."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from copy import copy
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.template import Context
from django.test import Client, TransactionTestCase, client
from django.test.utils import ContextList
from django.utils.timezone import localtime
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from rondom.audit import append_only
from rondom.config.settings import CACHE_TABLE
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.demo.people import Demo, build_people
from rondom.dossiers.models import Dossier, Participant
from rondom.notes.operations import NoteText, raise_signal
from rondom.people.models import Account
from rondom.people.operations import create_region
from rondom.routes.operations import LIBRARY, publish_route
from rondom.web.hats import SESSION_KEY
from tests.snapshot import Builder

# A busy machine is no fault of the code: figures are measured by `make bench`, never asserted here.
# The judge (RONDOM_JUDGE, .ci/run) asks the same examples every time; daily runs look for new ones.
settings.register_profile(
    "rondom",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="RONDOM_JUDGE" in os.environ,
)
settings.load_profile("rondom")

ASKING = frozenset({"db", "transactional_db", "django_db_setup", "live_server"})


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What only PostgreSQL has is asked there; what asks no database is asked once, on SQLite. CI runs on both."""
    belongs_here = _asks_a_database if connection.vendor == "postgresql" else _runs_on_any
    config.hook.pytest_deselected(items=[item for item in items if not belongs_here(item)])
    items[:] = [item for item in items if belongs_here(item)]


def _runs_on_any(item: pytest.Item) -> bool:
    return item.get_closest_marker("postgresql") is None


def _asks_a_database(item: pytest.Item) -> bool:
    """A test in a browser does, behind the screen. Who starts processes of his own brings SQLite along."""
    asks = any(item.get_closest_marker(name) for name in ("django_db", "postgresql", "e2e"))
    return asks or not ASKING.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """What only a migration brings: the triggers of the log, and the table where attempts are counted."""
    with django_db_blocker.unblock():
        append_only.install(connection)
        call_command("createcachetable", CACHE_TABLE, verbosity=0)


@pytest.fixture(scope="session", autouse=True)
def tables_can_be_emptied() -> Iterator[None]:
    """After a test with real transactions the tables are emptied; the triggers of the log step aside for that only."""
    with pytest.MonkeyPatch.context() as patch:
        empty = TransactionTestCase._fixture_teardown

        def without_triggers(case: TransactionTestCase) -> None:
            append_only.remove(connection)
            empty(case)
            append_only.install(connection)

        patch.setattr(TransactionTestCase, "_fixture_teardown", without_triggers)
        yield


@pytest.fixture(scope="session", autouse=True)
def context_of_the_page_only() -> Iterator[None]:
    """Django's client copies the context of every template, and our pages have hundreds."""

    def first(store: dict[str, Any], template: object, context: Context, **_rest: object) -> None:
        if not store:
            store |= {"templates": [template], "context": ContextList([copy(context)])}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "store_rendered_templates", first)
        yield


@pytest.fixture(autouse=True)
def no_counts_of_another_test() -> None:
    """Attempts are counted in the cache, and the cache outlives a test."""
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture
def today() -> dt.date:
    return clock.today()


@pytest.fixture
def time_machine_days() -> Iterator[Callable[[int], None]]:
    """Move the clock on by some days, at noon."""
    with ExitStack() as stack:

        def travel(days: int) -> None:
            noon = localtime(clock.now()).replace(hour=12, minute=0) + dt.timedelta(days=days)
            stack.enter_context(time_machine.travel(noon, tick=False))

        yield travel


@pytest.fixture
def build(db: None) -> Iterator[Builder]:
    """build("world", make): as make(), but remembered for the next test."""
    with Builder().watching() as builder:
        yield builder


@pytest.fixture
def world(build: Builder) -> Demo:
    """The demo region's people and families, and the published IHI route; no dossier yet."""
    return build("world", _world)


def _world() -> Demo:
    demo = build_people(create_region(name="Regio Veenrand", slug="veenrand"))
    publish_route(demo.system, text=(LIBRARY / "ihi.yaml").read_text())
    return demo


@pytest.fixture
def signal_text(today: dt.date) -> NoteText:
    return NoteText(
        talked_with="moeder en vader",
        talked_on=today,
        what="Het gaat niet goed met lezen.",
        agreements="Wij kijken twee weken goed.",
        with_parents=True,
    )


@pytest.fixture
def dossier(build: Builder, world: Demo, signal_text: NoteText) -> Dossier:
    """Sami's dossier, opened by his teacher; Anouk is coordinator, both parents and Sami are in the circle."""

    def opened() -> Dossier:
        note = raise_signal(world.actors["daan"], pupil_id=world.pupils["sami"].pk, text=signal_text)
        return Dossier.objects.get(pk=note.dossier_id)

    return build("dossier", opened)


@pytest.fixture
def join(world: Demo, today: dt.date) -> Callable[[Dossier, str], Participant]:
    """Put a professional of the demo in a circle at once, whatever the policy says: for set-up only."""

    def put(dossier: Dossier, key: str) -> Participant:
        actor: Actor = world.actors[key]
        from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY  # noqa: PLC0415

        return Participant.objects.create(
            region_id=dossier.region_id,
            dossier=dossier,
            person_id=actor.person_id,
            organisation_id=actor.organisation_id,
            capacity=actor.role,
            categories=sorted(CATEGORIES_BY_CAPACITY[actor.role]),
            reason="voor de toets",
            valid_from=today,
        )

    return put


@pytest.fixture
def as_(world: Demo) -> Callable[[str], Client]:
    """A client signed in as somebody of the demo: as_("anouk").get(…). Who has two hats has put his first on."""

    def sign_in(key: str) -> Client:
        browser = Client()
        browser.force_login(
            Account.objects.get(pk=world.actors[key].account_id),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        if world.people[key].memberships.count() > 1:
            session = browser.session
            session[SESSION_KEY] = f"m{world.actors[key].membership_id}"
            session.save()
        return browser

    return sign_in
