"""The plan follows the kind of school and the form of the region; its data keep one format."""

import json

import pytest

from rondom.core.decision import Conflict, Refused
from rondom.demo.people import Demo
from rondom.documents.blocks import Heading
from rondom.documents.plan import perspective
from rondom.documents.reading import Reading
from rondom.dossiers.access import get_dossier
from rondom.people import operations as people
from rondom.people.terms import SchoolType
from rondom.plans import operations as plans
from rondom.plans.changes import changes_between
from rondom.plans.content import content_of, missing_in
from rondom.plans.models import Plan
from rondom.plans.opp_form import FormPart, all_forms, exits_of, form_for, statutory, write_form
from rondom.plans.queries import order_of, plan_of, version_content
from rondom.plans.terms import Exit, OppPart, PlanPart, Section
from tests.plans.conftest import *  # noqa: F403

LAW = ["destination", "foundation", "guidance", "deviations", "hearing"]
VOICE_FIRST = ["hearing", "destination", "foundation", "tried", "guidance", "deviations"]


def lay_out(world: Demo, keys: list[str], *, revision: int = 0) -> None:
    parts = [FormPart(key, "Kort." if key == "tried" else "") for key in keys]
    write_form(world.actors["fenna"], school_type=SchoolType.PO, parts=parts, revision=revision)


def test_every_kind_of_school_has_the_parts_of_the_law_and_its_own_exits(world: Demo) -> None:
    forms = all_forms(world.region.pk)
    assert [form.school_type for form in forms] == list(SchoolType)
    assert all(form.order == LAW and not form.is_own for form in forms)
    assert {code for form in forms for code, _label in form.exits} == set(Exit.values)
    assert [code for code, _label in exits_of("vso")] == ["study", "work", "day_care"]
    assert "havo" not in dict(exits_of("pro"))


def test_a_school_without_a_kind_has_the_law_and_own_words(world: Demo, whole_plan: Plan) -> None:
    school = whole_plan.dossier.school
    school.school_type = ""
    school.save()
    assert form_for(world.region.pk, "").order == list(statutory())
    assert exits_of("") == []
    assert missing_in(content_of(plan_of(whole_plan.dossier_id))) == []  # type: ignore[arg-type]
    with pytest.raises(Refused) as refusal:
        choose_exit(world, whole_plan, "havo")
    assert refusal.value.decision.code == "plan.exit_not_of_school"


def choose_exit(world: Demo, plan: Plan, code: str) -> Plan:
    revision = Plan.objects.get(pk=plan.pk).revision_of("exit")
    return plans.write_plan_part(
        world.actors["anouk"], plan_id=plan.pk, part=PlanPart.EXIT, value=code, revision=revision
    )


def test_an_exit_of_the_list_is_enough_and_asks_agreement_when_it_changes(
    world: Demo, whole_plan: Plan
) -> None:
    choose_exit(world, whole_plan, "vmbo_gt")
    plan = plans.write_plan_part(
        world.actors["anouk"], plan_id=whole_plan.pk, part=PlanPart.DESTINATION, value="", revision=1
    )
    before = content_of(plan_of(plan.dossier_id))  # type: ignore[arg-type]
    assert before["destination"]["exit"] == "vmbo, gemengde of theoretische leerweg"
    assert missing_in(before) == []
    choose_exit(world, whole_plan, "havo")
    after = content_of(plan_of(plan.dossier_id))  # type: ignore[arg-type]
    assert [(row.part, row.after) for row in changes_between(before, after)] == [("destination", "havo")]
    choose_exit(world, whole_plan, "")
    assert missing_in(content_of(plan_of(plan.dossier_id))) == ["waar we naartoe werken"]  # type: ignore[arg-type]


def test_an_exit_of_another_kind_of_school_is_refused(world: Demo, whole_plan: Plan) -> None:
    with pytest.raises(Refused) as refusal:
        choose_exit(world, whole_plan, "day_care")
    assert refusal.value.decision.code == "plan.exit_not_of_school"


def test_a_region_orders_the_parts_and_takes_one_in_without_another_format(
    world: Demo, whole_plan: Plan
) -> None:
    anouk = world.actors["anouk"]
    plain = content_of(plan_of(whole_plan.dossier_id))  # type: ignore[arg-type]
    plans.write_paragraph(
        anouk, dossier_id=whole_plan.dossier_id, section=Section.TRIED, text="Korte instructie."
    )
    assert content_of(plan_of(whole_plan.dossier_id)) == plain  # type: ignore[arg-type]

    lay_out(world, VOICE_FIRST)

    content = content_of(plan_of(whole_plan.dossier_id))  # type: ignore[arg-type]
    more = content.pop("more")
    assert content == plain
    assert list(more) == ["tried"]
    assert more["tried"][0]["text"] == "Korte instructie."
    version = plans.freeze_version(anouk, plan_id=whole_plan.pk)
    assert order_of(version) == VOICE_FIRST
    lay_out(world, LAW, revision=1)
    assert order_of(version) == VOICE_FIRST  # what was laid down stays
    reading = Reading(anouk, get_dossier(anouk, whole_plan.dossier.ref, looking_at="plan"))
    headings = [
        row.text for row in perspective(reading).blocks if isinstance(row, Heading) and row.level == 2
    ]
    assert headings[1:5] == [
        "Waar werken we naartoe", "Waarom we dat denken", "Wat al is geprobeerd", "Hulp en begeleiding",
    ]  # fmt: skip


def test_what_somebody_needs_is_a_helping_sentence_in_the_plan(world: Demo, whole_plan: Plan) -> None:
    lay_out(world, [*LAW, "needs"])
    plans.add_need(
        world.actors["anouk"],
        dossier_id=whole_plan.dossier_id,
        subject="teacher",
        category="material",
        text="al klaarligt",
    )
    content = content_of(plan_of(whole_plan.dossier_id))  # type: ignore[arg-type]
    assert content["more"]["needs"] == [{"by": "de leerkracht", "text": "materiaal dat al klaarligt"}]


def test_a_version_of_before_forms_has_the_order_of_the_law(whole_plan: Plan, world: Demo) -> None:
    version = plans.freeze_version(world.actors["anouk"], plan_id=whole_plan.pk)
    words = version_content(version)
    del words["order"]
    version.content = json.dumps(words)
    assert order_of(version) == LAW


@pytest.mark.parametrize(
    ("who", "keys", "code"),
    [
        ("anouk", VOICE_FIRST, "people.not_administrator"),
        ("fenna", ["destination", "foundation", "guidance", "deviations"], "opp_form.statutory"),
        ("fenna", [*LAW, "hearing"], "opp_form.twice"),
    ],
    ids=["no administrator", "without the voice of the pupil", "a part twice"],
)
def test_a_form_is_refused(world: Demo, who: str, keys: list[str], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        write_form(world.actors[who], school_type="po", parts=[FormPart(key) for key in keys], revision=0)
    assert refusal.value.decision.code == code
    assert not form_for(world.region.pk, "po").is_own


def test_too_long_an_explanation_is_refused(world: Demo) -> None:
    parts = [FormPart(key, "x" * 301) for key in LAW]
    with pytest.raises(Refused) as refusal:
        write_form(world.actors["fenna"], school_type="po", parts=parts, revision=0)
    assert refusal.value.decision.code == "opp_form.too_long"


def test_who_comes_second_reads_what_the_first_wrote(world: Demo) -> None:
    lay_out(world, VOICE_FIRST)
    with pytest.raises(Conflict) as conflict:
        lay_out(world, LAW)
    assert conflict.value.theirs.splitlines()[3] == "4. Wat al is geprobeerd. Kort."


def test_another_region_keeps_its_own(world: Demo) -> None:
    other = people.create_region(name="Regio Zuid", slug="zuid")
    lay_out(world, VOICE_FIRST)
    assert form_for(world.region.pk, "po").order == VOICE_FIRST
    assert form_for(world.region.pk, "po").every[-1].key in OppPart.values
    assert form_for(world.region.pk, "sbo").order == LAW
    assert form_for(other.pk, "po").order == LAW
