"""The five routes in the demo region, and short ways to bring people and consents together."""

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from rondom.consent.operations import answer_consent
from rondom.demo.people import Demo
from rondom.dossiers import operations as dossiers
from rondom.dossiers.models import Dossier, Participant
from rondom.notes.operations import NoteText, raise_signal
from rondom.routes.operations import LIBRARY, publish_route

GIVERS = {"sami": ("rania", "thomas"), "lina": ("lina", "rania", "thomas")}


@pytest.fixture
def library(world: Demo) -> Demo:
    for path in sorted(LIBRARY.glob("*.yaml")):
        publish_route(world.system, text=path.read_text())
    return world


@pytest.fixture
def lina(library: Demo, signal_text: NoteText) -> Dossier:
    """Lina's dossier at the lyceum, opened by the care coordinator, who holds the regie."""
    note = raise_signal(library.actors["hanneke"], pupil_id=library.pupils["lina"].pk, text=signal_text)
    return Dossier.objects.get(pk=note.dossier_id)


@pytest.fixture
def bring(library: Demo) -> Callable[..., Participant]:
    """Ask somebody into the circle, as who has the regie does."""

    def put(dossier: Dossier, by: str, who: str) -> Participant:
        return dossiers.add_participant(
            library.actors[by],
            dossier_id=dossier.pk,
            membership_id=library.actors[who].membership_id or 0,
            reason="denkt mee",
        )

    return put


@pytest.fixture
def agree(library: Demo, today: dt.date) -> Callable[..., None]:
    """Ask consent for the organisation of somebody; these people of the family say yes."""

    def ask(
        dossier: Dossier,
        by: str,
        who: str,
        *givers: str,
        categories: Sequence[str] = ("process", "education"),
    ) -> None:
        consent = dossiers.ask_consent(
            library.actors[by],
            dossier_id=dossier.pk,
            membership_id=library.actors[who].membership_id or 0,
            purpose="think_along",
            categories=categories,
            valid_until=today + dt.timedelta(days=200),
        )
        for giver in givers:
            answer_consent(library.actors[giver], consent_id=consent.pk, answer="yes")

    return ask
