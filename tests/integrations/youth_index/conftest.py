"""The case of the social team, with the index switched on for its gemeente."""

import pytest

from rondom.integrations.youth_index.operations import switch_index
from tests.triage.conftest import actor, case, judged, triage

__all__ = ["actor", "case", "judged", "triage"]


@pytest.fixture
def switched_on(world) -> None:
    switch_index(world.actors["fenna"], organisation_id=world.organisations["gemeente"].pk, on=True)
