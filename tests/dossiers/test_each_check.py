"""Each check beside the access module asked by itself: guests, reviews, emergencies, what was asked of the family."""

import datetime as dt
from dataclasses import replace

import pytest
import time_machine
from django.http import Http404

from rondom.consent.models import Consent, ConsentGiver, LegalShare
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers import emergencies, ending, family, guests, reviews, school_change, sharing, telling
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.events import EmergencyToReview, EmergencyTried
from rondom.dossiers.models import EmergencyAccess
from rondom.dossiers.operations import ask_consent
from rondom.dossiers.rules import emergency_rules
from rondom.events.record import happened
from rondom.notes.operations import raise_signal
from rondom.people.models import Membership
from rondom.people.terms import Role


@pytest.fixture
def seen(world, dossier):
    return lambda key: visible_dossier(world.actors[key], dossier_id=dossier.pk)


@pytest.fixture
def elif_(world, signal_text):
    """The dossier of another child at the school."""
    return raise_signal(world.actors["daan"], pupil_id=world.pupils["elif"].pk, text=signal_text).dossier


@pytest.fixture
def in_danger(world, dossier):
    """Priya opened it because of acute danger."""
    now = clock.now()
    return EmergencyAccess.objects.create(
        region=dossier.region,
        dossier=dossier,
        person=world.people["priya"],
        organisation=world.organisations["smw"],
        role=world.actors["priya"].role,
        reason="acuut gevaar",
        opened_at=now,
        until_at=now + dt.timedelta(hours=9),
        review_before_on=clock.today() + dt.timedelta(days=9),
    )


@pytest.fixture
def asked(world, dossier, today):
    return ask_consent(
        world.actors["anouk"],
        dossier_id=dossier.pk,
        membership_id=world.actors["priya"].membership_id,
        purpose="think_along",
        categories=["process", "education"],
        valid_until=today + dt.timedelta(days=9),
    )


@pytest.fixture
def by_law(world, dossier, today):
    return LegalShare.objects.create(
        region=dossier.region,
        pupil=dossier.pupil,
        dossier_id=dossier.pk,
        recipient=world.organisations["smw"],
        ground="vital_interest",
        categories=["process"],
        reason="gevaar",
        decided_by=world.people["anouk"],
        decided_for=world.organisations["klimboom"],
        decided_at=clock.now(),
        parents_told_on=today,
        valid_from=today,
        valid_until=today + dt.timedelta(days=9),
    )


def found(fetch, *args):
    try:
        return bool(fetch(*args))
    except Http404:
        return False


def closed(dossier):
    dossier.closed_on = clock.today()
    return dossier


# The circle -----------------------------------------------------------------------------


def test_who_has_the_regie_stays_until_another_has_it(world, seen):
    school, swv = world.organisations["klimboom"].pk, world.organisations["swv"].pk
    end = lambda pk: ending.may_end_organisation(seen("anouk"), organisation_id=pk).code  # noqa: E731
    assert (end(school), end(swv)) == ("participant.holds_baton", "")


@pytest.mark.parametrize(
    ("who", "role", "code"),
    [
        ("hanneke", "", ""),
        ("ilse", "", "guest.no_school"),
        ("hanneke", Role.ADMINISTRATOR, "guest.no_school"),
        ("ilse", Role.TEACHER, "guest.no_school"),
        ("esra", "", "consent.own_school"),
    ],
)
def test_a_guest_works_with_children_at_another_school(world, seen, who, role, code):
    member = Membership.objects.select_related("organisation").get(pk=world.actors[who].membership_id)
    member.role = role or member.role
    anouk, daan = world.actors["anouk"], world.actors["daan"]
    assert guests.may_add_guest(anouk, seen("anouk"), member).code == code
    assert guests.may_add_guest(anouk, seen("anouk"))
    assert guests.may_add_guest(daan, seen("daan"), member).code == "dossier.role_does_not_steer"


def test_the_coordinator_reviews_who_may_look(world, seen):
    anouk, daan = world.actors["anouk"], world.actors["daan"]
    assert reviews.may_review_access(anouk, seen("anouk"))
    assert reviews.may_review_access(daan, seen("daan")).code == "review.coordinator"
    assert reviews.may_review_access(anouk, closed(seen("anouk"))).code == "dossier.closed"


def test_the_family_has_its_own_dossiers_and_nobody_else(world, dossier, elif_):
    assert family.family_dossiers(world.actors["rania"]) == [dossier]
    assert family.family_dossiers(world.actors["anouk"]) == []


# What was asked of the family -----------------------------------------------------------


def test_who_was_asked_is_found_in_the_dossier_of_this_child_as_long_as_it_runs(dossier, elif_, asked):
    giver = asked.givers.first()
    assert sharing.get_giver(dossier, giver.pk) == giver
    assert not found(sharing.get_giver, elif_, giver.pk)
    assert not found(sharing.get_giver, dossier, 0)
    Consent.objects.filter(pk=asked.pk).update(ended_at=clock.now())
    assert not found(sharing.get_giver, dossier, giver.pk)
    assert ConsentGiver.objects.filter(pk=giver.pk).exists()


def test_a_share_is_found_by_who_works_with_this_child_and_never_by_the_family(seen, dossier, elif_, by_law):
    assert sharing.get_share(seen("anouk"), by_law.pk) == by_law
    assert not found(sharing.get_share, seen("anouk"), 0)
    assert not found(sharing.get_share, seen("rania"), by_law.pk)
    assert not found(sharing.get_share, dossier, by_law.pk), "fetched for nobody"
    other = seen("anouk")
    other.pupil_id = elif_.pupil_id
    assert not found(sharing.get_share, other, by_law.pk)


def test_what_ended_is_asked_again_by_who_sees_where_it_was_asked(world, dossier, elif_, asked):
    anouk = world.actors["anouk"]
    Consent.objects.filter(pk=asked.pk).update(dossier_id=elif_.pk)
    again = {"dossier_id": dossier.pk, "consent_id": asked.pk}
    with pytest.raises(Http404):
        school_change.ask_again_at_school(world.actors["esra"], **again)
    elif_.participants.all().delete()
    with pytest.raises(Http404):
        school_change.ask_again_at_school(anouk, **again)
    Consent.objects.filter(pk=asked.pk).update(dossier_id=dossier.pk)
    with pytest.raises(Http404):
        school_change.ask_again_at_school(anouk, **again | {"consent_id": 0})
    try:
        school_change.ask_again_at_school(anouk, **again)
    except Refused as refused:
        assert refused.decision.code.startswith("consent.")  # noqa: PT017


def test_a_message_leaves_for_who_sees_that_kind_of_data_and_not_in_danger(world, dossier, in_danger):
    told = lambda key, kind: telling.may_be_told(world.people[key].pk, dossier.pk, kind)  # noqa: E731
    assert told("anouk", "education")
    assert told("rania", "education")
    assert not told("anouk", "safety")
    assert not told("hanneke", "process")
    assert "education" in visible_dossier(world.actors["priya"], dossier_id=dossier.pk).categories
    assert not told("priya", "education")


# Acute danger -----------------------------------------------------------------------------


def test_a_reason_has_some_words():
    shortest = emergency_rules().shortest_reason
    assert emergencies.is_reason_enough("x" * shortest)
    for reason in ("x" * (shortest - 1), "x" + " " * shortest):
        assert emergencies.is_reason_enough(reason).code == "emergency.reason_needed"


def test_some_tries_an_hour(world, in_danger):
    priya, emma = world.actors["priya"], world.actors["bram"]
    most = emergency_rules().tries_per_hour
    for _turn in range(most):
        happened(EmergencyToReview(emergency_id=in_danger.pk), by=priya)
    for turn in range(most):
        assert emergencies.may_try(priya), turn
        happened(EmergencyTried(), by=priya)
    assert emergencies.may_try(priya).code == "emergency.too_often"
    assert emergencies.may_try(emma)
    with time_machine.travel(clock.now() + dt.timedelta(hours=1, minutes=1), tick=False):
        assert emergencies.may_try(priya)


def test_an_emergency_is_found_by_who_reviews_it_in_the_region(world, in_danger):
    carla = world.actors["carla"]
    assert emergencies.get_emergency(carla, in_danger.pk) == in_danger
    elsewhere = world.organisations["vaart"].pk
    for spoil in ({"region_id": 0}, {"role": Role.TEACHER}, {"organisation_id": elsewhere}):
        assert not found(emergencies.get_emergency, replace(carla, **spoil), in_danger.pk)
    assert not found(emergencies.get_emergency, carla, in_danger.pk + 1)
