"""Who may send the family of a dossier the link to make an account."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.http import Http404

from rondom.consent.rules import AgeRule, age_rules
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.demo.people import Demo
from rondom.dossiers.invitations import invite_family_member
from rondom.dossiers.models import Dossier
from rondom.families.models import Guardianship
from rondom.families.terms import Authority
from rondom.people.models import Account, Person


@pytest.fixture
def mother(world: Demo, dossier: Dossier) -> Person:
    """Rania, without her account."""
    Account.objects.filter(person=world.people["rania"]).delete()
    return world.people["rania"]


def code(world: Demo, key: str, dossier: Dossier, person: Person) -> str:
    with pytest.raises(Refused) as refused:
        invite_family_member(world.actors[key], dossier_id=dossier.pk, person_id=person.pk)
    return refused.value.decision.code


def test_coordinator_invites_a_parent_with_authority(
    world: Demo, dossier: Dossier, mother: Person, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        invite_family_member(world.actors["anouk"], dossier_id=dossier.pk, person_id=mother.pk)

    assert mail.outbox[0].to == [mother.email]


def test_teacher_does_not(world: Demo, dossier: Dossier, mother: Person) -> None:
    assert code(world, "daan", dossier, mother) == "dossier.role_does_not_steer"


def test_somebody_outside_the_dossier_does_not_find_it(world: Demo, dossier: Dossier, mother: Person) -> None:
    with pytest.raises(Http404):
        invite_family_member(world.actors["hanneke"], dossier_id=dossier.pk, person_id=mother.pk)


@pytest.mark.parametrize("authority", [Authority.NO, Authority.UNKNOWN])
def test_parent_without_certain_authority(
    world: Demo, dossier: Dossier, mother: Person, authority: str
) -> None:
    Guardianship.objects.filter(person=mother).update(authority=authority)
    assert code(world, "anouk", dossier, mother) == "invitation.no_authority"


def test_somebody_of_another_family(world: Demo, dossier: Dossier) -> None:
    assert code(world, "anouk", dossier, world.people["zeynep"]) == "invitation.not_family"


@pytest.mark.parametrize(
    ("years", "expected"), [(8, "invitation.too_young"), (12, ""), (None, "invitation.too_young")]
)
def test_pupil_from_twelve(
    world: Demo, dossier: Dossier, years: int | None, expected: str, join: Callable[..., object]
) -> None:
    pupil = dossier.pupil.person
    Account.objects.filter(person=pupil).delete()
    today = clock.today()
    pupil.born_on = today.replace(year=today.year - years) if years else None
    pupil.email = "sami@example.org"
    pupil.save()
    if expected:
        assert code(world, "anouk", dossier, pupil) == expected
    else:
        assert invite_family_member(world.actors["anouk"], dossier_id=dossier.pk, person_id=pupil.pk)


def test_pupil_in_a_region_with_another_age(world: Demo, dossier: Dossier, monkeypatch) -> None:
    from_fourteen = (AgeRule(0, pupil=False, guardians=True), AgeRule(14, pupil=True, guardians=True))
    monkeypatch.setitem(age_rules().regions, dossier.region.slug, from_fourteen)
    pupil, today = dossier.pupil.person, clock.today()
    pupil.born_on = today.replace(year=today.year - 13)
    pupil.save()
    assert code(world, "anouk", dossier, pupil) == "invitation.too_young"
