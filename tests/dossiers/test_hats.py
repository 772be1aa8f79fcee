"""One person with two roles at one school acts in the hat that is on."""

from dataclasses import replace

import pytest
from django.http import Http404
from tests.meetings.conftest import plan

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers import access, operations, queries
from rondom.dossiers.models import Dossier, Handover, Participant
from rondom.meetings import operations as meetings
from rondom.meetings.access import may_lead, visible_meeting
from rondom.meetings.models import Meeting
from rondom.people.models import Membership
from rondom.people.terms import Role
from rondom.web.work.rows import work_of

__all__ = ["plan"]


def also_teacher(world, dossier, key):
    """The same person at the same school with a group of his own, in the circle in both roles."""
    actor = world.actors[key]
    member = Membership.objects.create(
        region_id=actor.region_id,
        person_id=actor.person_id,
        organisation_id=actor.organisation_id,
        role=Role.TEACHER,
        valid_from=clock.today(),
    )
    Participant.objects.create(
        region_id=actor.region_id,
        dossier=dossier,
        person_id=actor.person_id,
        organisation_id=actor.organisation_id,
        capacity=Role.TEACHER,
        categories=["process", "education", "absence", "family"],
        reason="staat ook voor de klas",
        valid_from=clock.today(),
    )
    return replace(actor, role=Role.TEACHER, membership_id=member.pk)


@pytest.fixture
def teaching(world, dossier):
    return also_teacher(world, dossier, "anouk")


def seen(actor, dossier):
    return access.visible_dossier(actor, dossier_id=dossier.pk)


def test_the_coordinator_is_no_coordinator_while_she_teaches(world, dossier, teaching):
    anouk = world.actors["anouk"]
    assert access.is_coordinator(anouk, seen(anouk, dossier))
    assert not access.is_coordinator(teaching, seen(teaching, dossier))
    assert access.may_steer(anouk, seen(anouk, dossier))
    assert access.may_steer(teaching, seen(teaching, dossier)).code == "dossier.role_does_not_steer"
    assert access.may_offer_baton(teaching, seen(teaching, dossier)).code == "baton.not_yours"


def test_the_circle_marks_one_of_the_two_as_coordinator(dossier, teaching):
    dossier = Dossier.objects.select_related("baton").get(pk=dossier.pk)
    rows = [row for row in queries.circle(dossier, on=clock.today()) if row.person_id == teaching.person_id]
    assert [(row.capacity, row.is_coordinator) for row in rows] == [
        (Role.IB, True),
        (Role.TEACHER, False),
    ]


def test_an_offer_is_answered_in_a_hat_that_may_have_the_regie(world, dossier, join):
    esra = world.actors["esra"]
    place = join(dossier, "esra")
    teaching = also_teacher(world, dossier, "esra")
    offer = operations.offer_baton(world.actors["anouk"], dossier_id=dossier.pk, participant_id=place.pk)
    values = {"dossier_id": dossier.pk, "handover_id": offer.pk}
    with pytest.raises(Refused) as refused:
        operations.accept_baton(teaching, **values)
    assert refused.value.decision.code == "baton.other_hat"
    assert list(queries.handovers_of(teaching)) == []
    assert list(queries.handovers_of(esra)) == [Handover.objects.get()]
    operations.accept_baton(esra, **values)
    assert access.is_coordinator(esra, seen(esra, dossier))


def test_work_of_the_coordinator_does_not_follow_into_the_classroom(world, dossier, teaching):
    operations.make_action(
        world.actors["daan"],
        dossier_id=dossier.pk,
        what="leest elke dag voor",
        due_on=clock.today(),
        owner_id=world.actors["daan"].person_id,
    )
    assert [row.what for row in work_of(world.actors["anouk"], now=clock.now()).waits] == [
        "leest elke dag voor"
    ]
    assert work_of(teaching, now=clock.now()).waits == ()


def test_who_called_the_meeting_leads_it_in_that_hat_only(world, plan, teaching):
    meeting = Meeting.objects.get(pk=plan().pk)
    anouk = world.actors["anouk"]
    assert may_lead(anouk, visible_meeting(anouk, meeting.pk))
    assert may_lead(teaching, visible_meeting(teaching, meeting.pk)).code == "dossier.role_does_not_steer"
    with pytest.raises(Refused):
        meetings.cancel_meeting(teaching, meeting_id=meeting.pk)
    assert list(Meeting.objects.concerning(anouk)) == [meeting]
    assert not Meeting.objects.concerning(teaching).exists()


def test_who_plans_is_asked_in_the_hat_that_is_on(teaching, plan):
    row = plan(ids=[]).invitees.get(person_id=teaching.person_id)
    assert row.capacity == Role.IB


def test_a_hat_that_is_not_in_the_circle_sees_nothing(world, dossier, teaching):
    with pytest.raises(Http404):
        seen(replace(teaching, role=Role.DIRECTOR), dossier)
