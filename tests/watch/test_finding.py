"""The program sees by itself that it is stuck: every rule on the day before and on the day."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rondom.core import clock
from rondom.dossiers.models import Action
from rondom.dossiers.operations import make_action
from rondom.events.models import Notice
from rondom.notes.operations import raise_signal, write_note
from rondom.notes.terms import NoteKind
from rondom.people.models import Membership
from rondom.routes.operations import move, start_route
from rondom.watch import jobs, operations
from rondom.watch.finding import Stand, found_in, stands_of
from rondom.watch.models import StagnationCase, StuckSignal
from rondom.watch.rules import stagnation_rules
from rondom.watch.terms import StuckRule

DAYS = {rule.code: rule.days for rule in stagnation_rules().rules}


def rules_of(stand: Stand) -> set[str]:
    return {str(one.rule) for one in found_in(stand)}


@pytest.mark.parametrize(
    ("stand", "found"),
    [
        (Stand(still_days=29, overdue=2), set()),
        (Stand(still_days=30, overdue=1), set()),
        (Stand(still_days=30, overdue=2), {"no_progress"}),
        (Stand(still_days=31, overdue=5), {"no_progress"}),
        (Stand(still_days=0, alone_days=13), set()),
        (Stand(still_days=0, alone_days=14), {"no_coordinator"}),
        (Stand(still_days=0, waiting_days=41), set()),
        (Stand(still_days=0, waiting_days=42), {"waiting"}),
        (Stand(still_days=0, step_days=29), set()),
        (Stand(still_days=0, step_days=30), {"step_late"}),
    ],
)
def test_every_rule_on_its_day_and_the_day_before(stand, found):
    assert rules_of(stand) == found


_DAYS = st.one_of(st.none(), st.integers(0, 400))


@given(st.integers(0, 400), st.integers(0, 9), _DAYS, _DAYS, _DAYS)
def test_more_days_never_make_it_less_stuck(still, overdue, alone, waiting, step):
    stand = Stand(still, overdue, alone, waiting, step)
    later = Stand(still + 1, overdue, *(None if day is None else day + 1 for day in (alone, waiting, step)))
    assert rules_of(stand) <= rules_of(later)


@pytest.mark.parametrize("rule", stagnation_rules().rules, ids=lambda rule: rule.code)
def test_every_rule_says_why_in_words(rule):
    assert "{" not in rule.why(days=31, count=2)
    assert str(rule.days) in rule.why(days=rule.days, count=2)


@pytest.fixture
def two_late(world, dossier, today):
    """Two agreements that are late on the second day."""
    anouk = world.actors["anouk"]
    for what in ("Bellen", "Onderzoek"):
        make_action(
            anouk,
            dossier_id=dossier.pk,
            what=what,
            due_on=today + dt.timedelta(days=1),
            owner_id=anouk.person_id,
        )


def test_a_still_dossier_is_found_on_day_thirty(dossier, two_late, time_machine_days):
    time_machine_days(29)
    assert jobs.find_stuck() == 0
    time_machine_days(1)
    assert (jobs.find_stuck(), jobs.find_stuck()) == (1, 0)
    signal = StuckSignal.objects.get()
    assert (signal.rule, signal.days, signal.overdue) == (StuckRule.NO_PROGRESS, 30, 2)
    assert Notice.objects.filter(template="stagnation_on_desk").count() == 1


def test_a_look_or_a_reminder_is_no_progress_and_a_note_is(
    world, dossier, two_late, signal_text, time_machine_days
):
    time_machine_days(20)
    before = stands_of([dossier.pk], on=clock.today())[dossier.pk].still_days
    operations.press(world.actors["thomas"], dossier_id=dossier.pk)
    assert stands_of([dossier.pk], on=clock.today())[dossier.pk].still_days == before == 20
    write_note(world.actors["anouk"], dossier_id=dossier.pk, kind=NoteKind.ADVICE, text=signal_text)
    assert stands_of([dossier.pk], on=clock.today())[dossier.pk].still_days == 0


def test_what_is_done_is_not_late(world, dossier, two_late, today):
    Action.objects.filter(what__isnull=False).update(done_at=clock.now(), done_by_id=world.people["anouk"].pk)
    assert stands_of([dossier.pk], on=today + dt.timedelta(days=9))[dossier.pk].overdue == 0


def test_nobody_has_the_regie_when_the_holder_left_the_role(world, dossier, today):
    assert stands_of([dossier.pk], on=today)[dossier.pk].alone_days is None
    Membership.objects.filter(person_id=world.people["anouk"].pk).update(
        valid_from=today - dt.timedelta(days=90), valid_until=today - dt.timedelta(days=14)
    )
    assert stands_of([dossier.pk], on=today)[dossier.pk].alone_days == 14


def test_a_step_that_is_late_counts(world, dossier, today):
    anouk = world.actors["anouk"]
    start_route(anouk, dossier_id=dossier.pk, route_key="ihi")
    move(anouk, dossier_id=dossier.pk, leaving="1", to="2")
    move(anouk, dossier_id=dossier.pk, leaving="2", to="3")
    stand = stands_of([dossier.pk], on=today + dt.timedelta(days=400))[dossier.pk]
    assert stand.overdue == 1
    assert stand.step_days is not None
    assert stand.step_days > 300


def test_a_found_case_adds_to_the_one_somebody_opened(world, dossier, two_late, time_machine_days):
    operations.press(world.actors["thomas"], dossier_id=dossier.pk)
    time_machine_days(30)
    jobs.find_stuck()
    assert StagnationCase.objects.count() == 1
    assert set(StuckSignal.objects.values_list("rule", flat=True)) == {"", "no_progress"}


@pytest.mark.parametrize(("days", "again"), [(29, 0), (30, 1)])
def test_what_was_settled_is_quiet_for_a_while(world, dossier, two_late, time_machine_days, days, again):
    time_machine_days(30)
    jobs.find_stuck()
    case = StagnationCase.objects.get()
    operations.take_up(world.actors["koen"], case_id=case.pk)
    operations.end_at_desk(
        world.actors["koen"], case_id=case.pk, outcome="not_stuck", explanation="Vakantie."
    )
    time_machine_days(days)
    assert jobs.find_stuck() == again


def test_a_closed_dossier_is_left_alone(dossier, two_late, today, time_machine_days):
    type(dossier).objects.filter(pk=dossier.pk).update(closed_on=today, closed_outcome="family_stops")
    time_machine_days(40)
    assert jobs.find_stuck() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_one_dossier_costs_as_much_as_many(
    world, dossier, signal_text, today, django_assert_num_queries, count
):
    ids = [dossier.pk]
    for who, pupil in (("hanneke", "lina"), ("anouk", "elif"))[: count - 1]:
        ids.append(
            raise_signal(world.actors[who], pupil_id=world.pupils[pupil].pk, text=signal_text).dossier_id
        )
    start_route(world.actors["anouk"], dossier_id=dossier.pk, route_key="ihi")
    with django_assert_num_queries(7):
        assert set(stands_of(ids, on=today)) == set(ids)
