"""Who is told of something is who may see it; and what somebody may see comes from his own row, today, here."""

import dataclasses
import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import Http404

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Dossier, EmergencyAccess, Participant
from rondom.dossiers.queries import family_readers, readers
from rondom.people.models import Membership
from tests.matrix.asking import Asking, state_of
from tests.matrix.spoiled import spoiled, spoiled_names
from tests.matrix.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(asking: Asking) -> Iterator[World]:
    """What a test changes is taken back."""
    with transaction.atomic():
        yield asking.world
        transaction.set_rollback(True)


def categories(actor: Actor, dossier: Dossier) -> frozenset[str]:
    """What somebody sees, but not in an emergency."""
    try:
        seen = visible_dossier(actor, dossier_id=dossier.pk)
    except Http404:
        return frozenset()
    return frozenset() if seen.in_emergency else seen.categories


def works(actor: Actor) -> bool:
    """In the family, or still in that hat."""
    rows = Membership.objects.running_on(clock.today())
    return actor.is_family or rows.filter(pk=actor.membership_id).exists()


@pytest.mark.parametrize("state", ["open", "pupil_13", "pupil_16"])
def test_readers_are_who_sees(world: World, state: str) -> None:
    people = [actor for actor in world.demo.actors.values() if not actor.is_system]
    known = {actor.person_id for actor in people}  # a child may be too young for an account
    with state_of(world, state):
        for dossier in (world.sami, world.children["elif"]):
            seen = {actor: categories(actor, dossier) for actor in people if works(actor)}
            for category in Category.values:
                wanted = {actor.person_id for actor, found in seen.items() if category in found}
                told = set(readers(dossier.pk, on=clock.today(), category=category))
                assert told & known == wanted, category
            family = {actor.person_id for actor, found in seen.items() if actor.is_family and found}
            assert set(family_readers(dossier.pk, on=clock.today())) & known == family


def test_one_thing_spoiled_and_he_is_told_no_more(world: World) -> None:
    for number in range(len(spoiled_names(world))):
        with transaction.atomic():
            key, what, spoil = spoiled(world)[number]
            person = world.actor(key).person_id
            if key != "emma":  # an emergency makes no reader
                assert person in readers(world.sami.pk, on=clock.today()), (key, "before", what)
                spoil()
                assert person not in readers(world.sami.pk, on=clock.today()), (key, what)
            transaction.set_rollback(True)


@pytest.mark.parametrize("change", ["left", "another hat", "another place", "somebody else"])
def test_who_does_not_work_there_any_more_is_told_nothing(world: World, change: str) -> None:
    today, petra = clock.today(), world.actor("petra")
    rows = Membership.objects.filter(pk=petra.membership_id)
    if change == "left":
        rows.update(valid_from=today - dt.timedelta(days=1), valid_until=today)
    elif change == "another hat":
        rows.update(role="youth_help")
    elif change == "another place":
        rows.update(organisation=world.demo.organisations["swv"])
    else:
        rows.update(person=world.demo.people["nora"])
    assert petra.person_id not in readers(world.sami.pk, on=today)


def test_a_list_for_one_hat_is_no_list_for_the_family(world: World) -> None:
    """Rania also works at the school: as a parent she is told, in that hat only when she is in the circle."""
    rows = Participant.objects.filter(dossier=world.sami, person=world.demo.people["rania"])
    rows.update(organisation=world.demo.organisations["klimboom"])
    assert world.demo.people["rania"].pk not in readers(world.sami.pk, on=clock.today())


# One's own row --------------------------------------------------------------------------


def put(world: World, actor: Actor, *seen: str, in_: str = "sami", **more: object) -> Participant:
    values = {
        "region": world.demo.region,
        "dossier": world.children[in_],
        "person_id": actor.person_id,
        "organisation_id": actor.organisation_id,
        "capacity": actor.role,
        "categories": list(seen),
        "reason": "voor de toets",
        "valid_from": clock.today() - dt.timedelta(days=9),
    } | more
    return Participant.objects.create(**values)


@pytest.mark.parametrize(
    "other",
    ["another child", "a colleague", "another organisation", "another hat", "a part that has ended"],
)
def test_categories_come_from_ones_own_row(world: World, other: str) -> None:
    esra, today = world.actor("esra"), clock.today()
    soon = today + dt.timedelta(days=1)
    if other == "another child":
        put(world, esra, "absence", in_="elif")
    elif other == "a colleague":
        Participant.objects.filter(person_id=world.actor("anouk").person_id).update(categories=["absence"])
    elif other == "another organisation":
        put(world, esra, "absence", organisation_id=world.demo.organisations["vaart"].pk, valid_until=soon)
    elif other == "another hat":
        put(world, dataclasses.replace(esra, role="teacher"), "absence")
    else:
        put(world, esra, "absence", valid_until=today)
    put(world, esra, "education")
    assert categories(esra, world.sami) == {"process", "education"}


def test_an_emergency_about_one_child_is_none_about_another(world: World) -> None:
    petra = world.actor("petra")
    EmergencyAccess.objects.filter(person=world.demo.people["emma"]).update(
        dossier=world.children["elif"],
        person=petra.person_id,
        organisation=petra.organisation_id,
        role=petra.role,
    )
    assert visible_dossier(petra, dossier_id=world.sami.pk).emergency_until is None
    assert visible_dossier(petra, dossier_id=world.children["elif"].pk).in_emergency
