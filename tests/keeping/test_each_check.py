"""Each check of what is destroyed asked by itself, without a database."""

import datetime as dt

import pytest
from django.http import Http404

from rondom.core.actor import Actor, system_actor
from rondom.keeping import access
from rondom.keeping.models import DestructionSwitch
from rondom.people.terms import Role

ADMIN = Actor(person_id=1, role=Role.ADMINISTRATOR, region_id=1)
OFFICER = Actor(person_id=2, role=Role.PRIVACY_OFFICER, region_id=1)
TEACHER = Actor(person_id=3, role=Role.TEACHER, region_id=1)
NOW = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("actor", "steers", "sees"), [(ADMIN, True, True), (OFFICER, False, True), (TEACHER, False, False)]
)
def test_an_administrator_steers_and_the_privacy_officer_sees(actor, steers, sees):
    assert bool(access.may_steer_keeping(actor)) is steers
    for check, may in ((access.check_steers_keeping, steers), (access.check_sees_keeping, sees)):
        if may:
            check(actor)
            continue
        with pytest.raises(Http404):
            check(actor)


def test_the_program_confirms_nothing():
    system = system_actor(1)
    assert access.may_confirm_destruction(system, proposed()).code == "destruction.not_yours"


def proposed(**other) -> DestructionSwitch:
    return DestructionSwitch(**{"is_on": True, "decided_by_id": ADMIN.person_id} | other)


@pytest.mark.parametrize(
    ("actor", "switch", "code"),
    [
        (OFFICER, proposed(), ""),
        (TEACHER, proposed(), "destruction.not_yours"),
        (OFFICER, None, "destruction.nothing_to_confirm"),
        (OFFICER, proposed(is_on=False), "destruction.nothing_to_confirm"),
        (OFFICER, proposed(confirmed_at=NOW), "destruction.nothing_to_confirm"),
        (ADMIN, proposed(), "destruction.own"),
    ],
)
def test_another_confirms_what_is_proposed(actor, switch, code):
    assert access.may_confirm_destruction(actor, switch).code == code


def test_it_is_in_force_when_it_is_on_and_confirmed():
    assert proposed(confirmed_at=NOW).is_in_force
    assert not proposed().is_in_force
    assert not proposed(is_on=False, confirmed_at=NOW).is_in_force
