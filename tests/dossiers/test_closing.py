"""Closing: the coordinator ends it, the circle reads a while, the family reads on, nobody writes."""

import pytest
from django.http import Http404

from rondom.core.decision import Refused
from rondom.dossiers import operations
from rondom.dossiers.access import may_reopen, takes_part, visible_dossier
from rondom.dossiers.closing import close_dossier, reopen_dossier
from rondom.dossiers.closing_rules import closing_rules
from rondom.dossiers.models import Dossier
from rondom.events.models import Notice
from rondom.notes.operations import raise_signal

WORDS = {"outcome": "goals_reached", "reason": "Het gaat goed in de klas."}


@pytest.fixture
def closed(world, dossier) -> Dossier:
    return close_dossier(world.actors["anouk"], dossier_id=dossier.pk, **WORDS)


def refused(act, *args, **values) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **values)
    return refusal.value.decision.code


def test_the_coordinator_closes_with_outcome_and_reason(closed, today, world):
    closed.refresh_from_db()
    assert (closed.closed_on, closed.closed_outcome) == (today, "goals_reached")
    assert closed.closed_reason == WORDS["reason"]
    assert closed.closed_by_id == world.actors["anouk"].person_id
    told = Notice.objects.filter(template="dossier_closed").values_list("recipient_id", flat=True)
    assert world.actors["rania"].person_id in told


@pytest.mark.parametrize(
    ("spoiled", "code"),
    [
        ({"outcome": "unknown"}, "dossier.outcome_needed"),
        ({"outcome": ""}, "dossier.outcome_needed"),
        ({"reason": "  "}, "dossier.reason_needed"),
    ],
)
def test_no_closing_without_words(world, dossier, spoiled, code):
    assert refused(close_dossier, world.actors["anouk"], dossier_id=dossier.pk, **WORDS | spoiled) == code


@pytest.mark.parametrize("who", ["daan", "rania"])
def test_only_the_coordinator_closes(world, dossier, who):
    code = refused(close_dossier, world.actors[who], dossier_id=dossier.pk, **WORDS)
    assert code == "dossier.closed_by_coordinator"


def test_nobody_closes_twice(world, closed):
    code = refused(close_dossier, world.actors["anouk"], dossier_id=closed.pk, **WORDS)
    assert code == "dossier.closed"


@pytest.mark.parametrize("who", ["anouk", "daan", "rania"])
def test_everybody_reads_and_nobody_writes(world, closed, who, today):
    dossier = visible_dossier(world.actors[who], dossier_id=closed.pk)
    assert takes_part(world.actors[who], dossier).code == "dossier.closed"
    code = refused(operations.make_action, world.actors[who], dossier_id=closed.pk, what="x", due_on=today)
    assert code == "dossier.closed"


def test_after_the_term_only_the_family_reads(world, closed, time_machine_days):
    time_machine_days(closing_rules().professionals_read_days - 1)
    assert visible_dossier(world.actors["daan"], dossier_id=closed.pk)
    time_machine_days(closing_rules().professionals_read_days)
    for who in ("daan", "anouk"):
        with pytest.raises(Http404):
            visible_dossier(world.actors[who], dossier_id=closed.pk)
    assert visible_dossier(world.actors["rania"], dossier_id=closed.pk)


def test_the_coordinator_opens_it_again(world, closed):
    reopen_dossier(world.actors["anouk"], dossier_id=closed.pk)
    closed.refresh_from_db()
    assert (closed.closed_on, closed.closed_outcome, closed.closed_reason, closed.closed_by) == (
        None,
        "",
        "",
        None,
    )
    assert takes_part(world.actors["anouk"], visible_dossier(world.actors["anouk"], dossier_id=closed.pk))


def test_opening_again_is_for_the_coordinator(world, closed):
    assert (
        refused(reopen_dossier, world.actors["daan"], dossier_id=closed.pk) == "dossier.closed_by_coordinator"
    )


def test_opening_what_is_open_is_refused(world, dossier):
    assert may_reopen(
        world.actors["anouk"], visible_dossier(world.actors["anouk"], dossier_id=dossier.pk)
    ).code == ("dossier.open")


def test_no_second_open_dossier(world, closed, signal_text):
    raise_signal(world.actors["daan"], pupil_id=closed.pupil_id, text=signal_text)
    assert refused(reopen_dossier, world.actors["anouk"], dossier_id=closed.pk) == "dossier.already_open"


def test_after_the_term_nobody_opens_it(world, closed, time_machine_days):
    time_machine_days(closing_rules().professionals_read_days)
    with pytest.raises(Http404):
        reopen_dossier(world.actors["anouk"], dossier_id=closed.pk)
