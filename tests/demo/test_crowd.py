"""The crowd to measure with: whole, in every state, with a log that holds, and only in an empty database."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from rondom.audit.models import AuditEvent
from rondom.consent.models import Consent
from rondom.core import clock
from rondom.demo.bench.client import code_now
from rondom.demo.bench.engine import ask_the_engine
from rondom.demo.bench.pages import coordinators, parents
from rondom.demo.bench.run import Load, Measured, Outcome
from rondom.demo.bench.table import lines
from rondom.demo.crowd.build import build_crowd
from rondom.demo.crowd.region import FACTOR_SECRET, PASSWORD
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.meetings.models import Meeting
from rondom.people.models import Account
from rondom.plans.models import PlanVersion

DOSSIERS = 60


@pytest.fixture
def crowd(db: None) -> None:
    build_crowd(dossiers=DOSSIERS, accounts=10)


@pytest.mark.usefixtures("crowd")
def test_the_crowd_is_whole_and_its_log_holds() -> None:
    valid = Consent.objects.valid_on(clock.today()).count()
    assert Dossier.objects.count() == DOSSIERS
    assert 0 < valid < Consent.objects.count()
    assert Meeting.objects.exists()
    assert PlanVersion.objects.exists()
    assert AuditEvent.objects.count() > 15 * DOSSIERS
    call_command("verify_audit", stdout=StringIO())


@pytest.mark.usefixtures("crowd")
def test_the_engine_is_asked_about_every_open_dossier_on_a_route() -> None:
    asked = ask_the_engine()
    assert 0 < asked.dossiers <= Dossier.objects.filter(closed_on=None).count()
    assert asked.missing > 0
    assert "the engine alone" in str(asked)


@pytest.mark.usefixtures("crowd")
def test_professionals_and_parents_sign_in_with_two_steps() -> None:
    for person in (coordinators(1)[0], parents(1)[0]):
        client = Client()
        client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
        client.post(reverse("mfa_authenticate"), {"code": code_now(FACTOR_SECRET)})
        assert client.session["_auth_user_id"] == str(Account.objects.get(email=person.email).pk)
        assert person.refs


def test_a_crowd_never_goes_in_beside_others(world: Demo) -> None:
    with pytest.raises(CommandError, match="not empty"):
        call_command("crowd", dossiers=10)
    assert not Dossier.objects.exists()


def test_the_table_shows_every_page_on_one_line() -> None:
    load = Load(clients=1, p50_ms=4, p95_ms=8, per_second=200, cpu_ms=4, errors=0)
    page = Measured("Het kind", queries=20, html_bytes=30_000, gzip_bytes=6_000, loads=[load, load])
    text = list(lines(Outcome("SQLite", [page], {"a.css": 9_000}, {}, {"web": 120.0})))
    assert next(line for line in text if line.startswith("Het kind")).split()[2:6] == [
        "20",
        "30.0",
        "6.0",
        "4.0",
    ]
    assert text[-1] == "memory before: not known on this system; after: 120 MB (web 120)"
