"""How the help goes: said by who gives it, in two clicks, and told when it does not begin."""

import pytest
from django.http import Http404

from rondom.arrangements import operations
from rondom.arrangements.accounting import accounting_rules
from rondom.arrangements.jobs import look_after_start
from rondom.arrangements.models import PartProgress
from rondom.arrangements.queries import short_parts
from rondom.core.decision import Refused
from rondom.events.models import Notice


def told(person_id: int) -> list[str]:
    return sorted(Notice.objects.filter(recipient_id=person_id).values_list("template", flat=True))


def begin(world, part, today):
    return operations.begin_part(
        world.actors["bram"], dossier_id=part.arrangement.dossier_id, part_id=part.pk, begun_on=today
    )


def report(world, part, going, words="", key="bram"):
    return operations.report_progress(
        world.actors[key], dossier_id=part.arrangement.dossier_id, part_id=part.pk, going=going, words=words
    )


def test_who_gives_the_help_says_how_it_goes(world, running_part, today):
    begin(world, running_part, today)
    report(world, running_part, "as_agreed")
    assert PartProgress.objects.get().said_by == world.people["bram"]
    assert not short_parts([running_part.arrangement.dossier_id]).exists()


@pytest.mark.parametrize("going", ["less", "no_effect"])
def test_less_or_without_effect_needs_words_and_tells_who_has_the_regie(world, running_part, today, going):
    begin(world, running_part, today)
    with pytest.raises(Refused) as refused:
        report(world, running_part, going)
    assert refused.value.decision.code == "arrangement.progress_words"
    report(world, running_part, going, "Hij was vaak ziek.")
    assert "arrangement_fell_short" in told(world.people["anouk"].pk)
    assert "arrangement_fell_short_family" in told(world.people["rania"].pk)
    assert "arrangement_fell_short" not in told(world.people["rania"].pk)
    assert short_parts([running_part.arrangement.dossier_id]).exists()
    report(world, running_part, "as_agreed")
    assert not short_parts([running_part.arrangement.dossier_id]).exists(), "the newest word counts"


def test_before_it_began_there_is_nothing_to_say(world, running_part):
    with pytest.raises(Refused) as refused:
        report(world, running_part, "as_agreed")
    assert refused.value.decision.code == "arrangement.part_not_begun"


def test_somebody_else_does_not_say_it(world, running_part, today):
    begin(world, running_part, today)
    for key in ("daan", "ilse", "rania"):
        with pytest.raises((Refused, Http404)):
            report(world, running_part, "as_agreed", key=key)


def test_help_that_did_not_begin_is_told_once(world, running_part, time_machine_days):
    days = accounting_rules().start_within_days
    time_machine_days(days)
    assert look_after_start() == 0, "the last day is still in time"
    time_machine_days(1)
    assert [look_after_start(), look_after_start()] == [1, 0]
    assert told(world.people["anouk"].pk).count("arrangement_fell_short") == 1
    assert short_parts([running_part.arrangement.dossier_id]).exists()


def test_help_that_began_or_was_stopped_is_not_told(world, running_part, today, time_machine_days):
    """A provider that stops: what ended waits for nobody."""
    operations.end_arrangement(
        world.actors["anouk"], dossier_id=running_part.arrangement.dossier_id, reason="De aanbieder stopt."
    )
    time_machine_days(accounting_rules().start_within_days + 1)
    assert look_after_start() == 0
