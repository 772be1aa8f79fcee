"""Duty of care: an application at a school with its six and four weeks, a temporary place after ten, reasons, another school."""

import datetime as dt

import pytest

from rondom.core.decision import Refused
from rondom.events.models import Notice
from rondom.watch import operations
from rondom.watch.models import Admission

pytestmark = pytest.mark.django_db

WEEK = dt.timedelta(days=7)


@pytest.fixture
def applied(actor, dossier, today):
    def written(*, weeks_ago: int = 0, key: str = "rania", **changed) -> Admission:
        usual = {"school": "De Wilg", "asked_on": today - weeks_ago * WEEK, "at_no_school": True}
        return operations.write_admission(actor(key), dossier_id=dossier.pk, **(usual | changed))

    return written


@pytest.fixture
def act(actor, dossier, today):
    def acted(operation, row, *, key="rania", **values) -> Admission:
        usual = {"dossier_id": dossier.pk, "admission_id": row.pk, "on": today}
        return operation(actor(key), **(usual | values))

    return acted


def test_the_family_and_the_coordinator_see_the_last_day(world, applied, today):
    row = applied()
    assert row.decide_by == today + 6 * WEEK
    assert row.place_from == today + 10 * WEEK
    told = set(Notice.objects.filter(template="admission_asked").values_list("recipient_id", flat=True))
    assert {world.people["anouk"].pk, world.people["thomas"].pk} <= told


@pytest.mark.parametrize(
    ("weeks_ago", "late", "needs_place"), [(6, False, False), (7, True, False), (10, True, True)]
)
def test_late_after_six_weeks_and_a_place_from_ten(applied, today, weeks_ago, late, needs_place):
    row = applied(weeks_ago=weeks_ago)
    assert (row.is_late(today), row.needs_place(today)) == (late, needs_place)


def test_four_weeks_more_once_and_only_in_time(applied, act, today):
    row = act(operations.ask_longer, applied(weeks_ago=6))
    assert row.decide_by == today + 4 * WEEK
    assert not row.is_late(today)
    for late in (row, applied(weeks_ago=7)):
        with pytest.raises(Refused) as refusal:
            act(operations.ask_longer, late)
        assert refusal.value.decision.code == "admission.not_longer"


def test_a_temporary_place_settles_it_until_the_decision(applied, act, today):
    row = act(operations.place_for_now, applied(weeks_ago=11))
    assert not row.needs_place(today)
    assert act(operations.decide_admission, row, state="admitted").state == "admitted"
    with pytest.raises(Refused) as refusal:
        act(operations.decide_admission, row, state="admitted")
    assert refusal.value.decision.code == "admission.decided"


def test_a_no_has_reasons_and_says_when_no_other_school_is_willing(applied, act):
    row = applied()
    with pytest.raises(Refused) as refusal:
        act(operations.decide_admission, row, state="refused")
    assert refusal.value.decision.code == "admission.reasons"
    refused = act(operations.decide_admission, row, state="refused", reasons="Geen plek.")
    assert refused.lacks_a_willing_school
    other = act(operations.decide_admission, applied(), state="refused", reasons="x", willing_school="De Es")
    assert not other.lacks_a_willing_school


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"school": " "}, "admission.school"),
        ({"school": "x" * 201}, "admission.school"),
        ({"asked_on": dt.date(2999, 1, 1)}, "admission.day"),
        ({"asked_on": dt.date(2000, 1, 1)}, "admission.day"),
        ({"key": "daan"}, "dossier.does_not_steer"),
    ],
)
def test_bad_input_and_who_does_not_steer_are_refused(applied, changed, code):
    with pytest.raises(Refused) as refusal:
        applied(**changed)
    assert refusal.value.decision.code.split(".")[0] == code.split(".")[0]
    assert not Admission.objects.exists()


@pytest.mark.parametrize("day", [dt.date(2020, 1, 1), dt.date(2999, 1, 1)])
def test_a_day_before_the_application_or_to_come_is_refused(applied, act, day):
    with pytest.raises(Refused) as refusal:
        act(operations.decide_admission, applied(), state="withdrawn", on=day)
    assert refusal.value.decision.code == "admission.day_between"
