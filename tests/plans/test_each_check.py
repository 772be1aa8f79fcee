"""Each check of a plan asked by itself: one thing is different, and the answer is."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.people.terms import Role
from rondom.plans import access
from rondom.plans.models import Goal, GrowthDocument, Paragraph, Plan, SignatureSlot
from rondom.plans.rules import term


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
