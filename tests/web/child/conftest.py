"""A child with a running route, and addresses of his screens."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.urls import reverse

from rondom.consent.operations import answer_consent
from rondom.demo.people import Demo
from rondom.dossiers import operations
from rondom.dossiers.models import Dossier
from rondom.notes.operations import NoteText, write_note
from rondom.routes.operations import start_route


@pytest.fixture
def address() -> Callable[..., str]:
    def find(name: str, dossier: Dossier, **values: object) -> str:
        return reverse(f"child:{name}", kwargs={"ref": dossier.ref, **values})

    return find


@pytest.fixture
def started(world: Demo, dossier: Dossier) -> Dossier:
    start_route(world.actors["anouk"], dossier_id=dossier.pk, route_key="ihi")
    return dossier


@pytest.fixture
def ask(world: Demo, today: dt.date) -> Callable[..., object]:
    """Ask consent for somebody, and answer it for who is named."""

    def put(dossier: Dossier, key: str, *yes: str, **more: object) -> object:
        actor = world.actors[key]
        values = {
            "purpose": "think_along",
            "categories": ["process", "education", "care", "absence", "family"],
            "valid_until": today + dt.timedelta(days=200),
        } | more
        consent = operations.ask_consent(
            world.actors["anouk"], dossier_id=dossier.pk, membership_id=actor.membership_id, **values
        )
        for parent in yes:
            answer_consent(world.actors[parent], consent_id=consent.pk, answer="yes")
        return consent

    return put


@pytest.fixture
def note(world: Demo, today: dt.date) -> Callable[..., object]:
    def write(dossier: Dossier, key: str = "anouk", kind: str = "talk", **words: object) -> object:
        values = {
            "talked_with": "de ouders",
            "talked_on": today,
            "what": "Wij spraken over lezen.",
            "agreements": "Elke dag tien minuten.",
        } | words
        return write_note(world.actors[key], dossier_id=dossier.pk, kind=kind, text=NoteText(**values))

    return write
