"""Each check behind the wall asked by itself: one thing is different, and the answer is."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Participant
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.safeguarding import access, operations
from rondom.safeguarding.models import SafetyCase, SafetyDecision, SafetyMember
from rondom.safeguarding.queries import cases_of, entries_of
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


def sees(actor, case):
    return case in SafetyCase.objects.visible_to(actor, on=clock.today())


@pytest.fixture
def hat(world, today):
    """hat("daan", "daan"): a second hat of the first, at the organisation of the second; the role of a teacher."""

    def put(key: str, at: str, role: str = Role.TEACHER, **period) -> Membership:
        mine, place = world.actors[key], Membership.objects.get(pk=world.actors[at].membership_id)
        values = {"valid_from": today - dt.timedelta(days=30), "role": role} | period
        return Membership.objects.create(
            region_id=place.region_id,
            person_id=mine.person_id,
            organisation_id=place.organisation_id,
            **values,
        )

    return put


def test_a_case_is_seen_in_a_hat_that_is_the_actors_own_and_of_today(world, case, let_in, hat, today):
    daan, esra = world.actors["daan"], world.actors["esra"]
    let_in("esra")
    assert sees(daan, case)
    for other in (
        {"membership_id": esra.membership_id},
        {"membership_id": None},
        {"person_id": esra.person_id},
        {"role": Role.IB},
    ):
        assert not sees(replace(daan, **other), case), other
    hat("daan", "daan", Role.IB)
    Membership.objects.filter(pk=daan.membership_id).update(valid_until=today)
    assert not sees(daan, case)


@pytest.fixture
def other_case(world, dossier, case, concern, join, ask_for):
    """Of Bram's organisation, about the same child."""
    join(dossier, "bram")
    ask_for("bram")
    concern("bram", "Ook wij maken ons zorgen.")
    return SafetyCase.objects.exclude(pk=case.pk).get()


def test_a_case_is_seen_in_a_hat_of_its_own_organisation(world, other_case, hat, today):
    daan = world.actors["daan"]
    elsewhere = hat("daan", "bram", Role.YOUTH_HELP)
    SafetyMember.objects.filter(case=other_case).update(person_id=daan.person_id)
    here = replace(
        daan, role=Role.YOUTH_HELP, membership_id=elsewhere.pk, organisation_id=elsewhere.organisation_id
    )
    assert sees(here, other_case)
    assert not sees(daan, other_case)
    assert not sees(replace(daan, organisation_id=elsewhere.organisation_id), other_case)
    Membership.objects.filter(pk=elsewhere.pk).update(role=Role.ADMINISTRATOR)
    assert not other_case.members.active_on(today).exists()
    Membership.objects.filter(pk=elsewhere.pk).delete()
    assert not other_case.members.active_on(today).exists()


def test_a_case_holds_its_own_entries(case, other_case):
    for one in (case, other_case):
        assert [entry.case_id for entry in entries_of(one.pk)] == [one.pk]


def test_a_case_about_one_child_says_nothing_about_another(world, case, dossier):
    daan = world.actors["daan"]
    assert list(cases_of(daan, on=clock.today(), dossier_id=dossier.pk)) == [case]
    assert not cases_of(daan, on=clock.today(), dossier_id=dossier.pk + 1)
    assert access.get_dossier(daan, dossier.ref) == dossier
    with pytest.raises(Http404):
        access.get_dossier(daan, uuid.uuid4())


def test_the_dossier_of_a_case_is_found_without_the_circle(world, case, dossier):
    daan = world.actors["daan"]
    Participant.objects.filter(dossier=dossier, person_id=daan.person_id).delete()
    assert access.get_dossier(daan, dossier.ref) == dossier
    with pytest.raises(Http404):
        access.get_dossier(replace(daan, role=Role.ADMINISTRATOR), dossier.ref)


def test_without_the_duty_the_circle_is_no_way_in(world, dossier):
    anouk = world.actors["anouk"]
    assert access.get_dossier(anouk, dossier.ref) == dossier
    with pytest.raises(Http404):
        access.get_dossier(world.actors["rania"], dossier.ref)


def test_who_does_not_lead_does_not_learn_which_colleagues_there_are(world, case, let_in):
    let_in("esra")
    values = {"case_id": case.pk, "membership_id": 0, "why": "denkt mee"}
    with pytest.raises(Refused):
        operations.let_in(world.actors["esra"], **values)
