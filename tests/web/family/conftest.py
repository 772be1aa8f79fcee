"""A family with a running dossier, and somebody from outside the school who would like to think along."""

import datetime as dt
from collections.abc import Callable

import pytest

from rondom.consent.models import Consent
from rondom.consent.terms import Category, Purpose
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.operations import add_participant, ask_consent
from rondom.notes.operations import NoteText, raise_signal

AskConsent = Callable[..., Consent]


@pytest.fixture
def lina(
    world: Demo, dossier: Dossier, signal_text: NoteText, join: Callable[[Dossier, str], Participant]
) -> Dossier:
    """The dossier of Sami's sister, 13 years old, of the same two parents."""
    note = raise_signal(world.actors["ruben"], pupil_id=world.pupils["lina"].pk, text=signal_text)
    found = Dossier.objects.get(pk=note.dossier_id)
    join(found, "hanneke")
    return found


@pytest.fixture
def ask(world: Demo, today: dt.date) -> AskConsent:
    """ask(dossier, "priya", by="anouk"): put a professional in the circle and ask the family whether he may."""

    def ask_family(dossier: Dossier, key: str, *, by: str = "anouk") -> Consent:
        actor = world.actors[by]
        member = world.actors[key].membership_id
        assert member is not None
        add_participant(actor, dossier_id=dossier.pk, membership_id=member, reason="denkt mee over thuis")
        return ask_consent(
            actor,
            dossier_id=dossier.pk,
            membership_id=member,
            purpose=Purpose.THINK_ALONG,
            categories=[Category.EDUCATION, Category.CARE],
            valid_until=today + dt.timedelta(days=200),
            explanation="Meedenken over rust na school",
        )

    return ask_family
