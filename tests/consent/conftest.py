"""A question about Sami (8) or Lina (13), and who answers it."""

import datetime as dt
from collections.abc import Callable

import pytest

from rondom.consent.models import Consent
from rondom.consent.operations import answer_consent
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.operations import ask_consent
from rondom.notes.operations import NoteText, raise_signal


@pytest.fixture
def lina(
    world: Demo, dossier: Dossier, signal_text: NoteText, join: Callable[[Dossier, str], Participant]
) -> Dossier:
    """The dossier of Sami's sister, 13 years old, at the school of Hanneke."""
    note = raise_signal(world.actors["ruben"], pupil_id=world.pupils["lina"].pk, text=signal_text)
    found = Dossier.objects.get(pk=note.dossier_id)
    join(found, "hanneke")
    return found


@pytest.fixture
def ask(world: Demo, today: dt.date) -> Callable[..., Consent]:
    """ask(dossier, "ilse", "rania", "thomas"): asked for Ilse, and who said yes."""

    def put(dossier: Dossier, key: str, *yes: str, by: str = "anouk", **more: object) -> Consent:
        values = {
            "purpose": "think_along",
            "categories": ["process", "education"],
            "valid_until": today + dt.timedelta(days=200),
        } | more
        consent = ask_consent(
            world.actors[by],
            dossier_id=dossier.pk,
            membership_id=world.actors[key].membership_id,
            **values,
        )
        for who in yes:
            answer_consent(world.actors[who], consent_id=consent.pk, answer="yes")
        return consent

    return put


@pytest.fixture
def holds(today: dt.date) -> Callable[..., bool]:
    def look(consent: Consent, day: dt.date | None = None) -> bool:
        return Consent.objects.valid_on(day or today).filter(pk=consent.pk).exists()

    return look
