"""A changed plan: what differs, in words, and exactly whose agreement it asks again (AT-21)."""

import datetime as dt
from copy import deepcopy

import pytest

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from rondom.events.models import Notice
from rondom.plans import agreements, queries
from rondom.plans import operations as plans
from rondom.plans.changes import changes_between
from rondom.plans.models import PlanVersion
from rondom.plans.terms import PlanPart, PlanState, SlotState, except_words

ALL = ("rania", "thomas", "sami", "anouk", "daan")


@pytest.fixture
def again(world, whole_plan):
    """again(): lay the plan ready once more as it is now."""
    return lambda: plans.freeze_version(world.actors["anouk"], plan_id=whole_plan.pk)


def open_names(version):
    rows = version.slots.filter(state=SlotState.OPEN).order_by("pk")
    return [row.person.call_name for row in rows.select_related("person")]


def sign_all(world, version, *keys):
    for key in keys:
        slot = version.slots.get(person=world.people[key])
        plans.sign(world.actors[key], slot_id=slot.pk, confirmed_at=clock.now())


def write(world, plan, part, value):
    plan.refresh_from_db()
    plans.write_plan_part(
        world.actors["anouk"], plan_id=plan.pk, part=part, value=value, revision=plan.revision_of(part)
    )


def test_one_agreement_of_the_school_asks_family_school_and_who_does_it(
    world: Demo, dossier: Dossier, goal, version: PlanVersion, again, today: dt.date
) -> None:
    sign_all(world, version, *ALL)
    plans.add_goal_action(
        world.actors["anouk"],
        goal_id=goal.pk,
        what="Strips klaarleggen",
        due_on=today + dt.timedelta(days=7),
        owner_id=world.people["anouk"].pk,
    )
    before = Notice.objects.filter(template="plan_to_sign").count()
    newer = again()
    assert open_names(newer) == ["Rania", "Thomas", "Sami", "Anouk"]
    daan = newer.slots.get(person=world.people["daan"])
    assert (daan.state, daan.signed_version, daan.method) == ("signed", 1, "login")
    told = Notice.objects.filter(template="plan_to_sign").count() - before
    assert told == 2  # both parents; Sami (8) may sign and need not, and Anouk did it herself


def test_ones_own_agreement_asks_oneself(world: Demo, goal, version: PlanVersion, again, today) -> None:
    sign_all(world, version, *ALL)
    plans.add_goal_action(
        world.actors["anouk"],
        goal_id=goal.pk,
        what="Voorlezen",
        due_on=today + dt.timedelta(days=7),
        owner_id=world.people["daan"].pk,
    )
    assert "Daan" in open_names(again())


def test_what_is_only_of_the_pupil_does_not_ask_the_parents(world, dossier, version, again) -> None:
    sign_all(world, version, *ALL)
    plans.tell_influence(world.actors["anouk"], dossier_id=dossier.pk, text="De hulp is nu in de klas.")
    plans.tell_back(world.actors["anouk"], dossier_id=dossier.pk, told_back_on=clock.today())
    newer = again()
    assert open_names(newer) == ["Sami", "Anouk"]
    assert newer.state == PlanState.TO_SIGN
    sign_all(world, newer, "anouk")
    newer.refresh_from_db()
    assert newer.state == PlanState.IN_FORCE


def test_a_fact_asks_nobody_and_is_in_force_at_once(world, whole_plan, version, again, today) -> None:
    sign_all(world, version, *ALL)
    write(world, whole_plan, PlanPart.TALKED_ON, today - dt.timedelta(days=1))
    newer = again()
    assert open_names(newer) == []
    newer.refresh_from_db()
    version.refresh_from_db()
    assert (newer.state, version.state) == (PlanState.IN_FORCE, PlanState.REPLACED)


def test_who_did_not_sign_is_asked_as_before(world, dossier, version, again) -> None:
    sign_all(world, version, "rania")
    plans.refuse_to_sign(
        world.actors["thomas"],
        slot_id=version.slots.get(person=world.people["thomas"]).pk,
        reason="Ik wil eerst praten.",
    )
    plans.tell_influence(world.actors["anouk"], dossier_id=dossier.pk, text="De hulp is nu in de klas.")
    plans.tell_back(world.actors["anouk"], dossier_id=dossier.pk, told_back_on=clock.today())
    assert open_names(again()) == ["Thomas", "Sami", "Anouk", "Daan"]


def test_back_to_the_words_that_were_signed_asks_nobody(world, whole_plan, version, again) -> None:
    sign_all(world, version, *ALL)
    write(world, whole_plan, PlanPart.DEVIATIONS, "Geen gym.")
    assert open_names(again()) == ["Rania", "Thomas", "Sami", "Anouk"]
    write(world, whole_plan, PlanPart.DEVIATIONS, "geen")
    third = again()
    assert open_names(third) == []
    rania = third.slots.get(person=world.people["rania"])
    assert (rania.signed_version, rania.method) == (1, "login")


def test_who_is_asked_again_reads_what_changed_since_he_signed(world, whole_plan, version, again) -> None:
    sign_all(world, version, "rania")
    write(world, whole_plan, PlanPart.DEVIATIONS, "Geen gym.")
    again()
    write(world, whole_plan, PlanPart.DESTINATION, "Naar groep 7.")
    third = again()
    slots = {key: third.slots.get(person=world.people[key]) for key in ("rania", "thomas")}
    since, changes = agreements.changes_for(slots["rania"])
    assert since == 1
    assert [(row.title, row.before, row.after) for row in changes] == [
        ("Waar werken we naartoe", "Naar groep 6, daarna vmbo-t.", "Naar groep 7."),
        ("Anders dan de klas", "geen", "Geen gym."),
    ]
    assert agreements.changes_for(slots["thomas"]) == (0, [])


def test_agreeing_without_one_goal(world, version, slot_of) -> None:
    slot = plans.sign(
        world.actors["rania"],
        slot_id=slot_of("rania").pk,
        confirmed_at=clock.now(),
        except_goals=[1, 7],
    )
    assert slot.except_goals == [1]
    card = next(row for row in queries.slots_of(version) if row.name == slot.person.name)
    assert except_words(card.except_goals) == "niet eens met doel 1"


def test_what_differs_in_words(version: PlanVersion) -> None:
    old = queries.version_content(version)["plan"]
    new = deepcopy(old)
    goal = new["guidance"]["goals"][0]
    goal["target"], goal["target_on"] = "4", "2027-03-01"
    goal["actions"] = [{"what": "Bellen", "who": "Daan Kuipers", "due_on": "2027-01-02"}]
    new["foundation"]["hindering"] = []
    new["hearing"]["ways"] = ["schrijven", "zelf praten"]
    new["pupil"]["group"] = "groep 6"
    found = {row.title: (row.part, row.before, row.after) for row in changes_between(old, new)}
    about = f"Doel ‘{goal['text']}’"
    assert found["Groep of klas"][0] == "pupil"
    assert found["Dit maakt het lastig"] == ("foundation", "Drukke klas.", "")
    assert found[f"{about}: waar we heen willen"] == ("guidance", "4,5", "4")
    assert found[f"{about}: voor wanneer"][2] == "1 maart 2027"
    assert found[f"{about}: afspraak"] == ("guidance", "", "Bellen – Daan Kuipers, voor 2 januari 2027")
    assert found["Hoe het kind wilde vertellen"][2] == "schrijven, zelf praten"
    assert len(found) == 6
    assert changes_between(old, old) == []


def test_two_agreements_with_the_same_words_are_two(version: PlanVersion) -> None:
    old = queries.version_content(version)["plan"]
    daan = {"what": "Bellen", "who": "Daan", "due_on": ""}
    old["guidance"]["goals"][0]["actions"] = [daan, daan | {"who": "Anouk"}]
    new = deepcopy(old)
    new["guidance"]["goals"][0]["actions"].reverse()
    assert changes_between(old, new) == []
    new["guidance"]["goals"][0]["actions"] = [daan, daan | {"who": "Rania"}]
    assert [row.whose for row in changes_between(old, new)] == [frozenset({"Anouk", "Rania"})]


def test_a_signature_that_holds_cannot_be_put_again(world, whole_plan, version, again, today) -> None:
    sign_all(world, version, *ALL)
    write(world, whole_plan, PlanPart.TALKED_ON, today - dt.timedelta(days=1))
    newer = again()
    with pytest.raises(Refused) as refused:
        sign_all(world, newer, "rania")
    assert refused.value.decision.code == "signature.already_given"


@pytest.fixture
def heard_content(version: PlanVersion):
    """A hearing with everything in it, as no child would have it at once."""
    content = queries.version_content(version)["plan"]
    drawing = {"kind": "drawing", "label": "tekening of foto", "number": 1, "sha256": "a", "added_on": ""}
    signed = {"side": "school", "name": "Daan", "capacity": "leerkracht", "signed_on": ""}
    content["hearing"] |= {"through": "opa", "message": "Dag.", "wants_nothing": False, "not_wanted": "Moe."}
    content["hearing"] |= {"files": [drawing], "signed": [signed]}
    return content


OTHER = {
    "ways": ["schrijven"],
    "words": "Rust.",
    "heard_on": "2026-01-02",
    "influence": "Anders.",
    "told_back_on": "2026-01-03",
    "told_back_by": "Noor",
    "through": "oma",
    "message": "Hoi.",
    "not_wanted": "Nee.",
    "files": [{"kind": "drawing", "label": "tekening of foto", "number": 2, "sha256": "b", "added_on": ""}],
    "signed": [{"side": "family", "name": "Rania", "capacity": "ouder", "signed_on": ""}],
}


@pytest.mark.parametrize("name", OTHER)
def test_no_signature_holds_over_another_hearing(heard_content, name: str) -> None:
    for value in (OTHER[name], type(OTHER[name])()):
        new = deepcopy(heard_content)
        new["hearing"][name] = value
        assert {row.part for row in changes_between(heard_content, new)} == {"hearing"}
    del new["hearing"][name]
    assert changes_between(heard_content, new)


def test_nothing_of_a_hearing_is_left_out(heard_content) -> None:
    assert set(OTHER) == set(heard_content["hearing"]) - {"wants_nothing"}  # as the ways say


def test_a_drawing_in_the_place_of_another_went_and_came(heard_content) -> None:
    new = deepcopy(heard_content)
    new["hearing"]["files"] = OTHER["files"]
    words = "tekening of foto van "
    assert [(row.before, row.after) for row in changes_between(heard_content, new)] == [
        (words, ""),
        ("", words),
    ]


def test_other_words_to_the_pupil_ask_him_and_the_school_again(world, dossier, version, again) -> None:
    sign_all(world, version, *ALL)
    today = clock.today()
    plans.tell_back(world.actors["anouk"], dossier_id=dossier.pk, told_back_on=today, message="Goed zo.")
    assert open_names(again()) == ["Sami", "Anouk"]


def test_with_whom_it_was_talked_about_is_shown_and_asks_nobody(heard_content) -> None:
    new = deepcopy(heard_content)
    new["destination"]["talked_with"] = "Met beide ouders."
    assert [(row.part, row.after) for row in changes_between(heard_content, new)] == [
        ("talked_with", "Met beide ouders.")
    ]
