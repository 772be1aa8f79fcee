"""The safety estimate: two people by name, what it must say, and nothing of it for anybody else."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.consent.operations import withdraw_consent
from rondom.core.decision import Refused
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.events.models import Notice
from rondom.people.models import Membership
from rondom.people.operations import start_membership
from rondom.safeguarding import access, operations, queries
from rondom.safeguarding.models import SafetyEstimate, SafetyWatch
from rondom.safeguarding.operations import EstimateText
from rondom.safeguarding.reminders import send_due
from rondom.safeguarding.safety_estimate import estimate_rules
from tests.triage.conftest import case

__all__ = ["case"]

UNSAFE = {
    "is_safe": False,
    "score": 3,
    "worries": "Er wordt 's nachts geschreeuwd.",
    "goes_well": "Oma vangt op.",
    "needed": "Een week zonder ruzie.",
    "conditions": "Oma slaapt erbij.",
    "lasting": "Hulp voor beide ouders.",
}
Begin = Callable[..., SafetyWatch]


def text(today: dt.date, **changed: Any) -> EstimateText:
    values: dict[str, Any] = UNSAFE | {"look_on": today + dt.timedelta(days=14)} | changed
    return EstimateText(**values)


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.decision.code


@pytest.fixture
def begin(world: Demo, case: Dossier, today: dt.date) -> Begin:
    """begin(score=5): by Maaike, with Jesse to read along."""

    def put(by: str = "maaike", reader: str = "jesse", **changed: Any) -> SafetyWatch:
        return operations.begin_watch(
            world.actors[by],
            dossier_id=case.pk,
            scientist_membership_id=world.actors[reader].membership_id or 0,
            estimate=text(today, **changed),
        )

    return put


@pytest.fixture
def colleague(world: Demo) -> Callable[[str, str], Membership]:
    """colleague("theo", "case_manager"): somebody of the region who works in the team of Maaike, too."""

    def put(key: str, role: str) -> Membership:
        team = Membership.objects.get(pk=world.actors["maaike"].membership_id).organisation
        return start_membership(world.system, person=world.people[key], organisation=team, role=role)

    return put


def test_the_case_manager_and_the_scientist_see_it_and_nobody_else(world: Demo, begin: Begin, today) -> None:
    watch = begin()
    seen = {key for key, actor in world.actors.items() if queries.watches_of(actor, on=today).exists()}
    assert seen == {"maaike", "jesse"}
    for key in ("samira", "anouk", "carla", "rania", "fenna"):
        with pytest.raises(Http404):
            access.visible_watch(world.actors[key], watch.pk)


@pytest.mark.parametrize("spoil", ["hat", "left", "other_role"])
def test_it_is_seen_in_the_hat_in_which_it_was_made(world, begin, colleague, today, spoil) -> None:
    watch, maaike = begin(), world.actors["maaike"]
    hats = Membership.objects.filter(pk=maaike.membership_id)
    if spoil == "hat":
        other = colleague("maaike", "process_coordinator")
        maaike = type(maaike)(**{**vars_of(maaike), "membership_id": other.pk, "role": other.role})
    elif spoil == "left":
        hats.update(valid_until=today)
    else:
        hats.update(role="process_coordinator")
    with pytest.raises(Http404):
        access.visible_watch(maaike, watch.pk)


def vars_of(actor: Any) -> dict[str, Any]:
    return {name: getattr(actor, name) for name in actor.__dataclass_fields__}


def test_another_case_manager_of_the_circle_is_not_told_there_is_one(world, begin, colleague, case, today):
    """She gets the answer that she would get if there were none."""
    first = begin()
    hat = colleague("theo", "case_manager")
    assert not queries.watches_of(world.actors["theo"], on=today).exists()
    operations.hand_on(world.actors["maaike"], watch_id=first.pk, membership_id=hat.pk)
    assert access.may_begin_watch(world.actors["maaike"], case)
    assert access.may_begin_watch(world.actors["jesse"], case).code == "safety_watch.case_manager"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"worries": " "}, "safety.text_missing"),
        ({"goes_well": ""}, "safety.text_missing"),
        ({"needed": ""}, "safety.text_missing"),
        ({"conditions": ""}, "safety.text_missing"),
        ({"lasting": ""}, "safety.text_missing"),
        ({"look_on": None}, "safety_watch.look_missing"),
        ({"look_on": dt.date(2020, 1, 1)}, "safety_watch.look_has_been"),
        ({"score": -1}, "safety_watch.score"),
        ({"score": 11}, "safety_watch.score"),
    ],
)
def test_who_is_not_safe_gets_agreements_a_point_of_view_and_a_day(begin, changed, code):
    assert code_of(lambda: begin(**changed)) == code
    assert not SafetyWatch.objects.exists()
    assert begin().estimates.get().score == 3


def test_who_is_safe_may_be_short(begin):
    estimate = begin(is_safe=True, conditions="", lasting="", look_on=None).estimates.get()
    assert (estimate.is_safe, estimate.look_on) == (True, None)


def test_somebody_else_of_the_team_cannot_read_along(begin):
    assert code_of(lambda: begin(reader="samira")) == "safety_watch.not_a_colleague"
    assert code_of(lambda: begin(reader="anouk")) == "safety_watch.not_a_colleague"


def test_one_series_per_case_manager_and_the_earlier_estimates_stay(world, begin, today):
    watch = begin()
    assert code_of(begin) == "safety_watch.has_one"
    operations.estimate_again(world.actors["maaike"], watch_id=watch.pk, estimate=text(today, score=7))
    assert list(watch.estimates.order_by("number").values_list("number", "score")) == [(1, 3), (2, 7)]
    assert (
        code_of(
            lambda: operations.estimate_again(world.actors["jesse"], watch_id=watch.pk, estimate=text(today))
        )
        == "safety_watch.case_manager"
    )


def test_the_scientist_says_once_what_he_thinks_of_each(world, begin, today):
    watch, jesse = begin(), world.actors["jesse"]
    assert (
        code_of(lambda: operations.advise(world.actors["maaike"], watch_id=watch.pk, text="Goed."))
        == "safety_watch.scientist"
    )
    assert code_of(lambda: operations.advise(jesse, watch_id=watch.pk, text="  ")) == "safety.text_missing"
    row = operations.advise(jesse, watch_id=watch.pk, text="Vraag ook de buurvrouw.")
    assert (row.advice, row.advised_by_id) == ("Vraag ook de buurvrouw.", jesse.person_id)
    assert (
        code_of(lambda: operations.advise(jesse, watch_id=watch.pk, text="Nog iets."))
        == "safety_watch.advised"
    )
    operations.estimate_again(world.actors["maaike"], watch_id=watch.pk, estimate=text(today))
    assert operations.advise(jesse, watch_id=watch.pk, text="Nu wel.").number == 2


def test_who_takes_it_over_reads_everything_and_who_had_it_nothing(world, begin, colleague, today):
    watch, theo = begin(), colleague("theo", "case_manager")
    operations.hand_on(world.actors["jesse"], watch_id=watch.pk, membership_id=theo.pk)
    watch.refresh_from_db()
    assert (watch.keeper_id, watch.scientist_id) == (theo.person_id, world.actors["jesse"].person_id)
    assert not queries.watches_of(world.actors["maaike"], on=today).exists()
    noor = colleague("noor", "behavioural_scientist")
    operations.hand_on(world.actors["jesse"], watch_id=watch.pk, membership_id=noor.pk)
    assert not queries.watches_of(world.actors["jesse"], on=today).exists()
    with pytest.raises(Http404):
        operations.hand_on(world.actors["jesse"], watch_id=watch.pk, membership_id=theo.pk)


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("anouk", "safety_watch.not_a_colleague"),
        ("samira", "safety_watch.not_a_colleague"),
        ("jesse", "safety_watch.has_it"),
    ],
)
def test_it_goes_to_a_colleague_with_one_of_both_roles(world, begin, who, code):
    watch, hat = begin(), world.actors[who].membership_id
    act = lambda: operations.hand_on(world.actors["maaike"], watch_id=watch.pk, membership_id=hat)  # noqa: E731
    assert code_of(act) == code


def test_a_yes_that_is_taken_back_takes_no_safety_away(world, begin, case, today):
    """The parents do not decide whether the case manager goes on knowing that a child is not safe."""
    watch = begin()
    consent = case.pupil.consents.get(recipient_id=world.actors["maaike"].organisation_id)
    withdraw_consent(world.actors["rania"], consent_id=consent.pk)
    assert access.visible_watch(world.actors["maaike"], watch.pk).dossier == case
    assert operations.estimate_again(world.actors["maaike"], watch_id=watch.pk, estimate=text(today))
    assert access.get_dossier(world.actors["jesse"], case.ref) == case


def test_the_log_and_the_messages_say_nothing(world, begin, colleague):
    others = AuditEvent.objects.exclude(stream__startswith="safety:")
    before, told = set(others.values_list("pk", flat=True)), set(Notice.objects.values_list("pk", flat=True))
    watch = begin()
    access.get_watch(world.actors["jesse"], watch.pk)
    operations.advise(world.actors["jesse"], watch_id=watch.pk, text="Goed gezien.")
    theo = colleague("theo", "case_manager")
    before |= set(others.values_list("pk", flat=True))  # his new place stands in the log of the region
    operations.hand_on(world.actors["maaike"], watch_id=watch.pk, membership_id=theo.pk)
    assert set(others.values_list("pk", flat=True)) == before
    names = [row.what for row in queries.log_of(watch.pk)]
    assert len(names) == 4
    new = Notice.objects.exclude(pk__in=told).filter(template="something_for_you")
    assert set(new.values_list("recipient_id", "dossier_id")) == {
        (world.people[key].pk, None) for key in ("jesse", "maaike", "theo")
    }


def test_on_its_day_the_case_manager_is_asked_once_to_look_again(world, begin, today, time_machine_days):
    watch = begin()
    assert send_due() == 0
    time_machine_days(14)
    told = Notice.objects.filter(template="something_for_you", recipient=world.people["maaike"])
    assert (send_due(), told.count(), send_due()) == (1, 1, 0)
    operations.estimate_again(
        world.actors["maaike"], watch_id=watch.pk, estimate=text(today + dt.timedelta(days=14))
    )
    assert send_due() == 0
    time_machine_days(14)
    assert send_due() == 1


def test_the_database_asks_the_same(begin):
    estimate = begin().estimates.get()
    for spoilt in (
        {"lasting": ""},
        {"conditions": ""},
        {"look_on": None},
        {"look_on": estimate.estimated_on},
        {"advice": "Goed."},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            SafetyEstimate.objects.filter(pk=estimate.pk).update(**spoilt)


def test_every_question_is_a_field_and_has_a_source():
    rules = estimate_rules()
    columns = {field.name for field in SafetyEstimate._meta.fields}
    assert {part.key for part in rules.parts} <= columns
    assert {part.source for part in rules.parts} == set(rules.sources)
    assert (rules.scale.lowest, rules.scale.highest) == (0, 10)
