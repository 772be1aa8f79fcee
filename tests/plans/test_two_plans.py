"""The plan of school and the plan of help in one dossier: who leads, who reads, who signs (AT-22)."""

import datetime as dt
from decimal import Decimal

import pytest
from django.http import Http404

from rondom.consent.operations import answer_consent, withdraw_consent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.operations import ask_consent
from rondom.dossiers.queries import actions_of, readers
from rondom.dossiers.terms import FAMILY_PLAN
from rondom.events.models import Notice
from rondom.people.models import Membership
from rondom.plans import access, kind_access, queries
from rondom.plans import operations as plans
from rondom.plans.content import content_of
from rondom.plans.models import GrowthDocument, Plan
from rondom.plans.operations.paper import paper_bytes
from rondom.plans.rules import signature_rule
from rondom.plans.slots import parents_need, pupil_need
from rondom.plans.terms import Domain, PlanKind, PlanPart, PlanState, SlotNeed


@pytest.fixture
def help_joins(world, dossier, join, today):
    """help_joins("bram", categories): the family lets somebody of help take part, and sees these kinds of data shared."""

    def come(key, *categories):
        actor = world.actors[key]
        consent = ask_consent(
            world.actors["anouk"],
            dossier_id=dossier.pk,
            membership_id=Membership.objects.get(person_id=actor.person_id).pk,
            purpose="think_along",
            categories=categories or ("education", "care", "family"),
            valid_until=today + dt.timedelta(days=90),
        )
        for parent in ("rania", "thomas"):
            answer_consent(world.actors[parent], consent_id=consent.pk, answer="yes")
        join(dossier, key)
        return consent

    return come


@pytest.fixture
def bram(world, help_joins):
    help_joins("bram")
    return world.actors["bram"]


@pytest.fixture
def family_plan(bram, picture: GrowthDocument, today) -> Plan:
    return plans.start_family_plan(bram, dossier_id=picture.dossier_id, started_on=today)


def care_goal(world, today, **more):
    values = {
        "domain": Domain.HOME,
        "text": "Elke avond samen eten.",
        "owner_id": world.people["rania"].pk,
        "measure": "avonden per week",
        "start_value": Decimal(1),
        "target_value": Decimal(5),
        "target_on": today + dt.timedelta(days=60),
    }
    return plans.GoalText(**values | more)


@pytest.fixture
def home_goal(world, bram, family_plan, today):
    goal = plans.add_goal(bram, dossier_id=family_plan.dossier_id, goal=care_goal(world, today))
    plans.choose_effort(bram, goal_id=goal.pk, effort="Opa kookt op maandag.")
    return goal


@pytest.fixture
def whole_family_plan(bram, family_plan, home_goal, today) -> Plan:
    parts = {
        PlanPart.FOUNDATION: "Wij willen rust aan tafel.",
        PlanPart.DESTINATION: "Samen eten zonder ruzie.",
        PlanPart.TALKED_ON: today,
        PlanPart.EVALUATE_ON: today + dt.timedelta(days=90),
        PlanPart.OFFERED_ON: today,
    }
    for part, value in parts.items():
        plans.write_plan_part(bram, plan_id=family_plan.pk, part=part, value=value, revision=0)
    family_plan.refresh_from_db()
    return family_plan


def code_of(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.decision.code


def seen(world, key, dossier):
    return visible_dossier(world.actors[key], dossier_id=dossier.pk)


# Who leads --------------------------------------------------------------------------------


def test_help_leads_the_family_plan_and_the_school_its_own(world, bram, family_plan, dossier, today) -> None:
    assert (family_plan.led_by_id, family_plan.led_since_on) == (bram.person_id, today)
    assert (
        code_of(
            lambda: plans.write_plan_part(
                world.actors["anouk"], plan_id=family_plan.pk, part="foundation", value="x", revision=0
            )
        )
        == "plan.help_leads"
    )
    opp = plans.start_plan(world.actors["anouk"], dossier_id=dossier.pk, started_on=today)
    assert (
        code_of(lambda: plans.write_plan_part(bram, plan_id=opp.pk, part="foundation", value="x", revision=0))
        == "plan.school_leads"
    )
    sides = queries.plans_of([dossier.pk])[dossier.pk]
    assert [(side.kind, side.leader, side.organisation) for side in sides] == [
        ("opp", "", "basisschool De Klimboom"),
        ("family", "Bram Postma", "Jeugd- en gezinshulp Veenrand"),
    ]


@pytest.mark.parametrize(("key", "code"), [("anouk", "plan.help_leads"), ("rania", "plan.help_leads")])
def test_only_help_begins_it(world, bram, dossier, today, key, code) -> None:
    begin = lambda who: plans.start_family_plan(who, dossier_id=dossier.pk, started_on=today)  # noqa: E731
    assert code_of(lambda: begin(world.actors[key])) == code
    begin(bram)
    assert code_of(lambda: begin(bram)) == "plan.already_started"


def test_a_plan_of_help_begins_on_a_day_that_was(bram, dossier, today) -> None:
    tomorrow = today + dt.timedelta(days=1)
    act = lambda: plans.start_family_plan(bram, dossier_id=dossier.pk, started_on=tomorrow)  # noqa: E731
    assert code_of(act) == "plan.day_to_come"


def test_the_lead_goes_over_when_the_leader_is_gone(world, help_joins, family_plan, dossier, today) -> None:
    help_joins("maaike")
    take = lambda: plans.take_family_lead(world.actors["maaike"], plan_id=family_plan.pk)  # noqa: E731
    assert code_of(take) == "plan.leader_is_there"
    dossier.participants.filter(person=world.people["bram"]).update(
        valid_from=today - dt.timedelta(days=2), valid_until=today
    )
    plan = take()
    assert plan.led_by_id == world.people["maaike"].pk
    assert code_of(take) == "plan.leads_already"


# Who reads what ----------------------------------------------------------------------------


def test_without_a_yes_the_school_knows_who_leads_and_nothing_else(world, home_goal, dossier) -> None:
    for key in ("anouk", "daan"):
        mine = seen(world, key, dossier)
        assert kind_access.goal_kinds(mine) == {"opp"}
        assert kind_access.may_see_plan(mine, "family").code == "plan.of_the_family"
        assert queries.goals_of(dossier.pk, kinds=kind_access.goal_kinds(mine)) == []
    assert set(readers(dossier.pk, on=clock.today(), category=FAMILY_PLAN)) == {
        world.people[key].pk for key in ("rania", "thomas", "sami", "bram")
    }


def test_with_a_yes_of_everybody_the_school_reads_the_goals_and_writes_nothing(
    world, bram, family_plan, home_goal, dossier
) -> None:
    consent = plans.ask_school_to_read(bram, plan_id=family_plan.pk)
    assert plans.ask_school_to_read(bram, plan_id=family_plan.pk) == consent
    answer_consent(world.actors["rania"], consent_id=consent.pk, answer="yes")
    assert kind_access.goal_kinds(seen(world, "daan", dossier)) == {"opp"}
    answer_consent(world.actors["thomas"], consent_id=consent.pk, answer="yes")
    for key in ("anouk", "daan"):
        mine = seen(world, key, dossier)
        assert kind_access.goal_kinds(mine) == {"opp", "family"}
        assert not kind_access.may_see_plan(mine, "family")
        change = lambda key=key: plans.choose_effort(world.actors[key], goal_id=home_goal.pk, effort="x")  # noqa: E731
        assert code_of(change) == "goal.of_the_other_plan"
    withdraw_consent(world.actors["thomas"], consent_id=consent.pk)
    assert kind_access.goal_kinds(seen(world, "daan", dossier)) == {"opp"}


def test_only_who_leads_asks_for_the_school(world, family_plan) -> None:
    ask = lambda: plans.ask_school_to_read(world.actors["anouk"], plan_id=family_plan.pk)  # noqa: E731
    assert code_of(ask) == "plan.help_leads"


def test_help_reads_the_goals_of_the_school_and_does_not_change_them(
    world, bram, goal, family_plan, dossier
) -> None:
    mine = seen(world, "bram", dossier)
    assert [card.text for card in queries.goals_of(dossier.pk, kinds=kind_access.goal_kinds(mine))] == [
        goal.text
    ]
    assert (
        code_of(lambda: plans.score_goal(bram, goal_id=goal.pk, value=Decimal(2))) == "goal.of_the_other_plan"
    )


def test_with_one_plan_everybody_works_on_its_goals_as_before(world, bram, goal) -> None:
    assert plans.score_goal(bram, goal_id=goal.pk, value=Decimal(2)).value == 2


def test_help_without_a_ground_for_education_knows_that_there_is_a_plan_of_school(
    world, help_joins, goal, dossier, today
) -> None:
    help_joins("bram", "care", "family")
    mine = seen(world, "bram", dossier)
    assert kind_access.goal_kinds(mine) == {"family"}
    plans.start_plan(world.actors["anouk"], dossier_id=dossier.pk, started_on=today)
    assert [side.kind for side in queries.plans_of([dossier.pk])[dossier.pk]] == ["opp"]


def test_an_agreement_of_the_family_plan_is_not_in_the_list_of_the_school(
    world, bram, home_goal, dossier, today
) -> None:
    plans.add_goal_action(
        bram, goal_id=home_goal.pk, what="Opa bellen", due_on=today, owner_id=world.people["rania"].pk
    )
    lists = {
        key: [row.what for row in actions_of(dossier.pk, categories=seen(world, key, dossier).categories)]
        for key in ("anouk", "daan", "bram", "rania", "thomas")
    }
    mine = ["Opa bellen"]
    assert lists == {"anouk": [], "daan": [], "bram": mine, "rania": mine, "thomas": mine}


def test_nobody_of_the_school_hears_of_a_goal_at_home(world, home_goal) -> None:
    told = Notice.objects.filter(template="goal_added").values_list("recipient_id", flat=True)
    assert not {world.people["anouk"].pk, world.people["daan"].pk} & set(told)
    assert world.people["thomas"].pk in told


# Goals ---------------------------------------------------------------------------------------


def test_a_goal_goes_to_the_plan_of_its_domain(world, bram, family_plan, dossier, goal, today) -> None:
    plans.start_plan(world.actors["anouk"], dossier_id=dossier.pk, started_on=today)
    made = plans.add_goal(world.actors["rania"], dossier_id=dossier.pk, goal=care_goal(world, today))
    assert made.plan_kind == PlanKind.FAMILY
    at_school = care_goal(world, today, domain=Domain.SCHOOL)
    assert plans.add_goal(world.actors["rania"], dossier_id=dossier.pk, goal=at_school).plan_kind == "opp"
    assert (
        plans.add_goal(world.actors["daan"], dossier_id=dossier.pk, goal=care_goal(world, today)).plan_kind
        == "opp"
    )
    act = lambda: plans.add_goal(  # noqa: E731
        world.actors["daan"], dossier_id=dossier.pk, goal=care_goal(world, today), plan_kind="family"
    )
    assert code_of(act) == "plan.of_the_family"


def test_a_goal_moves_and_is_never_in_both(world, bram, goal, whole_family_plan, whole_plan) -> None:
    opp, family = whole_plan, whole_family_plan
    both = lambda: [  # noqa: E731
        [row["text"] for row in content_of(plan)["guidance"]["goals"]] for plan in (opp, family)
    ]
    assert both() == [[goal.text], ["Elke avond samen eten."]]
    goal.refresh_from_db()
    assert (
        code_of(lambda: plans.bind_goal(bram, goal_id=goal.pk, plan_kind="family", revision=goal.revision))
        == "goal.of_the_other_plan"
    )
    plans.bind_goal(world.actors["anouk"], goal_id=goal.pk, plan_kind="family", revision=goal.revision)
    assert both() == [[], [goal.text, "Elke avond samen eten."]]


def test_no_goal_for_a_plan_that_is_not_there(world, goal, dossier, today) -> None:
    act = lambda: plans.bind_goal(  # noqa: E731
        world.actors["anouk"], goal_id=goal.pk, plan_kind="family", revision=goal.revision
    )
    assert code_of(act) == "goal.no_such_plan"


# From outside education ------------------------------------------------------------------------


def test_help_begins_before_the_school_and_the_opp_is_attached_later(
    world, bram, views, dossier, today
) -> None:
    views("rania", "thomas", "sami")  # nobody of the school spoke yet
    plan = plans.start_family_plan(bram, dossier_id=dossier.pk, started_on=today)
    goal = plans.add_goal(bram, dossier_id=dossier.pk, goal=care_goal(world, today))
    assert goal.plan_kind == PlanKind.FAMILY
    opp = plans.start_plan(world.actors["anouk"], dossier_id=dossier.pk, started_on=today)
    assert opp.document_id == plan.document_id
    assert content_of(opp)["guidance"]["goals"] == []


# Signing ----------------------------------------------------------------------------------------


def names(version):
    rows = version.slots.select_related("person").order_by("pk")
    return [(row.person.call_name, row.need) for row in rows]


def test_what_is_missing_stands_there_in_words(bram, family_plan) -> None:
    with pytest.raises(Refused) as refused:
        plans.freeze_version(bram, plan_id=family_plan.pk)
    assert refused.value.decision.reason == (
        "Nog nodig: het eigen plan van het gezin, of de dag waarop het gezin die kans kreeg, wat het gezin vraagt, "
        "wat het gezin wil bereiken, het gesprek met het gezin over dit plan, een doel en "
        "de dag waarop we samen terugkijken."
    )


def test_the_plan_of_the_family_itself_is_a_part_and_not_typed_again(
    world, bram, family_plan, dossier
) -> None:
    rania = world.actors["rania"]
    plans.write_family_draft(rania, dossier_id=dossier.pk, part="wants", text="Rust aan tafel.", revision=0)
    plans.share_family_plan(rania, dossier_id=dossier.pk)
    assert content_of(family_plan)["own"]["words"] == [
        {"title": "Wat willen wij?", "text": "Rust aan tafel."}
    ]


def test_parents_and_who_leads_sign_and_the_school_does_not(world, bram, whole_family_plan) -> None:
    version = plans.freeze_version(bram, plan_id=whole_family_plan.pk)
    assert names(version) == [
        ("Rania", "required"),
        ("Thomas", "required"),
        ("Sami", "optional"),
        ("Bram", "required"),
    ]
    for key in ("rania", "thomas", "bram"):
        slot = version.slots.get(person=world.people[key])
        plans.sign(world.actors[key], slot_id=slot.pk, confirmed_at=clock.now())
    version.refresh_from_db()
    assert (version.state, version.in_force_on) == (PlanState.IN_FORCE, clock.today())
    assert paper_bytes(version).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("age", "parents", "pupil"),
    [
        (8, SlotNeed.REQUIRED, SlotNeed.OPTIONAL),
        (12, SlotNeed.REQUIRED, SlotNeed.REQUIRED),
        (15, SlotNeed.REQUIRED, SlotNeed.REQUIRED),
        (16, SlotNeed.OPTIONAL, SlotNeed.REQUIRED),
        (None, SlotNeed.REQUIRED, SlotNeed.ASKED),
    ],
)
def test_who_consents_to_help_follows_the_age(age, parents, pupil) -> None:
    rule = signature_rule("family")
    assert (parents_need(age, rule), pupil_need(age, rule)) == (parents, pupil)


def test_versions_of_both_plans_have_their_own_numbers(
    world, bram, whole_family_plan, version, dossier
) -> None:
    family_version = plans.freeze_version(bram, plan_id=whole_family_plan.pk)
    assert (version.number, family_version.number) == (1, 1)
    mine = seen(world, "rania", dossier)
    assert access.get_version(mine, 1) == version
    assert access.get_version(mine, 1, kind="family") == family_version
    with pytest.raises(Http404):
        access.get_version(seen(world, "anouk", dossier), 1, kind="family")
    with pytest.raises(Http404):
        access.get_slot(seen(world, "anouk", dossier), family_version.slots.first().pk)
