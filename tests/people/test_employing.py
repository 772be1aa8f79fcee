"""A region begins, somebody gets a role at an organisation, and loses it."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.people import operations
from rondom.people.models import Invitation, Membership, Organisation, Person, Region
from rondom.people.queries import members_of, organisations_in

EVA = {"call_name": "Eva", "prefix": "", "last_name": "Brand", "email": "eva.brand@demo.example"}
NEW_REGION = ("new_region", "Regio Nieuwland", "nieuwland", "--organisation", "SWV Nieuwland", "--call-name", "Bo",
              "--last-name", "Kort", "--email", "bo.kort@demo.example")  # fmt: skip


@pytest.fixture
def employ(world):
    """employ(role="teacher", by="fenna"): Eva at De Klimboom."""

    def put(*, role="teacher", by="fenna", at="klimboom", **names):
        return operations.employ(
            world.actors[by], organisation_id=world.organisations[at].pk, role=role, **(EVA | names)
        )

    return put


def refused(operation, **values) -> str:
    with pytest.raises(Refused) as refusal:
        operation(**values)
    return refusal.value.decision.code


def test_who_is_new_gets_a_link(employ, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        hat = employ()
    assert hat.person.name == "Eva Brand"
    assert mail.outbox[-1].to == [EVA["email"]]
    assert "Klimboom" not in mail.outbox[-1].body


def test_who_works_here_already_gets_the_role_beside_the_others(employ):
    first, second = employ(), employ(role="director")
    assert first.person_id == second.person_id
    assert Person.objects.filter(last_name="Brand").count() == 1


def test_another_person_at_the_same_address_is_somebody_else(employ):
    assert employ().person_id != employ(call_name="Eefje").person_id


def test_a_parent_with_this_name_and_address_is_not_made_a_colleague(world, employ):
    rania = world.people["rania"]
    hat = employ(
        call_name=rania.call_name,
        prefix=rania.prefix,
        last_name=rania.last_name,
        email=rania.email or "r@demo.example",
    )
    assert hat.person_id != rania.pk


def test_nobody_has_a_role_twice(employ):
    employ()
    assert refused(employ) == "people.has_hat"


def test_an_administrator_gives_himself_nothing(world, employ):
    fenna = world.people["fenna"]
    names = {"call_name": fenna.call_name, "last_name": fenna.last_name, "email": fenna.email}
    assert refused(employ, **names) == "people.not_oneself"
    assert world.people["fenna"].memberships.count() == 1


@pytest.mark.parametrize("role", ["parent", "pupil", "second_school"])
def test_only_roles_of_work(employ, role):
    assert refused(employ, role=role) == "people.no_hat"


@pytest.mark.parametrize("by", ["anouk", "carla", "ria", "rania"])
def test_only_an_administrator(employ, by):
    assert refused(employ, by=by) == "people.not_administrator"


def test_an_organisation_of_another_region_is_not_there(world, employ):
    elsewhere = operations.create_region(name="Elders", slug="elders")
    world.organisations["klimboom"].regions.set([elsewhere])
    with pytest.raises(Organisation.DoesNotExist):
        employ()


def test_an_ended_role_is_gone_today(world, employ):
    hat = employ()
    operations.end_membership(world.actors["fenna"], membership_id=hat.pk, on=clock.today())
    klimboom = world.organisations["klimboom"].pk
    assert hat.pk not in [row.pk for row in members_of(klimboom, region_id=world.region.pk, on=clock.today())]


def test_the_last_administrator_stays(world):
    fenna = world.actors["fenna"]
    values = {"membership_id": fenna.membership_id, "on": clock.today()}
    assert (
        refused(lambda **more: operations.end_membership(fenna, **more), **values)
        == "people.last_administrator"
    )
    operations.employ(fenna, organisation_id=world.organisations["swv"].pk, role="administrator", **EVA)
    operations.end_membership(fenna, **values)
    assert not Membership.objects.running_on(clock.today()).filter(pk=fenna.membership_id).exists()


def test_a_role_of_another_region_is_not_there(world, employ):
    hat = employ()
    Membership.objects.filter(pk=hat.pk).update(region=operations.create_region(name="Elders", slug="elders"))
    with pytest.raises(Membership.DoesNotExist):
        operations.end_membership(world.actors["fenna"], membership_id=hat.pk, on=clock.today())


@pytest.mark.django_db
def test_a_region_begins_with_its_administrator(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call_command(*NEW_REGION)
    region = Region.objects.get(slug="nieuwland")
    hat = Membership.objects.get(region=region)
    assert (hat.role, hat.person.name) == ("administrator", "Bo Kort")
    assert mail.outbox[-1].to == ["bo.kort@demo.example"]
    assert Invitation.objects.get(person=hat.person).used_at is None
    [row] = organisations_in(region.pk, on=clock.today())
    assert (row.name, row.people) == ("SWV Nieuwland", 1)
    with pytest.raises(CommandError):
        call_command(*NEW_REGION)
