"""FLEX-ZAT (AT-03): permission of the pupil and the parents first, the fixed four, results with a person, a referral."""

import datetime as dt

import pytest

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.models import Participant
from rondom.meetings.asked_by_route import required_capacities
from rondom.meetings.models import Meeting
from rondom.meetings.operations import plan_meeting
from rondom.routes import operations, queries, saying
from rondom.routes.models import StepResult, StepVisit

FOUR = ("priya", "noor", "bram")  # and the care coordinator of the school
CAPACITIES = ("care_coordinator", "social_worker", "care_guide", "youth_help")
FAMILY = ("lina", "rania", "thomas")


def code(refusal: pytest.ExceptionInfo[Refused]) -> str:
    return refusal.value.decision.code


@pytest.fixture
def hanneke(library):
    return library.actors["hanneke"]


@pytest.fixture
def at_question(library, lina, hanneke):
    operations.start_route(hanneke, dossier_id=lina.pk, route_key="flex_zat")
    operations.move(hanneke, dossier_id=lina.pk, leaving="1", to="2")
    return lina


def plan_zat(hanneke, dossier) -> Meeting:
    """With the fixed four, as the screen proposes."""
    starts = clock.now() + dt.timedelta(days=7)
    four = Participant.objects.filter(dossier=dossier, capacity__in=CAPACITIES)
    return plan_meeting(
        hanneke,
        dossier_id=dossier.pk,
        kind="zat",
        starts_at=starts,
        ends_at=starts + dt.timedelta(minutes=45),
        place="kamer 12",
        goal="Wie kan Lina het best helpen?",
        participant_ids=[row.pk for row in four],
    )


def test_at_03_she_is_not_on_the_agenda_before_she_and_both_parents_said_yes(
    hanneke, at_question, bring, agree
) -> None:
    for who in FOUR:
        bring(at_question, "hanneke", who)
        agree(at_question, "hanneke", who, *FAMILY[:2])  # father has not answered
    with pytest.raises(Refused) as refusal:
        plan_zat(hanneke, at_question)
    assert code(refusal) == "meeting.kind_needs"
    assert "Nog geen antwoord van: vader" in refusal.value.decision.reason
    with pytest.raises(Refused) as refusal:
        operations.move(hanneke, dossier_id=at_question.pk, leaving="2", to="3")
    assert code(refusal) == "route.blocked"


@pytest.fixture
def at_zat(hanneke, at_question, bring, agree):
    for who in FOUR:
        bring(at_question, "hanneke", who)
        agree(at_question, "hanneke", who, *FAMILY)
    operations.move(hanneke, dossier_id=at_question.pk, leaving="2", to="3")
    return at_question


def test_at_03_the_fixed_four_belong_at_it_and_it_is_planned(hanneke, at_zat, today) -> None:
    required = set(required_capacities(at_zat.pk, kind="zat", on=today))
    assert required >= set(CAPACITIES)
    assert plan_zat(hanneke, at_zat).kind == "zat"


def test_at_03_without_one_of_the_four_the_step_does_not_begin(
    hanneke, at_question, bring, agree, today
) -> None:
    for who in FOUR:
        agree(at_question, "hanneke", who, *FAMILY)
    for who in FOUR[:2]:
        bring(at_question, "hanneke", who)
    move = queries.place_of(at_question.pk, on=today).outlook.at("2").move_to("3")
    assert move.blocked_by == ("participant.youth_help",)


def helper(dossier, capacity: str) -> int:
    return Participant.objects.get(dossier=dossier, capacity=capacity).pk


def record(actor, dossier, kind: str, capacity: str) -> StepResult:
    return saying.record_result(
        actor, dossier_id=dossier.pk, kind=kind, participant_id=helper(dossier, capacity), text="Elke week."
    )


def test_at_03_the_result_is_a_person_of_who_may_give_it(hanneke, at_zat) -> None:
    assert record(hanneke, at_zat, "short_support", "care_guide").helper.capacity == "care_guide"
    with pytest.raises(Refused) as refusal:
        record(hanneke, at_zat, "short_support", "youth_help")
    assert code(refusal) == "route.helper_cannot"


def test_who_does_not_steer_records_no_result(library, at_zat) -> None:
    with pytest.raises(Refused) as refusal:
        record(library.actors["lina"], at_zat, "advice", "care_guide")
    assert code(refusal) == "dossier.role_does_not_steer"


def test_without_a_result_the_team_is_not_done(hanneke, at_zat) -> None:
    with pytest.raises(Refused) as refusal:
        operations.move(hanneke, dossier_id=at_zat.pk, leaving="3", to="4")
    assert code(refusal) == "route.blocked"
    record(hanneke, at_zat, "advice", "social_worker")
    operations.move(hanneke, dossier_id=at_zat.pk, leaving="3", to="4")
    assert StepVisit.objects.get(dossier=at_zat, left_on=None).step == "4"


def test_a_result_of_another_step_is_refused(hanneke, at_question, bring, agree) -> None:
    bring(at_question, "hanneke", "noor")
    with pytest.raises(Refused) as refusal:
        record(hanneke, at_question, "advice", "care_guide")
    assert code(refusal) == "route.result_at_another_step"


@pytest.fixture
def referred(hanneke, at_zat) -> StepResult:
    return record(hanneke, at_zat, "youth_help", "youth_help")


def test_at_03_a_referral_waits_until_it_is_taken_on(library, hanneke, at_zat, referred, today) -> None:
    operations.move(hanneke, dossier_id=at_zat.pk, leaving="3", to="4")
    assert "result.referrals_answered" in queries.place_of(at_zat.pk, on=today).outlook.at("4").missing
    saying.answer_referral(library.actors["bram"], result_id=referred.pk, answer="accepted")
    assert queries.place_of(at_zat.pk, on=today).outlook.at("4").is_ready


@pytest.mark.parametrize(
    ("who", "answer", "wrong"),
    [
        ("bram", "declined", "route.decline_reason"),
        ("priya", "accepted", "route.referral_not_yours"),
        ("hanneke", "accepted", "route.referral_not_yours"),
        ("rania", "accepted", "route.referral_not_yours"),
    ],
)
def test_only_who_is_asked_answers_and_a_no_has_a_reason(library, referred, who, answer, wrong) -> None:
    with pytest.raises(Refused) as refusal:
        saying.answer_referral(library.actors[who], result_id=referred.pk, answer=answer)
    assert code(refusal) == wrong


def test_a_referral_is_answered_once(library, referred) -> None:
    bram = library.actors["bram"]
    saying.answer_referral(bram, result_id=referred.pk, answer="declined", reason="Wij zijn vol tot mei.")
    with pytest.raises(Refused) as refusal:
        saying.answer_referral(bram, result_id=referred.pk, answer="accepted")
    assert code(refusal) == "route.referral_answered"


def test_the_whole_route_to_its_end(library, hanneke, at_zat, referred) -> None:
    saying.answer_referral(library.actors["bram"], result_id=referred.pk, answer="accepted")
    operations.move(hanneke, dossier_id=at_zat.pk, leaving="3", to="4")
    operations.move(hanneke, dossier_id=at_zat.pk, leaving="4", to="5")
    end = {"dossier_id": at_zat.pk, "outcome": "youth_help_goes_on"}
    with pytest.raises(Refused) as refusal:
        operations.end_route(hanneke, **end)
    assert code(refusal) == "route.end_too_soon"
    saying.say_check(
        hanneke, dossier_id=at_zat.pk, name="check.looked_back", evidence="Met Lina en haar ouders."
    )
    operations.end_route(hanneke, **end)
    assert not queries.place_of(at_zat.pk, on=clock.today()).is_running


def test_an_outcome_elsewhere_asks_until_when(hanneke, at_zat, referred) -> None:
    saying.say_check(hanneke, dossier_id=at_zat.pk, name="check.looked_back", evidence="Samen.")
    with pytest.raises(Refused) as refusal:
        operations.end_route(hanneke, dossier_id=at_zat.pk, outcome="above_school")
    assert code(refusal) == "route.outcome_needs_a_date"
