"""Plan, move, cancel: who is asked, and what cannot be."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.consent.operations import withdraw_consent
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.meetings import asked_by_route, operations, queries
from rondom.meetings.models import Meeting
from rondom.meetings.operations.planning import share_minutes


def names(meeting):
    return [row.person.call_name for row in queries.invitees_of(meeting)]


def refusal(call, *args, **values):
    with pytest.raises(Refused) as refused:
        call(*args, **values)
    return refused.value.decision


def test_child_and_parents_are_always_asked(world, plan):
    assert names(plan(ids=[])) == ["Rania", "Thomas", "Sami", "Anouk"]


def test_somebody_from_outside_comes_only_with_a_consent(world, dossier, join, allow, plan):
    bram = join(dossier, "bram")
    decision = refusal(plan, ids=[bram.pk])
    assert decision.code == "consent.missing"
    assert "Bram Postma" in decision.reason
    assert Meeting.objects.count() == 0
    allow("bram")
    assert "Bram" in names(plan(ids=[bram.pk]))


def test_only_the_circle_can_be_asked(plan):
    assert refusal(plan, ids=[987654]).code == "meeting.not_around"


def test_only_who_steers_can_plan(world, plan):
    assert refusal(plan, by="daan").code == "dossier.role_does_not_steer"
    with pytest.raises(Http404):
        plan(by="hanneke")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"minutes": -60}, "meeting.ends_before_start"),
        ({"minutes": 0}, "meeting.ends_before_start"),
        ({"minutes": 10}, "meeting.odd_length"),
        ({"minutes": 60 * 9}, "meeting.odd_length"),
        ({"hours": -1}, "meeting.in_the_past"),
        ({"place": " "}, "meeting.words_missing"),
        ({"own_points": ["punt"] * 60}, "meeting.too_many_points"),
    ],
)
def test_what_cannot_be_planned(plan, values, code):
    assert refusal(plan, **values).code == code


def test_a_meeting_may_begin_right_now(plan):
    assert plan(hours=-0.5, minutes=60).pk


@pytest.mark.parametrize("minutes", [15, 45, 60, 90, 200])
def test_agenda_fits_the_time(plan, minutes):
    agenda = queries.agenda_of(plan(minutes=minutes, own_points=["Overgang", "Vervoer 🚌"]))
    assert [row.point.title for row in agenda] == [
        "Welkom", "Overzicht", "Inzicht", "Uitzicht", "Overgang", "Vervoer 🚌", "Afspraken",
    ]  # fmt: skip
    assert sum(row.point.minutes for row in agenda) == minutes
    assert all(row.point.minutes > 0 for row in agenda)


def test_an_hour_is_shared_in_fives():
    assert share_minutes(60, [1, 3, 3, 3, 2]) == [5, 15, 15, 15, 10]


def test_the_right_people_check_names_role_and_mandate(world, dossier):
    from rondom.routes.operations import start_route  # noqa: PLC0415

    start_route(world.actors["anouk"], dossier_id=dossier.pk, route_key="ihi")
    missing = asked_by_route.missing_people(
        dossier.pk, ["parent", "coordinator_ib"], kind="ihi", on=clock.today()
    )
    assert missing == [
        "leerkracht",
        "iemand die extra hulp op school mag toekennen",
        "iemand die jeugdhulp mag toekennen",
    ]
    everybody = ["parent", "teacher", "coordinator_ib", "swv_coordinator", "youth_help"]
    assert asked_by_route.missing_people(dossier.pk, everybody, kind="ihi", on=clock.today()) == []


def test_moving_asks_everybody_again(world, plan):
    meeting = plan()
    operations.answer_invitation(world.actors["anouk"], meeting_id=meeting.pk, reply="yes")
    later = meeting.starts_at + dt.timedelta(days=2)
    values = {
        "meeting_id": meeting.pk,
        "sequence": 0,
        "starts_at": later,
        "ends_at": later + dt.timedelta(minutes=30),
        "place": "Online",
    }
    moved = operations.move_meeting(world.actors["anouk"], **values)
    assert (moved.sequence, moved.place) == (1, "Online")
    assert {row.reply for row in queries.invitees_of(moved)} == {"none"}
    assert sum(row.point.minutes for row in queries.agenda_of(moved)) == 30
    decision = refusal(operations.move_meeting, world.actors["anouk"], **values)
    assert decision.code == "meeting.moved_meanwhile"


def test_a_cancelled_meeting_cannot_start(world, plan):
    meeting = operations.cancel_meeting(world.actors["anouk"], meeting_id=plan().pk)
    assert meeting.sequence == 1
    decision = refusal(operations.start_meeting, world.actors["anouk"], meeting_id=meeting.pk)
    assert decision.code == "meeting.cancelled"


def test_parents_stay_on_the_list(world, plan):
    meeting = plan()
    father = queries.invitee_of(meeting, world.people["thomas"].pk)
    values = {"meeting_id": meeting.pk, "invitee_id": father.pk}
    assert refusal(operations.remove_invitee, world.actors["anouk"], **values).code == "meeting.is_family"


def test_adding_and_removing(world, dossier, join, plan):
    meeting = plan()
    carla = join(dossier, "carla")
    row = operations.add_invitee(world.actors["anouk"], meeting_id=meeting.pk, participant_id=carla.pk)
    assert (
        operations.add_invitee(world.actors["anouk"], meeting_id=meeting.pk, participant_id=carla.pk) == row
    )
    operations.remove_invitee(world.actors["anouk"], meeting_id=meeting.pk, invitee_id=row.pk)
    assert "Carla" not in names(meeting)


def test_a_consent_taken_back_before_the_start_takes_somebody_off_the_list(
    world, dossier, join, allow, plan, parent
):
    join(dossier, "bram")
    consent = allow("bram")
    meeting = plan()
    assert "Bram" in names(meeting)
    withdraw_consent(parent("rania"), consent_id=consent.pk)
    operations.start_meeting(world.actors["anouk"], meeting_id=meeting.pk)
    assert "Bram" not in names(meeting)
    assert [row.person.call_name for row in queries.lost_consent(meeting)] == ["Bram"]


def test_answering_is_for_oneself_and_before_the_start(world, plan, parent):
    meeting = plan()
    row = operations.answer_invitation(parent("rania"), meeting_id=meeting.pk, reply="no")
    assert row.reply == "no"
    assert operations.answer_invitation(parent("rania"), meeting_id=meeting.pk, reply="yes").reply == "yes"
    operations.start_meeting(world.actors["anouk"], meeting_id=meeting.pk)
    decision = refusal(operations.answer_invitation, parent("rania"), meeting_id=meeting.pk, reply="no")
    assert decision.code == "meeting.running"


def test_a_meeting_of_another_day_cannot_start_today(world, plan):
    meeting = plan(hours=72)
    assert (
        refusal(operations.start_meeting, world.actors["anouk"], meeting_id=meeting.pk).code
        == "meeting.too_early"
    )
    assert queries.next_meeting(meeting.dossier_id, now=clock.now()) == meeting
    until_tonight = queries.meetings_until_tonight
    assert until_tonight(world.actors["anouk"], [meeting.dossier_id], on=clock.today()) == []
