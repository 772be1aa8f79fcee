"""At the desk: take up, check roles, address people, end. Process data only, and nothing to decide."""

import pytest
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.operations import make_action
from rondom.events.models import Notice
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.watch import access, jobs, operations, queries
from rondom.watch.models import RoleCall, Rung, RungTerm, StagnationCase


def told(template: str) -> set[int]:
    return set(Notice.objects.filter(template=template).values_list("recipient_id", flat=True))


def code_of(act, *args, **values) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **values)
    return refusal.value.decision.code


def test_who_takes_it_up_is_known_to_the_family(world, case, actor):
    operations.take_up(actor("koen"), case_id=case.pk)
    rung = queries.desk_rung(case)
    assert rung is not None
    assert rung.taken_by_id == world.people["koen"].pk
    assert {world.people[key].pk for key in ("thomas", "rania", "anouk")} <= told("stagnation_taken_up")
    assert code_of(operations.take_up, actor("koen"), case_id=case.pk) == "stagnation.taken"


@pytest.mark.parametrize("who", ["anouk", "thomas", "jorrit", "maaike", "fenna"])
def test_a_case_of_another_desk_is_not_there(actor, case, who):
    with pytest.raises(Http404):
        operations.take_up(actor(who), case_id=case.pk)
    with pytest.raises(Http404):
        access.get_case(actor(who), case.pk)


def test_who_helps_the_child_himself_does_not_judge_while_a_colleague_can(world, case, actor, join):
    join(case.dossier, "koen")
    assert access.may_take_up(actor("koen"), case), "there is nobody else"
    other = Membership.objects.get(person_id=world.people["koen"].pk)
    other.pk, other.person_id = None, world.people["maaike"].pk
    other.save()
    assert access.may_take_up(actor("koen"), case).code == "stagnation.not_independent"


def test_the_look_of_the_desk_stands_in_the_log_of_the_family(case, actor):
    access.get_case(actor("koen"), case.pk)
    row = AuditEvent.objects.filter(name="dossier.viewed").latest("pk")
    assert (row.dossier_id, row.payload["part"]) == (case.dossier_id, "stagnation")


def test_the_sheet_says_who_and_when_and_no_word_of_what(world, taken, actor, today):
    make_action(
        actor("anouk"),
        dossier_id=taken.dossier_id,
        what="Slaaponderzoek",
        due_on=today,
        owner_id=actor("daan").person_id,
    )
    sheet = queries.sheet_of(taken, on=today, now=clock.now())
    assert sheet.coordinator == world.people["anouk"].name
    assert [row.who for row in sheet.promises] == [world.people["daan"].name]
    assert "Slaaponderzoek" not in str(sheet)
    assert {row.capacity for row in sheet.people} >= {"parent", "teacher", "coordinator_ib"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_and_the_list_cost_the_same(world, taken, actor, today, django_assert_num_queries, count):
    for number in range(count):
        make_action(
            actor("anouk"),
            dossier_id=taken.dossier_id,
            what=f"x{number}",
            due_on=today,
            owner_id=actor("daan").person_id,
        )
    with django_assert_num_queries(7):
        queries.sheet_of(taken, on=today, now=clock.now())
    with django_assert_num_queries(3):
        assert len(queries.desk_rows(actor("koen"))) == 1


def test_roles_are_checked_after_it_is_taken_up(taken, actor, around):
    operations.check_roles(
        actor("koen"), case_id=taken.pk, taken={around("daan").pk: True, around("anouk").pk: False}
    )
    operations.check_roles(actor("koen"), case_id=taken.pk, taken={around("anouk").pk: True})
    found = dict(taken.role_checks.values_list("participant_id", "taken"))
    assert found == {around("daan").pk: True, around("anouk").pk: True}
    with pytest.raises(Http404):
        operations.check_roles(actor("koen"), case_id=taken.pk, taken={987654: True})


@pytest.mark.parametrize("act", ["check_roles", "call_on", "end_at_desk"])
def test_nothing_before_it_is_taken_up(case, actor, around, act):
    values = {
        "check_roles": {"taken": {}},
        "call_on": {"participant_id": around("daan").pk, "question": "Wat doet u?"},
        "end_at_desk": {"outcome": "solved", "explanation": "Het loopt."},
    }[act]
    assert (
        code_of(getattr(operations, act), actor("koen"), case_id=case.pk, **values)
        == "stagnation.take_up_first"
    )


@pytest.fixture
def call(taken, actor, around) -> RoleCall:
    return operations.call_on(
        actor("koen"),
        case_id=taken.pk,
        participant_id=around("daan").pk,
        question="Wanneer belt u de ouders?",
    )


def test_who_is_addressed_is_told_and_answers(world, taken, call, actor):
    assert told("role_called") == {world.people["daan"].pk}
    answered = operations.answer_call(
        actor("daan"), dossier_id=taken.dossier_id, call_id=call.pk, answer="Morgen om drie uur."
    )
    assert answered.answered_on == clock.today()
    assert told("role_answered") == {world.people["koen"].pk}
    again = {"dossier_id": taken.dossier_id, "call_id": call.pk, "answer": "Toch niet."}
    assert code_of(operations.answer_call, actor("daan"), **again) == "role_call.answered"


def test_nobody_answers_for_another(taken, call, actor):
    values = {"dossier_id": taken.dossier_id, "call_id": call.pk, "answer": "Ik doe het."}
    assert code_of(operations.answer_call, actor("anouk"), **values) == "role_call.not_yours"
    assert (
        code_of(operations.answer_call, actor("daan"), **(values | {"answer": " "}))
        == "role_call.answer_missing"
    )


@pytest.mark.parametrize(
    ("who", "question", "code"),
    [
        ("daan", "Nog een keer?", "role_call.waits"),
        ("sami", "Waarom ga je niet?", "role_call.not_the_child"),
        ("anouk", "  ", "role_call.question_missing"),
    ],
)
def test_addressing_is_refused(call, taken, actor, around, who, question, code):
    values = {"case_id": taken.pk, "participant_id": around(who).pk, "question": question}
    assert code_of(operations.call_on, actor("koen"), **values) == code


def test_solved_is_told_with_its_lead_time(world, taken, actor, time_machine_days):
    time_machine_days(4)
    operations.end_at_desk(
        actor("koen"), case_id=taken.pk, outcome="solved", explanation="School belt elke week."
    )
    event = AuditEvent.objects.get(name="stagnation.closed")
    assert (event.payload["about"], event.payload["days"]) == ("solved", 4)
    assert {world.people[key].pk for key in ("thomas", "rania", "daan", "anouk")} <= told("stagnation_closed")
    [figures] = queries.desk_figures(actor("koen"))
    assert (figures.outcome, figures.count, figures.average_days, figures.longest_days) == ("solved", 1, 4, 4)
    assert queries.desk_rows(actor("koen")) == []
    with pytest.raises(Http404):
        access.get_case(actor("koen"), taken.pk)


def test_a_closed_case_makes_way_for_a_new_one(taken, actor):
    operations.end_at_desk(actor("koen"), case_id=taken.pk, outcome="solved", explanation="Klaar.")
    new = operations.press(actor("thomas"), dossier_id=taken.dossier_id)
    assert new.pk != taken.pk
    assert StagnationCase.objects.count() == 2


def test_not_solved_goes_to_the_next_desk_which_has_its_own_time(world, taken, actor):
    operations.end_at_desk(
        actor("koen"), case_id=taken.pk, outcome="not_solved", explanation="School wil niet.", next_code="swv"
    )
    row = StagnationCase.objects.get()
    assert (row.closed_on, row.desk_role) == (None, Role.SWV_COORDINATOR)
    assert told("stagnation_on_desk") >= {world.people["koen"].pk, world.people["jorrit"].pk}
    with pytest.raises(Http404):
        access.get_case(actor("koen"), taken.pk)
    assert operations.take_up(actor("jorrit"), case_id=taken.pk).code == "swv"
    assert list(Rung.objects.order_by("pk").values_list("code", "outcome")) == [
        ("stagnation_point", "not_solved"),
        ("swv", ""),
    ]


def test_not_solved_names_a_rung_outside_and_closes(taken, actor):
    operations.end_at_desk(
        actor("koen"),
        case_id=taken.pk,
        outcome="not_solved",
        explanation="Geen akkoord.",
        next_code="consultant",
    )
    row = StagnationCase.objects.get()
    assert (row.outcome, row.next_code) == ("not_solved", "consultant")


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"outcome": "won"}, "stagnation.outcome_missing"),
        ({"explanation": " "}, "stagnation.explanation_missing"),
        ({"outcome": "not_solved"}, "escalation.next_missing"),
        ({"outcome": "not_solved", "next_code": "stagnation_point"}, "escalation.next_missing"),
    ],
)
def test_ending_is_refused(taken, actor, changed, code):
    values = {"case_id": taken.pk, "outcome": "solved", "explanation": "Het loopt weer."}
    assert code_of(operations.end_at_desk, actor("koen"), **(values | changed)) == code


def test_a_term_that_passes_is_told_once(world, case, time_machine_days):
    assert jobs.tell_not_taken_up() == 0
    time_machine_days(5)
    assert (jobs.tell_not_taken_up(), jobs.tell_not_taken_up()) == (1, 0)
    assert told("stagnation_on_desk_late") == {world.people["koen"].pk}
    assert world.people["thomas"].pk in told("stagnation_not_taken_up")


def test_taken_up_in_time_is_not_late(taken, time_machine_days):
    time_machine_days(5)
    assert jobs.tell_not_taken_up() == 0
    assert RungTerm.objects.get(code="take_up").done_on is not None
