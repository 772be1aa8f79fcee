"""Each check of triage and regie asked by itself: one thing is different, and the answer is."""

import dataclasses
import datetime as dt

import pytest
from django.http import Http404

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier, Participant
from rondom.notes.operations import raise_signal
from rondom.people.terms import Role
from rondom.triage import access, operations
from rondom.triage.models import ProcessRegie, Registration, Triage
from rondom.triage.terms import Side
from tests.triage.conftest import AGREEMENT, confirmation


def test_a_proposal_is_found_in_its_own_dossier_by_who_sees_what_is_about_care(actor, case, other_choice):
    dossier = visible_dossier(actor("anouk"), dossier_id=case.pk)
    assert access.get_regie(dossier, other_choice.pk) == other_choice
    with pytest.raises(Http404):
        access.get_regie(dossier, other_choice.pk + 1)
    dossier.categories = dossier.categories - {Category.CARE}
    with pytest.raises(Http404):
        access.get_regie(dossier, other_choice.pk)
    dossier.categories = dossier.categories | {Category.CARE}
    dossier.pk += 1
    with pytest.raises(Http404):
        access.get_regie(dossier, other_choice.pk)


def test_another_team_judges_its_own_triage(actor, case, triage):
    dossier = visible_dossier(actor("maaike"), dossier_id=case.pk)
    assert access.may_judge(actor("maaike"), triage, dossier)
    triage.organisation_id = actor("anouk").organisation_id
    assert access.may_judge(actor("maaike"), triage, dossier).code == "triage.other_team"


def test_before_there_is_an_outcome_nothing_is_complete(actor, case, triage):
    dossier = visible_dossier(actor("maaike"), dossier_id=case.pk)
    assert access.is_complete(triage, dossier).code == "triage.outcome_first"
    assert access.may_close(actor("maaike"), triage, dossier).code == "triage.outcome_first"


@pytest.mark.parametrize("text", ["", "  ", "a" * 5001])
def test_an_agreement_says_something_and_no_book(actor, case, judged, text):
    judged()
    with pytest.raises(Refused) as refusal:
        operations.agree_on_crisis(actor("maaike"), dossier_id=case.pk, text=text, revision=1)
    assert refusal.value.decision.code == "triage.agreement_missing"
    triage = operations.agree_on_crisis(actor("maaike"), dossier_id=case.pk, text=AGREEMENT, revision=1)
    assert triage.agreement == AGREEMENT


def test_the_other_side_answers_and_nobody_else(actor, case, other_choice):
    with pytest.raises(Refused) as refusal:
        operations.refuse_regie(actor("maaike"), dossier_id=case.pk, regie_id=other_choice.pk, reason="Nee.")
    assert refusal.value.decision.code == "process_regie.other_side_answers"


def test_in_a_closed_dossier_nobody_answers(actor, case, other_choice):
    dossier = visible_dossier(actor("anouk"), dossier_id=case.pk)
    assert access.may_answer_regie(actor("anouk"), other_choice, dossier)
    dossier.closed_on = clock.today()
    assert access.may_answer_regie(actor("anouk"), other_choice, dossier).code == "dossier.closed"


def seen_by(actor, case):
    return visible_dossier(actor, dossier_id=case.pk)


@pytest.fixture
def other(world, signal_text) -> Dossier:
    """The dossier of Sami's sister."""
    note = raise_signal(world.actors["ruben"], pupil_id=world.pupils["lina"].pk, text=signal_text)
    return Dossier.objects.get(pk=note.dossier_id)


def test_in_a_closed_dossier_the_team_does_nothing(actor, case, judged):
    triage, dossier = judged(), seen_by(actor("maaike"), case)
    stay = operations.put_in_stock(actor("maaike"), dossier_id=case.pk)
    dossier.closed_on = clock.today()
    item = dossier.registrations.first()
    item.status = "checked"
    answers = {
        "begin": access.may_begin(actor("maaike"), dossier),
        "judge": access.may_judge(actor("maaike"), triage, dossier),
        "confirm": access.may_confirm(actor("jesse"), triage, dossier),
        "close": access.may_close(actor("maaike"), triage, dossier),
        "put in stock": access.may_put_in_stock(actor("maaike"), triage, dossier),
        "take from stock": access.may_take_from_stock(actor("maaike"), stay, dossier),
        "choose": access.may_choose_regie(actor("maaike"), triage, dossier),
        "register": access.may_register(actor("maaike"), dossier),
        "leave open": access.may_leave_open(actor("maaike"), item, dossier),
    }
    assert {name: answer.code for name, answer in answers.items()} == dict.fromkeys(answers, "dossier.closed")


def test_a_triage_that_is_closed_is_not_judged_or_confirmed(actor, case, judged):
    triage, dossier = judged(), seen_by(actor("jesse"), case)
    assert access.may_confirm(actor("jesse"), triage, dossier)
    assert access.may_confirm(actor("maaike"), triage, dossier).code == "triage.scientist_confirms"
    triage.closed_on = clock.today()
    assert access.may_confirm(actor("jesse"), triage, dossier).code == "triage.closed"
    Triage.objects.filter(pk=triage.pk).update(closed_on=clock.today(), closed_by=actor("maaike").person_id)
    assert access.may_begin(actor("maaike"), dossier)


@pytest.mark.parametrize(("outcome", "code"), [("single", "participant.holds_baton"), ("multi", "")])
def test_the_gemeente_leaves_only_where_it_does_not_stay(actor, case, judged, outcome, code):
    """Who has the regie does not leave before he handed it over."""
    triage, maaike = judged("single", "single", outcome), actor("maaike")
    triage.agreement = AGREEMENT
    baton = case.baton
    baton.holder_id, baton.organisation_id = maaike.person_id, maaike.organisation_id
    baton.save()
    assert access.may_close(maaike, triage, seen_by(maaike, case)).code == code


def test_a_parent_does_nothing_of_a_triage(actor, case, judged):
    """Every act asks the policy itself."""
    judged()
    judgement = operations.Judgement(learning="single", living="single", outcome="single")
    lead = {"leader": "case_manager", "person_id": actor("maaike").person_id}
    acts = {
        operations.begin_triage: {},
        operations.judge: {"judgement": judgement},
        operations.confirm: {"confirmation": confirmation()},
        operations.agree_on_crisis: {"text": AGREEMENT, "revision": 1},
        operations.choose_regie: lead,
    }
    for act, values in acts.items():
        with pytest.raises(Refused) as refusal:
            act(actor("rania"), dossier_id=case.pk, **values)
        assert refusal.value.decision.code in ("triage.social_team", "process_regie.not_your_side")


def test_without_both_questions_nobody_leads(actor, case, judged):
    triage = judged("none", "complex", "multi")
    assert access.may_choose_regie(actor("anouk"), triage, seen_by(actor("anouk"), case)).code == (
        "process_regie.both_questions"
    )


def test_an_item_that_is_open_holds_a_plan_up_unless_there_is_a_reason():
    assert Registration(status="open").holds_up
    assert not Registration(status="open", open_reason="Zij bellen terug.").holds_up
    assert not Registration(status="checked").holds_up


def test_only_the_social_team_judges_and_only_who_sees_what_is_about_care(actor, case, triage):
    assert (
        access.may_judge(actor("anouk"), triage, seen_by(actor("anouk"), case)).code == "triage.social_team"
    )
    dossier = seen_by(actor("maaike"), case)
    dossier.categories = dossier.categories - {Category.CARE}
    answers = [
        access.may_begin(actor("maaike"), dossier),
        access.may_judge(actor("maaike"), triage, dossier),
        access.may_register(actor("maaike"), dossier),
        access.may_see_triage(dossier),
    ]
    assert {answer.code for answer in answers} == {"triage.not_for_you"}


def test_a_triage_of_another_child_is_no_obstacle(actor, case, triage, other):
    dossier = seen_by(actor("maaike"), case)
    assert access.may_begin(actor("maaike"), dossier).code == "triage.already_open"
    triage.dossier = other
    triage.save()
    assert access.may_begin(actor("maaike"), dossier)


def test_the_newest_triage_is_that_of_the_same_child(actor, case, triage, other):
    triage.pk, triage.dossier = None, other
    triage.save()
    assert {row.dossier_id for row in Triage.objects.newest()} == {case.pk, other.pk}


def test_an_item_is_found_in_its_own_dossier(actor, case, triage):
    dossier = seen_by(actor("maaike"), case)
    assert access.get_registration(dossier, "attendance")
    seen = dossier.categories
    dossier.categories = seen - {Category.CARE}
    with pytest.raises(Http404):
        access.get_registration(dossier, "attendance")
    dossier.categories = seen
    dossier.pk += 1
    with pytest.raises(Http404):
        access.get_registration(dossier, "attendance")


@pytest.mark.parametrize(
    ("who", "other", "side"),
    [
        ("anouk", {}, Side.EDUCATION),
        ("anouk", {"organisation_id": 0}, None),
        ("daan", {}, None),
        ("maaike", {}, Side.MUNICIPALITY),
        ("maaike", {"organisation_id": 0}, None),
        ("maaike", {"role": Role.ADMINISTRATOR}, None),
    ],
)
def test_who_speaks_for_which_side(actor, case, triage, who, other, side):
    assert access.side_of(dataclasses.replace(actor(who), **other), case, triage) == side


def test_a_proposal_of_another_child_or_one_that_is_answered_is_no_obstacle(actor, case, other_choice, other):
    dossier, triage = seen_by(actor("anouk"), case), other_choice.triage
    assert access.may_choose_regie(actor("anouk"), triage, dossier).code == "process_regie.waits"
    ProcessRegie.objects.filter(pk=other_choice.pk).update(dossier=other)
    assert access.may_choose_regie(actor("anouk"), triage, dossier)
    other_choice.save()
    operations.refuse_regie(actor("anouk"), dossier_id=case.pk, regie_id=other_choice.pk, reason="Nee.")
    assert access.may_choose_regie(actor("anouk"), triage, dossier)


def test_before_the_triage_is_confirmed_nobody_leads(actor, case, judged):
    triage, dossier = judged(is_confirmed=False), seen_by(actor("anouk"), case)
    for found in (triage, None):
        answer = access.may_choose_regie(actor("anouk"), found, dossier)
        assert answer.code == "process_regie.triage_first"


def test_the_owner_of_a_goal_is_around_this_child_today(actor, case, other_choice, other):
    operations.accept_regie(actor("anouk"), dossier_id=case.pk, regie_id=other_choice.pk)
    daan = actor("daan").person_id
    about = {"domain": "school", "person_id": daan}
    part = Participant.objects.get(dossier=case, person_id=daan)
    assert access.may_answer_for_goal(case, **about)
    assert access.may_answer_for_goal(case, **about | {"domain": "something else"})
    Participant.objects.filter(pk=part.pk).update(dossier=other)
    assert access.may_answer_for_goal(case, **about).code == "goal.stays_with_education"
    before = clock.today() - dt.timedelta(days=1)
    Participant.objects.filter(pk=part.pk).update(dossier=case, valid_from=before, valid_until=clock.today())
    assert access.may_answer_for_goal(case, **about).code == "goal.stays_with_education"
