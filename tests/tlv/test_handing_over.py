"""A granted TLV goes to the school that takes the child; it ends, or it is renewed."""

import datetime as dt

import pytest
import time_machine
from django.http import Http404

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.core.second_lock import as_system
from rondom.dossiers.access import visible_dossier
from rondom.events.models import Notice
from rondom.plans.models import Evaluation
from rondom.tlv import jobs, queries
from rondom.tlv import operations as tlv
from rondom.tlv.figures import figures_of
from rondom.tlv.models import TlvApplication, TlvDecision, TlvRelease
from tests.tlv.conftest import TYPED, advise, make_whole, place, send


def code_of(refused) -> str:
    return refused.value.decision.code


@pytest.fixture
def letter(granted):
    """What stands on the letter, and the birth date."""
    born_on = granted.application.dossier.pupil.person.born_on
    return {"number": granted.number, "code": granted.code, "born_on": born_on}


def test_a_school_with_the_letter_sees_the_decision_and_places_the_child(actor, world, granted, letter):
    hanneke = actor("hanneke")
    with pytest.raises(Http404):
        visible_dossier(hanneke, dossier_id=granted.application.dossier_id)
    release = tlv.fetch_tlv(hanneke, **letter)
    assert (release.school, release.fetched_on) == (world.organisations["vaart"], clock.today())
    tlv.place_pupil(hanneke, release_id=release.pk)
    assert TlvApplication.objects.get().state == "placed"
    with pytest.raises(Http404):  # it still does not see the dossier
        visible_dossier(hanneke, dossier_id=granted.application.dossier_id)
    told = set(Notice.objects.filter(template="tlv_placed").values_list("recipient_id", flat=True))
    assert {world.people[key].pk for key in ("anouk", "rania")} <= told
    with pytest.raises(Refused) as refused:
        tlv.place_pupil(hanneke, release_id=release.pk)
    assert code_of(refused) == "tlv.not_granted" or code_of(refused) == "tlv.placed_already"


@pytest.mark.parametrize(
    "wrong",
    [{"number": "TLV-2026-9999"}, {"code": "AAAAAAAA"}, {"code": ""}, {"born_on": dt.date(2000, 1, 1)}],
    ids=["number", "code", "no code", "birth date"],
)
def test_a_letter_that_is_not_right_opens_nothing_and_says_nothing(actor, letter, wrong):
    with pytest.raises(Refused) as refused:
        tlv.fetch_tlv(actor("hanneke"), **(letter | wrong))
    assert code_of(refused) == "tlv.not_found"
    assert not TlvRelease.objects.exists()


@pytest.mark.parametrize("key", ["ruben", "jorrit", "rania", "carla_of_the_board"])
def test_only_who_takes_children_for_a_school_fetches(actor, letter, key):
    who = actor("ria" if key == "carla_of_the_board" else key)
    with pytest.raises(Http404):
        tlv.fetch_tlv(who, **letter)


def test_the_parents_give_it_to_a_school_and_no_other_opens_it(actor, world, granted):
    row = granted.application
    vaart = world.organisations["vaart"].pk
    release = tlv.release_tlv(actor("rania"), **place(row), school_id=vaart)
    assert tlv.release_tlv(actor("jorrit"), **place(row), school_id=vaart) == release
    with pytest.raises(Http404):
        tlv.look_at_release(actor("carla"), release_id=release.pk)
    assert tlv.look_at_release(actor("hanneke"), release_id=release.pk) == release
    for key, school, code in (
        ("sami", vaart, "tlv.not_yours_to_give"),
        ("rania", world.organisations["swv"].pk, "tlv.school_missing"),
    ):
        with pytest.raises(Refused) as refused:
            tlv.release_tlv(actor(key), **place(row), school_id=school)
        assert code_of(refused) == code


def test_before_its_first_day_nobody_is_placed(actor, world, advised, ruling, today):
    first = today + dt.timedelta(days=5)
    tlv.decide_tlv(actor("jorrit"), **place(advised), ruling=ruling(first_on=first))
    tlv.notify_tlv(actor("jorrit"), **place(advised))
    release = tlv.release_tlv(actor("rania"), **place(advised), school_id=world.organisations["vaart"].pk)
    with pytest.raises(Refused) as refused:
        tlv.place_pupil(actor("hanneke"), release_id=release.pk)
    assert code_of(refused) == "tlv.not_yet"


# The end ---------------------------------------------------------------------------------------


def test_people_hear_six_and_three_months_before_and_then_it_is_over(granted):
    last_on = granted.valid_until - dt.timedelta(days=1)

    def on(day: dt.date) -> int:
        with time_machine.travel(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC), tick=False):
            return jobs.look_after_endings()

    assert on(queries.warn_from(last_on, 6) - dt.timedelta(days=1)) == 0
    assert on(queries.warn_from(last_on, 6)) == 1
    assert on(queries.warn_from(last_on, 6)) == 0
    assert on(queries.warn_from(last_on, 3)) == 1
    assert on(last_on) == 0
    assert on(granted.valid_until) == 1
    assert TlvApplication.objects.get().state == "expired"
    assert on(granted.valid_until) == 0


def test_a_warning_on_the_last_of_february_falls_on_that_day():
    assert queries.warn_from(dt.date(2028, 8, 31), 6) == dt.date(2028, 2, 29)
    assert queries.warn_from(dt.date(2027, 8, 31), 6) == dt.date(2027, 2, 28)


def test_the_round_lists_what_ends_in_the_year_and_not_what_ends_a_day_later(world, granted):
    last_on = granted.valid_until - dt.timedelta(days=1)
    region = world.region.pk
    assert [row.number for row in queries.ending_in(region, first_on=last_on, last_on=last_on)] == [
        granted.number
    ]
    later = last_on + dt.timedelta(days=1)
    assert queries.ending_in(region, first_on=later, last_on=later) == []
    before = last_on - dt.timedelta(days=1)
    assert queries.ending_in(region, first_on=dt.date(2020, 1, 1), last_on=before) == []


def test_a_renewal_is_a_draft_of_the_school_filled_from_the_former(actor, world, granted, today):
    report = tlv.begin_renewals(actor("jorrit"), decision_ids=[granted.pk])
    assert [(row.number, row.is_begun) for row in report] == [(granted.number, True)]
    row = TlvApplication.objects.get(renews=granted)
    answers = queries.answers_of(row)
    assert (row.category, row.school, answers["reason"], answers["not_yet"]) == (
        "sbo", world.organisations["klimboom"], TYPED["reason"], "",
    )  # fmt: skip
    again = tlv.begin_renewals(actor("jorrit"), decision_ids=[granted.pk])
    assert [(each.is_begun, bool(each.reason)) for each in again] == [(False, True)]
    with pytest.raises(Http404):
        tlv.begin_renewals(actor("anouk"), decision_ids=[granted.pk])


def looked_back(row: TlvApplication, on: dt.date) -> None:
    """An evaluation of the plan that was finished that day."""
    plan = row.dossier.plans.get()
    Evaluation.objects.create(
        region_id=row.region_id,
        dossier_id=row.dossier_id,
        plan=plan,
        kind="together",
        due_on=on,
        begun_on=on,
        begun_by_id=row.made_by_id,
        held_on=on,
        finished_at=clock.now(),
        finished_by_id=row.made_by_id,
        content="{}",
        digest="0" * 64,
    )


def renewing(world, granted, today) -> TlvApplication:
    tlv.begin_renewals(world.actors["jorrit"], decision_ids=[granted.pk])
    return make_whole(world, TlvApplication.objects.get(renews=granted), today, not_yet="Nog te druk.")


@pytest.mark.parametrize("days_too_old", [None, 1, 0], ids=["none", "a day too old", "just in time"])
def test_a_renewal_asks_an_evaluation_of_three_months_at_most(world, granted, today, days_too_old):
    row = renewing(world, granted, today)
    if days_too_old is not None:
        looked_back(row, queries.warn_from(today, 3) - dt.timedelta(days=days_too_old))
    if days_too_old == 0:
        assert send(world, row, today).state == "submitted"
        return
    with pytest.raises(Refused) as refused:
        send(world, row, today)
    assert "een terugblik op het plan van hoogstens 3 maanden oud" in refused.value.decision.reason


def test_another_category_needs_an_expert_from_outside_the_school(actor, world, granted, today, ruling):
    row = renewing(world, granted, today)
    looked_back(row, today)
    row = send(world, row, today)
    advise(world, row, "olga", "educationist")
    second = advise(world, row, "hugo", "pedagogue")
    row.advices.update(organisation=row.school)
    with pytest.raises(Refused) as refused:
        tlv.decide_tlv(actor("jorrit"), **place(row), ruling=ruling(category="so_low"))
    assert code_of(refused) == "tlv.independent_expert"
    row.advices.filter(pk=second.pk).update(organisation=world.organisations["swv"])
    tlv.decide_tlv(actor("jorrit"), **place(row), ruling=ruling(category="so_low"))
    tlv.notify_tlv(actor("jorrit"), **place(row))
    states = dict(TlvApplication.objects.values_list("pk", "state"))
    assert states == {granted.application_id: "renewed", row.pk: "notified"}
    assert max(TlvDecision.objects.values_list("number", flat=True)).endswith("-0002")


# Figures ------------------------------------------------------------------------------------------


def test_figures_hide_what_is_of_few_children(actor, world, granted):
    tlv.enter_time(actor("anouk"), **place(granted.application), what="fill_in", minutes=45)
    year = clock.today().year - (clock.today().month < 8)
    with as_system("a test"):
        found = figures_of(world.region.pk, year, on=clock.today())
    assert (found.sent, found.decided, found.minutes, found.asks, found.days_mean) == (1, 1, None, None, None)
