"""Who leads the process: the table, another choice, and the acceptance of both sides (AT-09)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.http import Http404

from rondom.core import clock, facts
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Baton
from rondom.plans import operations as plans
from rondom.plans.terms import Domain
from rondom.triage import access, operations
from rondom.triage.models import ProcessRegie
from rondom.triage.rules import Cell, outcomes, regie_table
from rondom.triage.terms import Leader

CELLS = [
    ("single", "single", "education", "anouk"),
    ("complex", "single", "education", "anouk"),
    ("single", "complex", "case_manager", "maaike"),
    ("complex", "complex", "case_manager", "maaike"),
]


def code_of(operation, actor, **values) -> str:
    with pytest.raises(Refused) as refusal:
        operation(actor, **values)
    return refusal.value.decision.code


@pytest.mark.parametrize(("learning", "living", "leader", "who"), CELLS)
def test_all_four_cells(actor, case, judged, learning, living, leader, who):
    triage = judged(learning, living)
    dossier = visible_dossier(actor("anouk"), dossier_id=case.pk)
    cell = access.cell_of(triage, dossier)
    assert (cell.leader, cell.why.endswith("procesregie.")) == (leader, True)
    row = operations.choose_regie(
        actor("anouk"), dossier_id=case.pk, leader=leader, person_id=actor(who).person_id
    )
    assert (row.state, row.in_force_on, row.reason) == ("in_force", clock.today(), "")
    assert facts.facts_of([case.pk], ["process_regie.in_force"])[case.pk]


@pytest.mark.parametrize(("learning", "living"), [("none", "complex"), ("single", "none")])
def test_without_both_questions_there_is_nothing_to_lead(actor, case, judged, learning, living):
    judged(learning, living)
    values = {"leader": "education", "person_id": actor("anouk").person_id}
    assert (
        code_of(operations.choose_regie, actor("anouk"), dossier_id=case.pk, **values)
        == "process_regie.both_questions"
    )


def test_goals_stay_where_they_belong_whoever_leads():
    """The table of goals does not know who leads."""
    goals = regie_table().goals
    assert set(goals) == set(Domain.values)
    assert goals[Domain.SCHOOL] == Leader.EDUCATION
    assert {goals[domain] for domain in Domain.values if domain != Domain.SCHOOL} == {Leader.CASE_MANAGER}


def test_a_region_changes_a_cell(actor, case, request):
    own = [
        Cell(cell.learning, cell.living, Leader.EDUCATION, "Zo doen wij dat.") for cell in regie_table().cells
    ]
    operations.publish_rules(actor("fenna"), outcome_rules=outcomes().outcomes, cells=own, read=0)
    triage = request.getfixturevalue("judged")("complex", "complex")
    cell = access.cell_of(triage, visible_dossier(actor("anouk"), dossier_id=case.pk))
    assert (cell.leader, cell.why) == ("education", "Zo doen wij dat.")


def test_a_table_that_misses_a_cell_is_not_read():
    table = regie_table()
    with pytest.raises(ValueError, match="every pair"):
        type(table)(table.valid_from, table.source, table.cells[:3], table.goals, table.owners)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({"reason": " "}, "process_regie.reason_needed"),
        ({"leader": "grandmother"}, "process_regie.leader_missing"),
        ({"who": "maaike"}, "process_regie.person_not_there"),
        ({"who": "rania", "leader": "closest"}, "process_regie.person_not_there"),
        ({"who": "bram", "leader": "closest"}, "process_regie.person_not_there"),
    ],
)
def test_another_choice_that_misses_something(actor, case, judged, spoil, code):
    judged()
    values = {"leader": "education", "who": "anouk", "reason": "Dichtbij."} | spoil
    person = actor(values.pop("who")).person_id
    assert (
        code_of(operations.choose_regie, actor("maaike"), dossier_id=case.pk, person_id=person, **values)
        == code
    )
    assert not ProcessRegie.objects.exists()


def test_another_choice_holds_when_the_other_side_accepts(actor, case, other_choice):
    """The side that proposes has accepted; the other must."""
    assert (other_choice.state, other_choice.municipality_by_id) == ("waiting", actor("maaike").person_id)
    values = {"dossier_id": case.pk, "regie_id": other_choice.pk}
    for who in ("maaike", "samira", "rania"):
        assert code_of(operations.accept_regie, actor(who), **values) == "process_regie.other_side_answers"
    row = operations.accept_regie(actor("anouk"), **values)
    assert (row.state, row.education_by_id) == ("in_force", actor("anouk").person_id)
    assert code_of(operations.accept_regie, actor("anouk"), **values) == "process_regie.answered"


def test_another_choice_that_is_refused_changes_nothing(actor, case, judged):
    judged()
    table = {"leader": "case_manager", "person_id": actor("maaike").person_id}
    first = operations.choose_regie(actor("anouk"), dossier_id=case.pk, **table)
    second = operations.choose_regie(
        actor("anouk"),
        dossier_id=case.pk,
        leader="closest",
        person_id=actor("daan").person_id,
        reason="Daan kent hem.",
    )
    values = {"dossier_id": case.pk, "regie_id": second.pk}
    assert (
        code_of(operations.refuse_regie, actor("maaike"), reason="", **values)
        == "process_regie.refusal_needed"
    )
    assert (
        code_of(operations.choose_regie, actor("anouk"), dossier_id=case.pk, **table) == "process_regie.waits"
    )
    operations.refuse_regie(actor("jesse"), reason="Dat is te veel voor een leerkracht.", **values)
    assert ProcessRegie.objects.get(state="in_force") == first
    third = operations.choose_regie(actor("maaike"), dossier_id=case.pk, **table)
    assert ProcessRegie.objects.get(state="in_force") == third


def test_choosing_is_for_both_sides_after_the_triage(actor, case, judged, triage, join):
    values = {"dossier_id": case.pk, "leader": "case_manager", "person_id": actor("maaike").person_id}
    assert code_of(operations.choose_regie, actor("anouk"), **values) == "process_regie.triage_first"
    judged()
    assert code_of(operations.choose_regie, actor("rania"), **values) == "process_regie.not_your_side"
    with pytest.raises(Http404):
        operations.choose_regie(actor("daan"), **values)
    judged("single", "single", "single")
    assert code_of(operations.choose_regie, actor("anouk"), **values) == "process_regie.none"


def test_the_coordinator_stays_the_one_he_is(actor, case, other_choice):
    before = Baton.objects.get(pk=case.baton_id).holder_id
    operations.accept_regie(actor("anouk"), dossier_id=case.pk, regie_id=other_choice.pk)
    assert Baton.objects.get(pk=case.baton_id).holder_id == before


# --- who owns a goal, whoever leads --------------------------------------------------------------


@pytest.fixture
def give_goal(actor, case, judged, today):
    """give_goal(domain, owner): everybody gave a view; the process regie is in force, of education."""
    for key in ("daan", "rania", "thomas", "sami", "maaike"):
        plans.write_paragraph(actor(key), dossier_id=case.pk, section="goes_well", text="Zo zie ik het.")
    judged()

    def give(domain: str, owner: str, *, goal_id: int = 0):
        text = plans.GoalText(
            domain=domain,
            text="Elke dag tien minuten rust.",
            owner_id=actor(owner).person_id,
            measure="dagen per week",
            start_value=Decimal(1),
            target_value=Decimal(4),
            target_on=today + dt.timedelta(days=60),
        )
        if goal_id:
            return plans.change_goal(actor("anouk"), goal_id=goal_id, goal=text, revision=1)
        return plans.add_goal(actor("anouk"), dossier_id=case.pk, goal=text)

    return give


def lead(actor, case, leader: str, who: str) -> None:
    operations.choose_regie(
        actor("maaike"), dossier_id=case.pk, leader=leader, person_id=actor(who).person_id, reason="x"
    )


OWNERS = [
    ("school", "daan", ""),
    ("school", "rania", ""),
    ("school", "maaike", "goal.stays_with_education"),
    ("home", "maaike", ""),
    ("home", "samira", ""),
    ("child", "sami", ""),
    ("home", "daan", "goal.stays_with_case_manager"),
    ("network", "anouk", "goal.stays_with_case_manager"),
]


@pytest.mark.parametrize("led_by", ["school", "team", "closest"])
def test_at_09_goals_stay_with_their_side_whoever_leads(actor, case, give_goal, led_by):
    leader, who = {
        "school": ("education", "anouk"),
        "team": ("case_manager", "maaike"),
        "closest": ("closest", "daan"),
    }[led_by]
    lead(actor, case, leader, who)
    waiting = ProcessRegie.objects.filter(state="waiting").first()
    if waiting:
        operations.accept_regie(actor("anouk"), dossier_id=case.pk, regie_id=waiting.pk)
    for domain, owner, code in OWNERS:
        if code:
            assert code_of(give_goal, domain, owner=owner) == code
        else:
            assert give_goal(domain, owner).owner_id == actor(owner).person_id


def test_at_09_a_goal_is_not_handed_over_to_the_other_side(actor, case, give_goal):
    before = give_goal("school", "maaike")
    assert before.pk, "without a process regie anybody around the child may have it"
    lead(actor, case, "case_manager", "maaike")
    goal = give_goal("school", "daan")
    assert code_of(give_goal, "school", owner="maaike", goal_id=goal.pk) == "goal.stays_with_education"
    assert give_goal("school", "anouk", goal_id=goal.pk).owner_id == actor("anouk").person_id
