"""A frozen plan, a shared plan of the family, a closed talk: everything that can be a document."""

import datetime as dt
from decimal import Decimal

import pytest

from rondom.core import clock
from rondom.documents.reading import Reading
from rondom.dossiers.access import visible_dossier
from rondom.meetings import operations, queries
from rondom.meetings.access import visible_meeting
from rondom.plans import operations as plans
from tests.meetings.conftest import plan, running
from tests.plans.conftest import (
    evaluation,
    goal,
    goal_text,
    in_force,
    look_back,
    picture,
    sign,
    slot_of,
    storage,
    version,
    views,
    whole_plan,
)

__all__ = [
    "closed",
    "evaluation",
    "family_words",
    "finished",
    "goal",
    "goal_text",
    "in_force",
    "look_back",
    "picture",
    "plan",
    "reading",
    "running",
    "shared",
    "sign",
    "slot_of",
    "storage",
    "version",
    "views",
    "whole_plan",
]

FAMILY_WORDS = "Wij willen rust aan tafel."


@pytest.fixture
def family_words(world, dossier):
    plans.write_family_draft(
        world.actors["rania"], dossier_id=dossier.pk, part="wants", text=FAMILY_WORDS, revision=0
    )
    return FAMILY_WORDS


@pytest.fixture
def shared(world, dossier, family_words):
    plans.share_family_plan(world.actors["rania"], dossier_id=dossier.pk)


@pytest.fixture
def closed(world, running, today):
    """A talk with words, a decision nobody took and an agreement, closed."""
    anouk, about = world.actors["anouk"], {"meeting_id": running.pk}
    operations.write_minutes(anouk, **about, phase="overview", text="Lezen kost veel kracht.", revision=0)
    rows = queries.invitees_of(running)
    for row in rows:
        operations.mark_nothing_to_add(anouk, **about, invitee_id=row.pk)
    operations.tick_attendance(anouk, **about, present={row.pk: True for row in rows}, reasons={})
    operations.make_agreement(
        anouk, **about, what="Samen lezen", due_on=today, owner_id=world.people["daan"].pk
    )
    operations.show_minutes(anouk, **about)
    operations.decide(anouk, **about, kind="kept_in_regular", text="Met leeshulp.", decided_by_id=rows[-1].pk)
    operations.show_minutes(anouk, **about)
    operations.close_meeting(anouk, **about, own_sentence="Wij lezen samen.")
    return running


@pytest.fixture
def finished(world, look_back, goal):
    """Looked back on: the school and the mother gave a score."""
    for key, value in (("daan", "2.5"), ("rania", "3")):
        plans.score_goal(world.actors[key], goal_id=goal.pk, value=Decimal(value))
    row = look_back()
    next_on = clock.today() + dt.timedelta(days=90)
    return plans.finish_evaluation(world.actors["anouk"], evaluation_id=row.pk, next_on=next_on)


@pytest.fixture
def reading(world, dossier):
    """reading("anouk"): what somebody may see now."""

    def of(key, meeting=None):
        actor = world.actors[key]
        seen = visible_dossier(actor, dossier_id=dossier.pk)
        found = visible_meeting(actor, meeting.pk) if meeting else None
        return Reading(actor, seen, found)

    return of
