"""Each check of a meeting asked by itself: one thing is different, and the answer is."""

import datetime as dt
from dataclasses import replace

import pytest
from django.http import Http404

from rondom.core import clock
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Participant
from rondom.meetings import access, norm_region, operations, queries
from rondom.meetings.dissent_access import may_add_dissent
from rondom.meetings.models import Decision, Invitee, Meeting, NormFigure
from rondom.people.terms import Role
from rondom.routes.operations import LIBRARY, publish_route, start_route


@pytest.fixture
def seen(world):
    """seen("daan", meeting): as that person finds it."""
    return lambda key, meeting: access.visible_meeting(world.actors[key], meeting.pk)


@pytest.fixture
def own(world):
    """own("daan", meeting): how he stands on the list."""
    return lambda key, meeting: meeting.invitees.get(person=world.people[key])


def closed(meeting: Meeting) -> Meeting:
    """In a dossier that is closed."""
    meeting.dossier.closed_on = clock.today()
    return meeting


# Who sees it ------------------------------------------------------------------------------


def test_a_meeting_is_found_by_who_sees_the_child(world, plan, seen):
    meeting = plan()
    assert seen("daan", meeting) == meeting
    with pytest.raises(Http404):
        access.visible_meeting(world.actors["daan"], meeting.pk + 1)
    with pytest.raises(Http404):
        seen("hanneke", meeting)


@pytest.mark.parametrize("spoil", [{}, {"person_id": 0}, {"organisation_id": 0}, {"role": Role.DIRECTOR}])
def test_who_is_at_the_table_and_whom_it_concerns(world, plan, spoil):
    meeting, daan = plan(), replace(world.actors["daan"], **spoil)
    assert access.is_at_the_table(daan, meeting) is not bool(spoil)
    assert Meeting.objects.concerning(daan).exists() is not bool(spoil)


def test_who_was_taken_off_the_list_or_is_on_another(world, plan, own):
    meeting, other, daan = plan(), plan(hours=30), world.actors["daan"]
    assert set(Meeting.objects.concerning(daan)) == {meeting, other}
    row = own("daan", meeting)
    Invitee.objects.filter(pk=row.pk).update(removed_at=clock.now(), removed_why="asked")
    assert not access.is_at_the_table(daan, meeting)
    assert set(Meeting.objects.concerning(daan)) == {other}


@pytest.mark.parametrize("spoil", [{}, {"person_id": 0}, {"organisation_id": 0}, {"role": Role.TEACHER}])
def test_a_meeting_concerns_who_has_the_regie(world, plan, own, spoil):
    meeting = plan()
    own("anouk", meeting).delete()
    anouk = replace(world.actors["anouk"], **spoil)
    assert Meeting.objects.concerning(anouk).exists() is not bool(spoil)


# Who does it ------------------------------------------------------------------------------


def test_in_a_closed_dossier_nothing_is_done(world, running, seen, own):
    anouk, meeting = world.actors["anouk"], closed(seen("anouk", running))
    answers = {
        "lead": access.may_lead(anouk, meeting),
        "change": access.may_change_plan(anouk, meeting),
        "hold": access.may_hold(anouk, meeting.dossier, kind="ihi"),
        "start": access.may_start(anouk, meeting),
        "answer": access.may_answer(anouk, meeting, own("anouk", running)),
        "work": access.may_work_at(anouk, meeting),
        "write": access.may_write(anouk, meeting),
        "outlook": access.may_write_outlook(anouk, meeting),
        "nothing to add": access.may_mark_nothing_to_add(anouk, meeting, own("anouk", running)),
        "nothing, for another": access.may_mark_nothing_to_add(anouk, meeting, own("daan", running)),
        "decide": access.may_decide(anouk, meeting, kind="advice", decided_by=None, mandate=""),
        "show": access.may_show(anouk, meeting),
        "close": access.may_close(anouk, meeting),
    }
    assert {name: answer.code for name, answer in answers.items()} == dict.fromkeys(answers, "dossier.closed")
    assert access.may_read_minutes(anouk, meeting)


def test_who_was_fetched_for_another_is_asked_again(world, plan, seen):
    meeting = seen("anouk", plan())
    for act in (access.may_lead, access.may_work_at):
        assert act(world.actors["hanneke"], meeting).code == "dossier.not_participant"


def test_a_teacher_leads_nothing(world, running, seen, own):
    daan, meeting = world.actors["daan"], seen("daan", running)
    answers = [
        access.may_lead(daan, meeting),
        access.may_change_plan(daan, meeting),
        access.may_hold(daan, meeting.dossier, kind="ihi"),
        access.may_start(daan, meeting),
        access.may_mark_nothing_to_add(daan, meeting, own("rania", running)),
        access.may_show(daan, meeting),
        access.may_close(daan, meeting),
    ]
    assert {answer.code for answer in answers} == {"dossier.role_does_not_steer"}


def test_a_meeting_changes_before_it_begins_and_is_written_while_it_runs(world, plan, seen, own):
    anouk, daan = world.actors["anouk"], world.actors["daan"]
    meeting = seen("anouk", plan())

    def codes() -> dict[str, str]:
        return {
            "change": access.may_change_plan(anouk, meeting).code,
            "start": access.may_start(anouk, meeting).code,
            "answer": access.may_answer(anouk, meeting, own("anouk", meeting)).code,
            "write": access.may_write(anouk, meeting).code,
            "show": access.may_show(anouk, meeting).code,
            "close": access.may_close(anouk, meeting).code,
            "nothing": access.may_mark_nothing_to_add(anouk, meeting, own("anouk", meeting)).code,
            "add": access.may_add_other_view(anouk, meeting).code,
        }

    waits = "meeting.not_started"
    assert codes() == {
        **dict.fromkeys(("change", "start", "answer", "nothing"), ""),
        **dict.fromkeys(("write", "show", "close"), waits),
        "add": "meeting.no_minutes",
    }
    meeting.state = "running"
    assert codes() == {
        **dict.fromkeys(("change", "start", "answer"), "meeting.running"),
        **dict.fromkeys(("write", "show", "nothing", "add"), ""),
        "close": "meeting.no_attendance",
    }
    meeting.state = "cancelled"
    assert codes() == dict.fromkeys(codes(), "meeting.cancelled") | {"add": "meeting.no_minutes"}
    meeting.state, meeting.closed_at, meeting.closed_by = "closed", clock.now(), world.people["anouk"]
    assert codes() == dict.fromkeys(codes(), "meeting.closed") | {"add": ""}
    assert access.may_answer(anouk, meeting, None).code == "meeting.not_invited"
    assert access.may_answer(daan, meeting, own("anouk", meeting)).code == "meeting.not_invited"


def test_not_the_day_before(world, plan, seen):
    meeting = seen("anouk", plan())
    meeting.starts_at = clock.now() + dt.timedelta(days=1)
    assert access.may_start(world.actors["anouk"], meeting).code == "meeting.too_early"


def test_the_big_screen_is_for_the_professionals_at_the_table(world, running, seen, own):
    found = {key: access.may_work_at(world.actors[key], seen(key, running)).code for key in ("daan", "rania")}
    assert found == {"daan": "", "rania": "meeting.family_reads"}
    for key in ("daan", "anouk"):
        own(key, running).delete()
    found = {key: access.may_work_at(world.actors[key], seen(key, running)).code for key in ("daan", "anouk")}
    assert found == {"daan": "meeting.not_at_the_table", "anouk": ""}


def test_what_it_is_about_is_for_who_belongs(world, plan, seen, own):
    meeting = plan()

    def code(key: str) -> str:
        found, actor = seen(key, meeting), world.actors[key]
        found.dossier = visible_dossier(actor, dossier_id=meeting.dossier_id)
        found.dossier.categories = frozenset({"process"})
        return access.may_read_content(actor, found).code

    assert {key: code(key) for key in ("daan", "rania", "anouk")} == dict.fromkeys(
        ("daan", "rania", "anouk"), ""
    )
    for key in ("daan", "rania", "anouk"):
        own(key, meeting).delete()
    found = {key: code(key) for key in ("daan", "rania", "anouk")}
    assert found == {"daan": "meeting.not_asked", "rania": "", "anouk": ""}
    assert access.may_read_content(world.actors["daan"], seen("daan", meeting)), (
        "he sees what is about school"
    )


def test_everybody_without_whom_it_is_not_held(dossier, world, plan, own):
    assert access.has_everybody(dossier, kind="ihi", capacities=[])
    assert access.may_ask_outside(dossier, kind="ihi")
    meeting = plan()
    assert access.may_miss(meeting, own("daan", meeting))


# Deciding and closing -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ({}, "decision.no_mandate"),
        ({"mandate": "De directeur van het SWV zei ja."}, ""),
        ({"mandate": " "}, "decision.no_mandate"),
        ({"kind": "advice"}, ""),
        ({"capacity": Role.SWV_COORDINATOR}, ""),
        ({"decided_by": None}, "decision.nobody"),
        ({"attended": False}, "decision.nobody"),
        ({"held_as": "mdo"}, "decision.only_in_ihi"),
        ({"held_as": "mdo", "kind": "advice"}, ""),
    ],
)
def test_who_decides_what(world, running, open_outlook, seen, own, spoil, code):
    meeting, row = seen("anouk", running), own("daan", running)
    meeting.kind = spoil.get("held_as", meeting.kind)
    row.capacity, row.attended = spoil.get("capacity", row.capacity), spoil.get("attended", True)
    asked = {
        "kind": spoil.get("kind", "extra_means"),
        "decided_by": spoil.get("decided_by", row),
        "mandate": spoil.get("mandate", ""),
    }
    assert access.may_decide(world.actors["anouk"], meeting, **asked).code == code


def test_help_waits_for_every_view(world, running, seen):
    answer = access.may_write_outlook(world.actors["anouk"], seen("anouk", running))
    assert answer.code == "meeting.views_missing"


def test_each_gap_is_a_reason_not_to_close(world, running, seen):
    meeting = seen("anouk", running)
    record = queries.record_of(meeting)

    def codes(**more) -> set[str]:
        return {gap.code for gap in access.gaps(meeting, record=record, **more)}

    always = {"meeting.no_attendance", "meeting.no_agreement", "meeting.not_shown"}
    assert codes() == always | {"meeting.no_outcome"}
    assert codes(next_on=clock.today()) == always
    meeting.shown_at = clock.now()
    assert codes(next_on=clock.today()) == always - {"meeting.not_shown"}
    for row in record.invitees:
        row.attended = True
    assert codes(next_on=clock.today()) == {"meeting.no_agreement"}
    Participant.objects.filter(dossier=meeting.dossier, capacity="parent").delete()
    assert codes(next_on=clock.today()) == {"meeting.no_agreement", "meeting.family_cannot_see"}


def test_who_reads_the_minutes_and_when(world, running, seen, own):
    def code(key: str, **other) -> str:
        meeting = seen(key, running)
        for name, value in other.items():
            setattr(meeting, name, value)
        return access.may_read_minutes(world.actors[key], meeting).code

    assert {key: code(key) for key in ("daan", "anouk")} == {"daan": "", "anouk": ""}
    assert code("rania") == "meeting.not_shown"
    assert code("rania", shown_at=clock.now()) == code("rania", state="closed") == ""
    for key in ("daan", "anouk"):
        own(key, running).delete()
    assert {key: code(key) for key in ("daan", "anouk")} == {"daan": "meeting.not_at_the_table", "anouk": ""}
    operations.show_minutes(world.actors["anouk"], meeting_id=running.pk)
    assert access.may_add_other_view(world.actors["rania"], seen("rania", running))


def test_only_who_may_read_it_opens_the_big_screen_without_a_place_at_the_table(world, running, seen, join):
    join(running.dossier, "esra")
    esra, meeting = world.actors["esra"], seen("esra", running)
    assert access.may_work_at(esra, meeting)
    assert access.may_read_minutes(esra, meeting)
    meeting.dossier = visible_dossier(esra, dossier_id=running.dossier_id)
    meeting.dossier.categories = frozenset({"process"})
    assert access.may_work_at(esra, meeting).code == "meeting.not_at_the_table"
    assert access.may_read_minutes(esra, meeting).code == "meeting.not_at_the_table"


def test_a_meeting_concerns_who_is_asked_in_a_coordinating_role(world, dossier, join, plan):
    join(dossier, "esra")
    meeting = plan()
    assert list(Meeting.objects.concerning(world.actors["esra"])) == [meeting]


def test_one_says_for_oneself_that_there_is_nothing_to_add(world, running, seen, own):
    daan = world.actors["daan"]
    assert access.may_mark_nothing_to_add(daan, seen("daan", running), own("daan", running))


def test_minutes_are_read_by_who_has_the_regie_and_by_the_family_without_a_place(world, running, seen, own):
    for key in ("anouk", "rania"):
        own(key, running).delete()
    assert access.may_read_minutes(world.actors["anouk"], closed(seen("anouk", running)))
    shown = seen("rania", running)
    shown.shown_at = clock.now()
    assert access.may_read_minutes(world.actors["rania"], shown)
    code = access.may_read_minutes(world.actors["hanneke"], seen("anouk", running)).code
    assert code == "dossier.not_participant"


def test_what_is_decided_is_an_outcome_or_not(running, seen):
    meeting = seen("anouk", running)
    record = queries.record_of(meeting)
    for kind, is_outcome in (("advice", False), ("kept_in_regular", True)):
        decided = replace(record, decisions=[Decision(meeting=meeting, kind=kind)])
        codes = {gap.code for gap in access.gaps(meeting, record=decided)}
        assert ("meeting.no_outcome" not in codes) is is_outcome


@pytest.mark.parametrize(
    ("changes", "code", "word"),
    [
        ({}, "decision.only_in_ihi", "IHI"),
        ({"  extra_means_only_from: ihi\n": ""}, "meeting.not_at_the_table", ""),
    ],
    ids=["IHI", "no rule"],
)
def test_extra_means_come_from_the_talk_that_the_route_names(world, plan, seen, own, changes, code, word):
    text = (LIBRARY / "ihi.yaml").read_text()
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    publish_route(world.system, text=text)
    meeting = plan(kind="mdo")
    start_route(world.actors["anouk"], dossier_id=meeting.dossier_id, route_key="ihi")
    own("daan", meeting).delete()
    daan = seen("daan", meeting)
    asked = {"kind": "extra_means", "decided_by": None, "mandate": ""}
    answer = access.may_decide(world.actors["daan"], daan, **asked)
    assert answer.code == code
    assert word in answer.reason


def test_one_does_not_agree_for_oneself(world, running, seen, own):
    daan, meeting = world.actors["daan"], seen("daan", running)
    assert may_add_dissent(daan, meeting, own("daan", running))
    assert may_add_dissent(daan, meeting, own("rania", running)).code == "dossier.role_does_not_steer"


# The norm, over children ----------------------------------------------------------------------


def test_the_norm_is_of_the_own_region_and_school(world):
    jorrit = world.actors["jorrit"]
    assert norm_region.sees_norm(jorrit)
    assert not norm_region.sees_norm(replace(jorrit, organisation_id=None))
    assert not norm_region.sees_norm(world.actors["anouk"])
    figure = {"kind": "zat", "school_year": 2024, "norm": 4, "held": 3, "frozen_at": clock.now()}
    school = world.organisations["klimboom"]
    row = NormFigure.objects.create(region=world.region, school=school, **figure)
    assert norm_region.figures_of_region(world.region.pk) == norm_region.figures_of_school(school.pk) == [row]
    assert norm_region.figures_of_region(0) == norm_region.figures_of_school(0) == []
