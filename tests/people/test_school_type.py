"""Which education a school gives: chosen by the administrator, never needed before somebody chose."""

import pytest

from rondom.audit.models import AuditEvent
from rondom.core.decision import Refused
from rondom.demo.people import Demo
from rondom.people import operations as people
from rondom.people.models import Organisation
from rondom.people.terms import OrganisationKind, SchoolType


def test_a_school_may_wait_for_its_type_and_get_it_later(world: Demo) -> None:
    fenna = world.actors["fenna"]
    school = people.create_organisation(fenna, kind=OrganisationKind.SCHOOL, name="De Brug")
    assert school.school_type == ""
    people.choose_school_type(fenna, organisation_id=school.pk, school_type="vso")
    school.refresh_from_db()
    assert school.get_school_type_display() == "voortgezet speciaal onderwijs"
    last = AuditEvent.objects.order_by("pk").last()
    assert last is not None
    assert (last.name, last.payload["kind"]) == ("organisation.school_type_chosen", "vso")


@pytest.mark.parametrize(
    ("who", "which", "code"),
    [("anouk", "klimboom", "people.not_administrator"), ("fenna", "swv", "organisation.no_school")],
)
def test_a_type_is_refused(world: Demo, who: str, which: str, code: str) -> None:
    organisation = world.organisations[which]
    with pytest.raises(Refused) as refusal:
        people.choose_school_type(
            world.actors[who], organisation_id=organisation.pk, school_type=SchoolType.PRO
        )
    assert refusal.value.decision.code == code
    assert Organisation.objects.get(pk=organisation.pk).school_type == organisation.school_type


def test_a_school_of_another_region_is_not_there(world: Demo) -> None:
    other = people.create_region(name="Regio Zuid", slug="zuid")
    school = Organisation.objects.create(kind=OrganisationKind.SCHOOL, name="Ver weg")
    school.regions.add(other)
    with pytest.raises(Organisation.DoesNotExist):
        people.choose_school_type(world.actors["fenna"], organisation_id=school.pk, school_type="po")


def test_a_new_school_of_the_form_has_its_type_and_a_gemeente_has_none(world: Demo) -> None:
    fenna = world.actors["fenna"]
    made = people.create_organisation(fenna, kind="school", name="De Sluis", school_type="sbo")
    assert made.school_type == "sbo"
    with pytest.raises(Refused):
        people.create_organisation(fenna, kind="municipality", name="gemeente Veen", school_type="sbo")
