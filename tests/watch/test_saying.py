"""Somebody says that it is stuck; the case comes on the desk of the region within one working day."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.core.decision import Refused
from rondom.core.working_days import working_days_later
from rondom.events.models import Notice
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.watch import operations, queries
from rondom.watch.jobs import put_on_desks
from rondom.watch.models import StagnationCase, StuckSignal
from tests.watch.conftest import WORD


def told(template: str) -> set[int]:
    return set(Notice.objects.filter(template=template).values_list("recipient_id", flat=True))


@pytest.mark.parametrize(
    ("said_on", "before_on"),
    [
        ("2026-11-18", "2026-11-19"),
        ("2026-11-20", "2026-11-23"),  # Friday: Monday
        ("2026-11-21", "2026-11-23"),  # Saturday
        ("2026-12-24", "2026-12-28"),  # Christmas and a weekend
        ("2026-12-31", "2027-01-04"),  # into the next year
    ],
)
def test_one_working_day_knows_weekends_and_holidays(said_on, before_on):
    found = working_days_later(dt.date.fromisoformat(said_on), 1)
    assert found == dt.date.fromisoformat(before_on)


def test_somebody_has_one_working_day(case, today):
    assert queries.take_up_day(queries.desk_rung(case)) == working_days_later(today, 1)


def test_the_desk_the_family_and_the_coordinator_are_told(world, case):
    assert told("stagnation_on_desk") == {world.people["koen"].pk}
    assert told("stagnation_opened") == {
        world.people["rania"].pk,
        world.people["sami"].pk,
        world.people["anouk"].pk,
    }
    assert case.desk_role == Role.STAGNATION_OFFICER
    notice = Notice.objects.filter(template="stagnation_on_desk").get()
    assert WORD not in str(notice.payload)


@pytest.mark.parametrize("who", ["thomas", "rania", "sami", "daan", "anouk"])
def test_parent_pupil_and_professional_say_it(world, dossier, actor, who):
    case = operations.press(actor(who), dossier_id=dossier.pk)
    assert [row.by_id for row in queries.signals_of(case.pk)] == [world.people[who].pk]


def test_pressing_every_day_adds_to_the_same_case(world, dossier, case, actor, time_machine_days):
    operations.press(actor("thomas"), dossier_id=dossier.pk)
    operations.press(actor("thomas"), dossier_id=dossier.pk, word="En nog iets.")
    time_machine_days(1)
    operations.press(actor("thomas"), dossier_id=dossier.pk, word="Weer niets.")
    operations.press(actor("rania"), dossier_id=dossier.pk)
    assert StagnationCase.objects.count() == 1
    words = list(StuckSignal.objects.order_by("pk").values_list("word", flat=True))
    assert words == [f"{WORD}\nEn nog iets.", "Weer niets.", ""]
    assert Notice.objects.filter(template="stagnation_on_desk").count() == 1


@pytest.mark.parametrize("who", ["koen", "hanneke", "zeynep", "ilse"])
def test_who_is_not_around_the_child_does_not(actor, dossier, who):
    with pytest.raises(Http404):
        operations.press(actor(who), dossier_id=dossier.pk)


def test_a_word_is_not_endless(actor, dossier):
    with pytest.raises(Refused) as refusal:
        operations.press(actor("thomas"), dossier_id=dossier.pk, word="x" * 1001)
    assert refusal.value.decision.code == "stagnation.word_too_long"
    assert not StagnationCase.objects.exists()


def test_a_region_without_a_point_goes_to_the_coordinator_of_the_swv(world, no_point, case):
    assert (case.organisation_id, case.desk_role) == (world.organisations["swv"].pk, Role.SWV_COORDINATOR)
    assert queries.is_region_without_point(case.dossier, StagnationCase.objects.get())


def test_a_region_without_anybody_tells_its_administrator_and_puts_it_on_a_desk_later(
    world, no_point, dossier, actor
):
    away = Membership.objects.filter(role=Role.SWV_COORDINATOR)
    rows = list(away)
    away.delete()
    case = operations.press(actor("thomas"), dossier_id=dossier.pk)
    assert case.organisation_id is None
    assert told("stagnation_nobody") == {world.people["fenna"].pk}
    assert put_on_desks() == 0
    for row in rows:
        row.pk = None
        row.save()
    assert put_on_desks() == 1
    assert StagnationCase.objects.get().desk_role == Role.SWV_COORDINATOR


def test_the_log_holds_no_word(case):
    rows = AuditEvent.objects.filter(name__startswith="stagnation.").values_list("payload", flat=True)
    assert rows
    assert all(WORD not in str(row) for row in rows)
