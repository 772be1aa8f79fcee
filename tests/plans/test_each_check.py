"""Each check of a plan asked by itself: one thing is different, and the answer is."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.people.terms import Role
from rondom.plans import access, evaluation_access, outside, queries
from rondom.plans.models import Contribution, Goal, GrowthDocument, Paragraph, Plan, SignatureSlot
from rondom.plans.rules import term
from rondom.routes.definition import parse_route
from rondom.routes.models import StepVisit
from rondom.routes.operations import LIBRARY, publish_route


@pytest.fixture
def seen(world, dossier):
    return lambda key: visible_dossier(world.actors[key], dossier_id=dossier.pk)


def without_school(dossier):
    dossier.categories = frozenset({"process", "absence"})
    return dossier


def closed(dossier):
    dossier.closed_on = clock.today()
    return dossier


# Writing ------------------------------------------------------------------------------


def test_who_writes_in_which_section(world, seen):
    daan, rania = world.actors["daan"], world.actors["rania"]

    def code(dossier, actor=daan, section="picture") -> str:
        return access.may_write(actor, dossier, section=section).code

    assert (code(seen("daan")), code(seen("rania"), rania)) == ("", "")
    assert code(closed(seen("daan"))) == "dossier.closed"
    assert code(seen("daan"), section="family_plan") == "paragraph.family_writes"
    assert code(without_school(seen("daan"))) == "paragraph.section_not_yours"
    without_voice = replace(daan, role=Role.ADMINISTRATOR)
    found = seen("daan")
    found.seen_by = without_voice
    assert code(found, without_voice) == "paragraph.section_not_yours"


def test_in_a_closed_dossier_nothing_is_written(world, seen):
    daan, dossier = world.actors["daan"], closed(seen("daan"))
    goal = Goal(document=GrowthDocument(), state="open")
    answers = [
        access.may_work_on_picture(daan, dossier),
        access.may_hear(daan, dossier),
        access.may_tell_back(daan, dossier),
        access.may_add_goal(daan, dossier),
        access.may_change_goal(daan, goal, dossier),
        access.may_choose_effort(daan, dossier),
        access.may_close_document(world.actors["anouk"], dossier, open_goals=False),
        access.may_write_plan(daan, dossier),
        access.may_freeze(daan, Plan(), dossier, content={}),
    ]
    assert {answer.code for answer in answers} == {"dossier.closed"}


def test_own_words_and_words_that_were_told(world, dossier):
    daan, rania, anouk = (world.actors[key] for key in ("daan", "rania", "anouk"))
    paragraph = Paragraph(author_id=rania.person_id, told_to_id=daan.person_id)
    assert access.may_change_paragraph(rania, paragraph)
    assert access.may_change_paragraph(daan, paragraph)
    assert access.may_change_paragraph(anouk, paragraph).code == "paragraph.not_yours"
    told = {"author_id": rania.person_id}
    assert access.may_write_for(daan, dossier, **told)
    assert access.may_write_for(rania, dossier, **told).code == "paragraph.only_own_words"
    not_family = {"author_id": anouk.person_id}
    assert access.may_write_for(daan, dossier, **not_family).code == "paragraph.teller_not_family"


def test_the_child_is_heard_and_school_tells_back(world, seen):
    found = {
        key: (
            access.may_hear(world.actors[key], seen(key)).code,
            access.may_tell_back(world.actors[key], seen(key)).code,
        )
        for key in ("daan", "sami", "rania")
    }
    assert found == {
        "daan": ("", ""),
        "sami": ("", "hearing.school_tells_back"),
        "rania": ("hearing.not_parent", "hearing.not_parent"),
    }


# Goals ----------------------------------------------------------------------------------


def test_picture_before_goals_before_help(world, seen, views):
    daan = world.actors["daan"]
    assert access.may_add_goal(daan, seen("daan")).code == "plan.picture_first"
    assert access.may_choose_effort(daan, seen("daan")).code == "plan.goals_first"
    assert not access.picture_is_whole(seen("daan"), written=set())
    views("daan", "rania", "thomas", "sami")
    assert access.may_add_goal(daan, seen("daan"))


def test_a_goal_that_ended_stays(world, seen, goal):
    daan, dossier = world.actors["daan"], seen("daan")
    assert access.may_choose_effort(daan, dossier)
    assert access.may_change_goal(daan, goal, dossier)
    assert access.may_work_on_goal(daan, dossier, state="reached").code == "goal.has_ended"
    goal.document.closed_on = clock.today()
    assert access.may_change_goal(daan, goal, dossier).code == "growth_document.closed"


def test_a_growth_document_closes_without_open_goals_by_who_steers(world, seen, goal):
    anouk = world.actors["anouk"]
    assert access.may_close_document(anouk, seen("anouk")).code == "growth_document.goals_open"
    assert access.may_close_document(anouk, seen("anouk"), open_goals=False)
    code = access.may_close_document(world.actors["daan"], seen("daan"), open_goals=False).code
    assert code == "dossier.role_does_not_steer"


# The plan -------------------------------------------------------------------------------


def test_who_does_not_see_what_is_about_school_finds_no_plan(world, seen, version, slot_of):
    dossier, slot = seen("anouk"), slot_of("rania")
    assert access.get_version(dossier, version.number) == version
    assert access.get_slot(dossier, slot.pk) == slot
    for number, key in ((version.number + 1, slot.pk + 1000),):
        with pytest.raises(Http404):
            access.get_version(dossier, number)
        with pytest.raises(Http404):
            access.get_slot(dossier, key)
    other = seen("anouk")
    other.pk += 1
    for hidden in (without_school(dossier), other):
        with pytest.raises(Http404):
            access.get_version(hidden, version.number)
        with pytest.raises(Http404):
            access.get_slot(hidden, slot.pk)


def test_the_school_and_the_coordinator_write_the_plan(world, seen):
    anouk, daan = world.actors["anouk"], world.actors["daan"]
    assert access.may_write_plan(daan, seen("daan"))
    assert access.may_write_plan(anouk, without_school(seen("anouk"))).code == "plan.not_for_you"
    assert access.may_write_plan(world.actors["rania"], seen("rania")).code == "plan.school_leads"
    elsewhere = seen("anouk")
    elsewhere.school_id += 1
    assert access.may_write_plan(anouk, elsewhere), "who has the regie writes along"
    without_voice, found = replace(daan, role=Role.ADMINISTRATOR), seen("daan")
    found.seen_by = without_voice
    assert access.may_write_plan(without_voice, found).code == "plan.school_leads"
    elsewhere = seen("daan")
    elsewhere.school_id += 1
    assert access.may_write_plan(daan, elsewhere).code == "plan.school_leads"


def test_a_version_is_whole_and_says_something_else(world, seen, version):
    anouk, plan = world.actors["anouk"], version.plan
    assert access.may_freeze(anouk, plan, seen("anouk")).code == "plan.nothing_changed"


def test_without_a_version_there_is_nothing_to_sign(version, sign):
    assert access.is_complete_card(None).code == "plan.no_version"
    assert access.is_complete(version).code == "plan.signatures_missing"
    for key in ("rania", "thomas", "anouk"):
        sign(key)
    assert access.is_complete(version)


def test_what_is_missing_is_named_in_words():
    said = [access._all_signed(names).reason for names in (["vader"], ["vader", "moeder"])]
    assert said == ["Vader moet nog tekenen.", "Vader en moeder moeten nog tekenen."]


# Signing ---------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["replaced", "draft"])
def test_an_answer_is_to_the_version_of_today(world, slot_of, state):
    slot = slot_of("rania")
    slot.version.state = state
    assert access.may_answer(world.actors["rania"], slot).code == "signature.version_replaced"


def test_who_signs_in_which_hat(world, slot_of):
    anouk, slot = world.actors["anouk"], slot_of("anouk")
    assert access.may_answer(anouk, slot)
    assert access.may_answer(anouk, slot_of("rania")).code == "signature.not_yours"
    for other in ({"capacity": Role.DIRECTOR}, {"organisation_id": 0}):
        hat = SignatureSlot(
            version=slot.version,
            person_id=anouk.person_id,
            **{"capacity": anouk.role, "organisation_id": anouk.organisation_id} | other,
        )
        assert access.may_answer(anouk, hat).code == "signature.other_hat", other
    slot.state = "signed"
    assert access.may_answer(anouk, slot).code == "signature.already_given"
    closed(slot.version.plan.dossier)
    assert access.may_answer(anouk, slot).code == "dossier.closed"


def test_signing_is_by_who_just_showed_who_it_is(world, slot_of):
    anouk, slot, now = world.actors["anouk"], slot_of("anouk"), clock.now()
    within = dt.timedelta(minutes=term("confirm_within_minutes"))
    asked = {"just now": now, "never": None, "long ago": now - 2 * within, "to come": now + within}
    found = {name: access.may_sign(anouk, slot, confirmed_at=at).code for name, at in asked.items()}
    first = "signature.confirm_first"
    assert found == {"just now": "", "never": first, "long ago": first, "to come": first}
    slot.state = "signed"
    assert access.may_sign(anouk, slot, confirmed_at=now).code == "signature.already_given"


def test_paper_is_written_down_for_another(world, seen, slot_of):
    anouk, slot = world.actors["anouk"], slot_of("rania")
    assert access.may_record_paper(anouk, slot, seen("anouk"))
    assert access.may_record_paper(anouk, slot_of("anouk"), seen("anouk")).code == "signature.sign_yourself"
    assert access.may_record_paper(world.actors["thomas"], slot, seen("thomas")).code == "plan.school_leads"
    slot.state = "signed"
    assert access.may_record_paper(anouk, slot, seen("anouk")).code == "signature.already_given"


def test_who_is_reminded_when(world, seen, slot_of):
    now = clock.now()

    def code(who="rania", by="anouk", version="to_sign", **other) -> str:
        slot = slot_of(who)
        slot.version.state = version
        for name, value in other.items():
            setattr(slot, name, value)
        return access.may_remind(world.actors[by], slot, seen(by)).code

    assert code() == ""
    assert code(reminded_at=now - dt.timedelta(days=1)) == ""
    assert code(by="thomas") == "plan.school_leads"
    assert code(version="in_force") == "signature.nothing_to_remind"
    assert code(state="signed") == "signature.nothing_to_remind"
    assert code("anouk") == "signature.is_yours"
    assert code(reminders=term("signature_reminders_max")) == "signature.reminded_enough"
    assert code(reminded_at=now - dt.timedelta(hours=23)) == "signature.reminded_today"


def test_the_same_is_asked_of_a_card_that_was_read(dossier, version, sign):
    card = lambda: queries.plan_card(dossier.pk)  # noqa: E731
    assert access.is_complete_card(replace(card(), version_number=0)).code == "plan.no_version"
    assert access.is_complete_card(card()).code == "plan.signatures_missing"
    for key in ("rania", "thomas", "anouk"):
        sign(key)
    assert access.is_complete_card(card())


# The plans of a school, and the end of one --------------------------------------------------


def test_who_answers_for_the_plans_of_a_school(world):
    anouk = world.actors["anouk"]
    asked = (anouk, world.actors["daan"], replace(anouk, organisation_id=None))
    assert [access.sees_plans_of_school(who) for who in asked] == [True, False, False]


def test_a_plan_that_counted_is_ended_by_the_school(world, seen, version, sign):
    anouk, plan = world.actors["anouk"], version.plan
    assert access.may_end_plan(anouk, plan, seen("anouk")).code == "plan.never_in_force"
    for key in ("rania", "thomas", "anouk"):
        sign(key)
    assert access.may_end_plan(anouk, plan, seen("anouk"))
    assert access.may_end_plan(world.actors["rania"], plan, seen("rania")).code == "plan.school_leads"


def test_help_waits_for_what_the_route_wants(world, seen, goal, today):
    """The offers open when everybody gave a view (AT-05)."""
    dossier = seen("daan")
    assert access.may_choose_effort(world.actors["daan"], dossier)
    route = publish_route(world.system, text=(LIBRARY / "integraal_arrangeren.yaml").read_text())
    dossier.visits.all().delete()
    StepVisit.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        route=route,
        track=parse_route(route.text).steps[0].track,
        step="1",
        arrived_on=today,
        moved_by_id=world.people["anouk"].pk,
    )
    assert access.may_choose_effort(world.actors["daan"], dossier)
    Paragraph.objects.filter(author=world.people["rania"]).delete()
    assert access.may_choose_effort(world.actors["daan"], dossier).code == "route.field_locked"


# Looking back ----------------------------------------------------------------------------


@pytest.fixture
def committee(world, seen):
    """Somebody of the committee of guidance, who takes part: (actor, the dossier as fetched for him)."""
    member, found = replace(world.actors["anouk"], role=Role.GUIDANCE_COMMITTEE, person_id=0), seen("anouk")
    found.seen_by = member
    return member, found


def test_an_evaluation_is_found_by_who_sees_the_plan_of_this_child(seen, evaluation):
    dossier = seen("anouk")
    assert evaluation_access.get_evaluation(dossier, evaluation.pk) == evaluation
    other = seen("anouk")
    other.pk += 1
    for found, number in (
        (dossier, evaluation.pk + 1),
        (other, evaluation.pk),
        (without_school(seen("anouk")), evaluation.pk),
    ):
        with pytest.raises(Http404):
            evaluation_access.get_evaluation(found, number)


def test_the_committee_leads_its_own_looking_back(world, seen, committee):
    lead = evaluation_access.may_lead_evaluation
    assert lead(*committee, kind="committee")
    assert lead(*committee, kind="together").code == "plan.school_leads"
    assert lead(world.actors["rania"], seen("rania"), kind="committee").code == "plan.school_leads"
    member, found = committee
    assert lead(member, without_school(found), kind="committee").code == "plan.not_for_you"
    assert lead(member, closed(found), kind="committee").code == "dossier.closed"


def test_one_looks_back_on_goals_as_the_region_does(world, seen, goal):
    anouk, dossier = world.actors["anouk"], seen("anouk")
    begin = evaluation_access.may_begin_evaluation
    assert begin(anouk, dossier, kind="together")
    assert begin(anouk, dossier, kind="elsewhere").code == "evaluation.not_here"
    assert begin(anouk, dossier, kind="together", has_goals=False).code == "evaluation.no_goals"
    Goal.objects.update(state="stopped")
    assert begin(anouk, dossier, kind="together").code == "evaluation.no_goals"
    assert begin(anouk, dossier, kind="together", has_goals=True)
    assert begin(world.actors["rania"], seen("rania"), kind="together").code == "plan.school_leads"


def test_what_is_finished_stays(world, seen, evaluation):
    anouk, dossier = world.actors["anouk"], seen("anouk")
    finish = evaluation_access.may_finish_evaluation
    assert evaluation_access.may_change_evaluation(anouk, evaluation, dossier)
    assert finish(anouk, evaluation, dossier, missing=[])
    assert finish(anouk, evaluation, dossier, missing=["de doelen"]).code == "evaluation.not_whole"
    evaluation.finished_at = clock.now()
    for answer in (
        evaluation_access.may_change_evaluation(anouk, evaluation, dossier),
        finish(anouk, evaluation, dossier, missing=["de doelen"]),
    ):
        assert answer.code == "evaluation.finished"


# Words from outside ----------------------------------------------------------------------


def test_the_family_writes_its_own_plan_and_a_parent_shares_it(world, seen):
    rania, sami = world.actors["rania"], world.actors["sami"]
    assert outside.may_write_family_draft(sami, seen("sami"))
    assert outside.may_share_family_draft(rania, seen("rania"))
    assert outside.may_share_family_draft(sami, seen("sami")).code == "family_draft.parents_share"
    grown = seen("sami")
    grown.pupil.person.born_on = clock.today().replace(year=clock.today().year - 17, day=1)
    assert outside.may_share_family_draft(sami, grown)
    for may in (outside.may_write_family_draft, outside.may_share_family_draft):
        assert may(rania, closed(seen("rania"))).code == "dossier.closed"
        with pytest.raises(Http404):
            may(world.actors["anouk"], seen("anouk"))


def test_a_piece_is_asked_by_a_parent_or_the_coordinator(world, seen):
    school = world.organisations["klimboom"].pk

    def code(key, found=None, section="goes_well", organisation_id=school, writer="school") -> str:
        asked = {"section": section, "writer": writer, "person_id": 0, "organisation_id": organisation_id}
        return outside.may_ask_contribution(world.actors[key], found or seen(key), **asked).code

    assert code("anouk") == ""
    assert code("rania", organisation_id=None, writer="network") == ""
    assert code("daan") == "contribution.coordinator_asks"
    assert code("anouk", section="nothing") == "contribution.section_not_yours"
    assert code("anouk", without_school(seen("anouk"))) == "contribution.section_not_yours"
    assert code("anouk", closed(seen("anouk"))) == "dossier.closed"
    assert code("anouk", organisation_id=world.organisations["smw"].pk) == "contribution.no_ground"
    assert code("anouk", writer="parent") == "contribution.no_ground"


def test_a_question_is_taken_back_by_who_asked_and_the_coordinator(world, seen):
    piece = Contribution(asked_by_id=world.people["rania"].pk)

    def code(key, found=None):
        return outside.may_end_contribution(world.actors[key], found or seen(key), piece).code

    assert (code("rania"), code("anouk"), code("thomas")) == ("", "", "contribution.not_yours")
    assert code("rania", closed(seen("rania"))) == "dossier.closed"
    for name in ("sent_at", "revoked_at"):
        setattr(piece, name, clock.now())
        assert code("rania") == "contribution.over"
        setattr(piece, name, None)
