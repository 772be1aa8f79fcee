"""The contact persons of a school (AT-13): kept by who coordinates, shown as long as they work there."""

import pytest
from django.urls import reverse

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.people import operations
from rondom.people.models import Membership
from rondom.people.queries import contacts_of


def names(world, school="klimboom"):
    rows = contacts_of(world.organisations[school].pk, on=clock.today())
    return [row.person.call_name for row in rows]


def add(world, who, by="anouk"):
    return operations.add_contact(world.actors[by], membership_id=world.actors[who].membership_id)


def test_the_list_is_of_the_own_school(world):
    add(world, "priya")
    add(world, "olga")
    add(world, "olga")
    assert names(world) == ["Olga", "Priya"]
    assert names(world, "vaart") == []
    operations.drop_contact(world.actors["anouk"], membership_id=world.actors["olga"].membership_id)
    assert names(world) == ["Priya"]


def test_who_works_there_no_more_is_not_on_it(world, today):
    add(world, "priya")
    operations.end_membership(
        world.actors["fenna"], membership_id=world.actors["priya"].membership_id, on=today
    )
    assert names(world) == []


@pytest.mark.parametrize("who", ["daan", "ilse"])
def test_only_who_coordinates_at_the_school_keeps_it(world, who):
    with pytest.raises(Refused) as refusal:
        add(world, "priya", by=who)
    assert refusal.value.decision.code == "contacts.role"


@pytest.mark.parametrize("who", ["daan", "fenna", "ria"])
def test_not_a_colleague_nor_somebody_of_an_office(world, who):
    with pytest.raises(Membership.DoesNotExist):
        add(world, who)


def test_one_click_from_mijn_werk_and_one_to_the_mail(world, as_):
    add(world, "priya")
    client = as_("anouk")
    assert reverse("contacts:list") in client.get(reverse("work:home")).content.decode()
    page = client.get(reverse("contacts:list")).content.decode()
    assert f'href="mailto:{world.people["priya"].email}"' in page
