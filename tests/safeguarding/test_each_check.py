"""Each check behind the wall asked by itself: one thing is different, and the answer is."""

import uuid
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.people.models import Membership
from rondom.safeguarding import access, operations
from rondom.safeguarding.models import SafetyCase, SafetyDecision
from rondom.safeguarding.terms import CloseReason, FollowUp, Informed


def test_in_a_closed_case_nothing_is_written(world, case):
    daan = world.actors["daan"]
    member = Membership.objects.get(pk=world.actors["esra"].membership_id)
    mine = case.members.get()
    case.state = mine.case.state = "closed"
    decision = SafetyDecision(reports=True, parents_informed=Informed.NO)
    answers = {
        "let in": access.may_let_in(daan, case, member),
        "take out": access.may_take_out(daan, mine),
        "decide": access.may_decide(case, None),
        "follow up": access.may_follow_up(case, decision, FollowUp.ANSWER),
        "close": access.may_close(daan, case, None),
    }
    assert {name: answer.code for name, answer in answers.items()} == dict.fromkeys(answers, "safety.closed")


def test_who_does_not_lead_lets_nobody_in(case, let_in):
    let_in("esra")
    with pytest.raises(Refused) as refusal:
        let_in("carla", by="esra")
    assert refusal.value.decision.code == "safety.does_not_lead"


@pytest.mark.parametrize(
    ("what", "is_open", "done"),
    [
        (FollowUp.ANSWER, {"reports": True}, {"reports": False}),
        (FollowUp.ANSWER, {"reports": True}, {"reports": True, "answered_on": "2026-01-01"}),
        (FollowUp.EFFECT, {"helps": True}, {"helps": False}),
        (FollowUp.EFFECT, {"helps": True}, {"helps": True, "effect_seen_on": "2026-01-01"}),
        (FollowUp.PARENTS, {"parents_informed": Informed.NO}, {"parents_informed": Informed.YES}),
    ],
)
def test_each_part_of_a_decision_is_written_once(case, what, is_open, done):
    assert access.may_follow_up(case, SafetyDecision(**is_open), what)
    assert access.may_follow_up(case, SafetyDecision(**done), what).code == "decision.nothing_open"


def test_a_case_and_a_decision_are_found_by_their_own_number(world, case, weigh, decide, help_until):
    weigh("yes", "no", "yes", "yes")
    decision = decide(**help_until)
    assert access.get_decision(case, decision.pk) == decision
    with pytest.raises(Http404):
        access.get_decision(case, uuid.uuid4())
    with pytest.raises(Http404):
        access.visible_case(world.actors["daan"], uuid.uuid4())
    decision.case_id = uuid.uuid4()
    case.pk = decision.case_id
    with pytest.raises(Http404):
        access.get_decision(case, decision.pk)


def test_who_does_not_see_the_dossier_raises_no_concern(world, dossier):
    esra = world.actors["esra"]
    assert access.may_raise_concern(esra, dossier).code == "safety.not_in_the_circle"


@pytest.mark.parametrize(
    ("words", "decided", "fitting"),
    [
        (("no",), None, {"no_suspicion"}),
        (("yes", "no", "yes", "yes", "yes"), None, {"safe"}),
        (("yes", "no", "yes", "yes"), "helps", set()),
        (("yes", "no", "yes", "yes"), "helped", {"safe"}),
        (("yes", "yes"), "reports", {"reported"}),
    ],
)
def test_a_reason_to_close_fits_the_weighing_and_what_was_decided(
    world, case, weigh, decide, help_until, today, words, decided, fitting
):
    daan, weighing = world.actors["daan"], weigh(*words)
    if decided == "reports":
        decide(reports=True, reported_on=today)
    elif decided:
        decision = decide(**help_until)
        if decided == "helped":
            operations.follow_up(
                daan,
                case_id=case.pk,
                decision_id=decision.pk,
                what="effect",
                happened_on=today,
                text="Het gaat beter.",
            )
    found = {reason for reason in CloseReason.values if access.may_close(daan, case, weighing, reason=reason)}
    assert found == fitting | {"other"}
    assert access.may_close(daan, case, weighing, reason="")
    assert not access.may_close(daan, case, weighing, reason="nonsense")


def test_who_looks_at_the_dossier_in_this_hat_is_not_asked_again(world, dossier, django_assert_num_queries):
    daan = world.actors["daan"]
    seen = visible_dossier(daan, ref=dossier.ref)
    dossier.seen_by = seen.seen_by
    with django_assert_num_queries(1):  # only: is there a case of his
        assert access.may_raise_concern(daan, dossier)
    dossier.seen_by = world.actors["carla"]
    assert access.may_raise_concern(world.actors["esra"], dossier).code == "safety.not_in_the_circle"


def test_a_case_is_seen_in_the_hat_in_which_one_was_named(world, case):
    """One hat is asked, by its own number: another hat of the same person is another hat."""
    daan = world.actors["daan"]
    assert SafetyCase.objects.visible_to(daan, on=clock.today()).exists()
    for other in ("carla", "esra"):
        hat = replace(daan, membership_id=world.actors[other].membership_id)
        assert not SafetyCase.objects.visible_to(hat, on=clock.today()).exists()
    assert not SafetyCase.objects.visible_to(replace(daan, membership_id=None), on=clock.today()).exists()
