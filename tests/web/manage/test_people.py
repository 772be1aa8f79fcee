"""Organisations and people of the region, as its administrator sees them."""

import pytest
from django.urls import reverse

from rondom.people.models import Membership, Organisation

NEW = {
    "call_name": "Eva",
    "name_prefix": "",
    "last_name": "Brand",
    "email": "eva.brand@demo.example",
    "role": "teacher",
}


@pytest.fixture
def fenna(as_):
    return as_("fenna")


def page_of(world, key="klimboom") -> str:
    return reverse("manage:organisation", args=[world.organisations[key].pk])


def test_a_school_and_its_first_teacher(world, fenna):
    address = reverse("manage:organisations")
    answer = fenna.post(
        address, {"kind": "school", "name": "basisschool De Brug", "city": "Veen"}, follow=True
    )
    school = Organisation.objects.get(name="basisschool De Brug")
    assert "Hier werkt nog niemand" in answer.content.decode()
    answer = fenna.post(reverse("manage:organisation", args=[school.pk]), NEW, follow=True)
    assert "Eva Brand" in answer.content.decode()
    assert "Nog geen account" in answer.content.decode()
    assert "Basisschool De Brug" in fenna.get(address).content.decode()


def test_what_was_typed_stays(world, fenna):
    answer = fenna.post(page_of(world), NEW | {"email": "geen adres"})
    html = answer.content.decode()
    assert "Dit is geen e-mailadres." in html
    assert 'value="Brand"' in html
    assert not Membership.objects.filter(person__last_name="Brand").exists()


def test_a_role_is_stopped(world, fenna):
    membership = world.actors["daan"].membership_id
    stop = reverse("manage:membership_end", args=[world.organisations["klimboom"].pk, membership])
    assert "Daan Kuipers" in fenna.get(page_of(world)).content.decode()
    assert "Daan Kuipers" not in fenna.post(stop, follow=True).content.decode()


@pytest.mark.parametrize("key", ["anouk", "carla", "ria"])
def test_it_is_for_the_administrator(world, as_, key):
    for address in (reverse("manage:organisations"), page_of(world)):
        assert as_(key).get(address).status_code == 404


def test_more_people_cost_no_more_queries(
    world, fenna, django_assert_num_queries, django_assert_max_num_queries
):
    few, many = page_of(world, "leerplicht"), page_of(world)
    fenna.get(few)
    with django_assert_max_num_queries(9) as one:
        fenna.get(few)
    with django_assert_num_queries(len(one.captured_queries)):
        fenna.get(many)
