"""The bank of goals: offered without a child in it, let in by another, and told how often it helped."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from rondom.audit.models import AuditEvent
from rondom.core.decision import Refused
from rondom.core.second_lock import working_for
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.dossiers.operations import open_dossier
from rondom.families.operations import NewGuardian, register_pupil
from rondom.families.terms import Authority, Proof, Relation
from rondom.people.operations import create_region
from rondom.plans import operations as plans
from rondom.plans.bank import bank_rules, entries_of, is_known, offers_of, suggestion, suggestions
from rondom.plans.bank_access import words_of
from rondom.plans.models import BankEntry, Evaluation, Goal, GoalReview, GrowthDocument
from rondom.plans.terms import BankKind, BankState, GoalState, PlanKind
from tests.plans.conftest import *  # noqa: F403

OFFER = plans.Offer(
    kind="goal", text="Leest elke dag een bladzijde.", measure="dagen per week", is_of_no_child=True
)


@pytest.fixture
def more_dossiers(world: Demo, dossier: Dossier) -> list[Dossier]:
    """Of five other children of the school."""
    anouk = world.actors["anouk"]
    guardian = NewGuardian(
        relation=Relation.MOTHER, call_name="Iris", last_name="Nieuw", authority=Authority.YES,
        proof=Proof.REGISTER,
    )  # fmt: skip
    pupils = [
        register_pupil(
            anouk, school_id=dossier.school_id, call_name=f"Kind{letter}", last_name="Nieuw",
            born_on=dt.date(2018, 1, 1), group="5", enrolled_on=dt.date(2026, 8, 1), guardians=[guardian],
        )
        for letter in "abcde"
    ]  # fmt: skip
    return [open_dossier(anouk, pupil_id=pupil.pk) for pupil in pupils]


@pytest.fixture
def entry(world: Demo, goal: Goal) -> BankEntry:
    return plans.offer_to_bank(world.actors["anouk"], goal_id=goal.pk, offer=OFFER)


def test_everybody_can_begin_with_the_library(world: Demo) -> None:
    rows = suggestions(world.region.pk, kind=BankKind.GOAL)
    assert len(rows) == len(bank_rules().goals)
    assert all(row.effect is None and not row.is_of_region for row in rows)
    only = suggestions(world.region.pk, kind=BankKind.EFFORT, domain="home")
    assert {row.domain for row in only} == {"home"}
    assert all(is_known(world.region.pk, row.key, kind="goal") for row in rows)


def test_words_of_a_plan_one_may_not_read_cannot_be_offered(world: Demo, goal: Goal) -> None:
    Goal.objects.filter(pk=goal.pk).update(plan_kind=PlanKind.FAMILY)
    with pytest.raises(Http404):
        plans.offer_to_bank(world.actors["anouk"], goal_id=goal.pk, offer=OFFER)


def test_an_offer_leads_to_no_child_and_waits_for_another(world: Demo, entry: BankEntry, goal: Goal) -> None:
    names = {field.name for field in BankEntry._meta.get_fields()}
    assert names.isdisjoint({"goal", "dossier", "document", "pupil"})
    assert (entry.state, entry.domain) == (BankState.OFFERED, goal.domain)
    assert suggestion(world.region.pk, f"region:{entry.pk}", kind="goal") is None
    last = AuditEvent.objects.order_by("pk").last()
    assert last is not None
    assert last.payload.keys().isdisjoint({"entry_id", "text"})
    fenna = world.actors["fenna"]
    plans.decide_entry(fenna, entry_id=entry.pk, approve=True)
    found = suggestion(world.region.pk, f"region:{entry.pk}", kind="goal")
    assert found is not None
    assert (found.text, found.is_of_region) == (OFFER.text, True)
    other = create_region(name="Regio Zuid", slug="zuid")
    assert suggestion(other.pk, f"region:{entry.pk}", kind="goal") is None
    assert not is_known(other.pk, f"region:{entry.pk}", kind="goal")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sami leest elke dag.", "bank.name"),
        ("Leest elke dag met SAMI.", "bank.name"),
        ("Leest voor aan Rania.", "bank.name"),
        ("Leest met juf Terpstra.", "bank.name"),
        ("Helpt zijn zus Lina met lezen.", "bank.name"),
        ("Leest op De Klimboom hardop.", "bank.name"),
        ("Leest 10 minuten.", "bank.number"),
        ("Leest vanaf 1 maart.", "bank.number"),
        ("   ", "text.empty"),
        ("x" * 501, "text.too_long"),
    ],
)
def test_what_could_point_to_a_child_stays_out(world: Demo, goal: Goal, text: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        plans.offer_to_bank(world.actors["anouk"], goal_id=goal.pk, offer=replace(OFFER, text=text))
    assert refusal.value.decision.code == code
    assert not BankEntry.objects.exists()


def test_the_measure_is_looked_at_too(world: Demo, goal: Goal) -> None:
    with pytest.raises(Refused) as refusal:
        plans.offer_to_bank(
            world.actors["anouk"], goal_id=goal.pk, offer=replace(OFFER, measure="dagen bij Thomas")
        )
    assert refusal.value.decision.code == "bank.name"


@given(
    before=st.sampled_from(["", "Leest met ", "(", "«"]),
    after=st.sampled_from(["", " samen.", "'s boek", ")", ", elke dag"]),
    turn=st.sampled_from([str.upper, str.lower, str.title]),
)
def test_a_name_is_found_however_it_is_written(before: str, after: str, turn: Callable[[str], str]) -> None:
    assert "sami" in words_of(f"{before}{turn('sami')}{after}")


def test_who_offers_says_that_he_read_it(world: Demo, goal: Goal) -> None:
    with pytest.raises(Refused) as refusal:
        plans.offer_to_bank(
            world.actors["anouk"], goal_id=goal.pk, offer=replace(OFFER, is_of_no_child=False)
        )
    assert refusal.value.decision.code == "bank.look_first"


def test_the_family_offers_nothing(world: Demo, goal: Goal) -> None:
    with pytest.raises(Refused) as refusal:
        plans.offer_to_bank(world.actors["rania"], goal_id=goal.pk, offer=OFFER)
    assert refusal.value.decision.code == "bank.professionals"


def test_the_same_words_enter_once(world: Demo, entry: BankEntry, goal: Goal) -> None:
    with pytest.raises(Refused) as refusal:
        plans.offer_to_bank(world.actors["daan"], goal_id=goal.pk, offer=OFFER)
    assert refusal.value.decision.code == "bank.is_there"


def test_what_is_declined_keeps_its_reason_and_no_words(world: Demo, entry: BankEntry) -> None:
    plans.decide_entry(world.actors["fenna"], entry_id=entry.pk, approve=False, reason="Te precies.")
    (mine,) = offers_of(entry.offered_by_id, world.region.pk)
    assert (mine.text, mine.measure, mine.reason) == ("", "", "Te precies.")
    assert entries_of(world.region.pk) == []
    with pytest.raises(Refused) as refusal:
        plans.decide_entry(world.actors["fenna"], entry_id=entry.pk, approve=True)
    assert refusal.value.decision.code == "bank.decided"


@pytest.mark.parametrize(
    ("who", "approve", "reason", "code"),
    [
        ("jorrit", True, "", "bank.not_decider"),
        ("anouk", True, "", "bank.not_decider"),
        ("fenna", False, " ", "text.empty"),
    ],
)
def test_a_decision_is_refused(
    world: Demo, entry: BankEntry, who: str, approve: bool, reason: str, code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        plans.decide_entry(world.actors[who], entry_id=entry.pk, approve=approve, reason=reason)
    assert refusal.value.decision.code == code
    entry.refresh_from_db()
    assert entry.state == BankState.OFFERED


def test_nobody_lets_his_own_words_in(world: Demo, entry: BankEntry) -> None:
    fenna = world.actors["fenna"]
    entry.offered_by_id = fenna.person_id
    entry.save()
    with pytest.raises(Refused) as refusal:
        plans.decide_entry(fenna, entry_id=entry.pk, approve=True)
    assert refusal.value.decision.code == "bank.own_offer"


def test_a_goal_remembers_what_it_began_with(
    world: Demo, picture: GrowthDocument, goal_text: plans.GoalText
) -> None:
    anouk = world.actors["anouk"]
    begun = replace(goal_text, bank_key="library:reads_daily")
    row = plans.add_goal(anouk, dossier_id=picture.dossier_id, goal=begun)
    plans.change_goal(anouk, goal_id=row.pk, goal=replace(goal_text, text="Leest zelf."), revision=1)
    plans.choose_effort(anouk, goal_id=row.pk, effort="Maatje.", bank_key="library:buddy")
    plans.choose_effort(anouk, goal_id=row.pk, effort="Een vast maatje.")
    row.refresh_from_db()
    assert (row.bank_key, row.effort_key) == ("library:reads_daily", "library:buddy")


@pytest.mark.parametrize("key", ["library:nothing", "region:999", "region:²", "x", "region:" + "9" * 30])
def test_a_key_that_is_not_there_is_no_reason_to_refuse(
    world: Demo, picture: GrowthDocument, goal_text: plans.GoalText, key: str
) -> None:
    row = plans.add_goal(
        world.actors["anouk"], dossier_id=picture.dossier_id, goal=replace(goal_text, bank_key=key)
    )
    assert row.bank_key == ""


def used(goal: Goal, dossier: Dossier, *, state: str = GoalState.OPEN) -> Goal:
    """The same goal once more, for another child."""
    document = GrowthDocument.objects.create(
        region_id=dossier.region_id, dossier=dossier, opened_on=dt.date(2026, 9, 1)
    )
    goal.pk, goal._state.adding = None, True
    goal.document, goal.bank_key, goal.state = document, "library:reads_daily", state
    goal.save()
    return goal


def test_the_effect_is_told_from_five_children_on_to_who_sees_none_of_them(
    world: Demo, goal: Goal, more_dossiers: list[Dossier], evaluation: Evaluation
) -> None:
    elsewhere = world.actors["hanneke"]  # of another school: sees none of these children
    states = [GoalState.REACHED, GoalState.REACHED, GoalState.STOPPED, GoalState.OPEN, GoalState.OPEN]
    rows = []
    for dossier, state in zip(more_dossiers, states, strict=True):
        rows.append(used(Goal.objects.get(pk=goal.pk), dossier, state=state).pk)
        with working_for(elsewhere):
            found = suggestion(world.region.pk, "library:reads_daily", kind="goal")
        assert found is not None
        if len(rows) < 5:
            assert found.effect is None
    _review(evaluation, rows[2], "not")
    _review(evaluation, rows[3], "partly")
    with working_for(elsewhere):
        found = suggestion(world.region.pk, "library:reads_daily", kind="goal")
    assert found is not None
    assert found.effect is not None
    effect = found.effect
    assert (effect.used, effect.reached, effect.partly, effect.not_reached) == (5, 2, 1, 1)


def _review(evaluation: Evaluation, goal_id: int, result: str) -> None:
    """As it stands after looking back was finished."""
    Evaluation.objects.filter(pk=evaluation.pk).update(
        finished_at="2026-11-01T12:00:00Z", held_on="2026-11-01", finished_by=evaluation.begun_by,
        content="{}", digest="0" * 64,
    )  # fmt: skip
    GoalReview.objects.create(
        evaluation=evaluation, goal_id=goal_id, result=result, words="Zo.", outcome="continue",
        reason="Zo.", changed_by_id=evaluation.begun_by_id,
    )  # fmt: skip


def test_one_child_with_five_goals_tells_nothing(world: Demo, goal: Goal) -> None:
    for number in range(5):
        row = Goal.objects.get(pk=goal.pk)
        row.pk, row._state.adding = None, True
        row.bank_key, row.text = "library:reads_daily", f"Doel {number}"
        row.save()
    found = suggestion(world.region.pk, "library:reads_daily", kind="goal")
    assert found is not None
    assert found.effect is None
