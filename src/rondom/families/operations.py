"""What changes together in a family."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.events.record import happened
from rondom.families import access
from rondom.families.events import AuthoritySet, PupilRegistered, SchoolChanged
from rondom.families.models import Enrolment, Family, Guardianship, Household, Pupil
from rondom.families.terms import Authority, Proof
from rondom.people.models import Person
from rondom.people.operations import create_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    street: str = ""
    postcode: str = ""
    city: str = ""
    is_secret: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGuardian:
    """A guardian as typed or read from a file. person: somebody who is known already, e.g. from a sibling."""

    relation: str
    call_name: str = ""
    last_name: str = ""
    prefix: str = ""
    email: str = ""
    phone: str = ""
    language: str = "nl"
    authority: str = Authority.UNKNOWN
    proof: str = Proof.NONE
    address: Address | None = None
    person: Person | None = None


@as_system("a pupil is at no school yet")
@transaction.atomic
def register_pupil(
    actor: Actor,
    *,
    school_id: int,
    call_name: str,
    last_name: str,
    born_on: dt.date | None,
    prefix: str = "",
    first_names: str = "",
    group: str = "",
    home_language: str = "",
    external_number: str = "",
    guardians: Sequence[NewGuardian] = (),
    family: Family | None = None,
    enrolled_on: dt.date | None = None,
) -> Pupil:
    """Write down a pupil with guardians and households. family: an existing one for a brother or sister.

    Two guardians with the same address share a household. Errors: Refused (see access.may_register).
    """
    access.may_register(actor, school_id=school_id).enforce()
    names = {"call_name": call_name, "last_name": last_name, "prefix": prefix, "first_names": first_names}
    pupil = Pupil.objects.create(
        region_id=actor.region_id,
        person=create_person(actor, born_on=born_on, **names),
        family=family or Family.objects.create(region_id=actor.region_id),
        home_language=home_language,
        external_number=external_number,
    )
    _enrol(pupil, school_id, group, enrolled_on or clock.today())
    for guardian in guardians:
        add_guardian(actor, pupil=pupil, new=guardian)
    happened(PupilRegistered(pupil_id=pupil.pk, school_id=school_id), by=actor)
    return pupil


def _enrol(pupil: Pupil, school_id: int, group: str, day: dt.date) -> None:
    Enrolment.objects.create(
        region_id=pupil.region_id, pupil=pupil, school_id=school_id, group=group, valid_from=day
    )


@transaction.atomic
def change_school(actor: Actor, *, pupil: Pupil, school_id: int, region_id: int, on: dt.date) -> Enrolment:
    """The pupil leaves the school where he is, and is at another one from a day on. The caller has asked the policy.

    A pupil who came to the old school on that day or later leaves it the day after he came.
    """
    old = Enrolment.objects.select_for_update().filter(pupil=pupil, valid_until__isnull=True).first()
    if old is not None:
        on = max(on, old.valid_from + dt.timedelta(days=1))
        old.valid_until = on
        old.save(update_fields=["valid_until"])
    new = Enrolment.objects.create(region_id=region_id, pupil=pupil, school_id=school_id, valid_from=on)
    happened(
        SchoolChanged(pupil_id=pupil.pk, from_school_id=old.school_id if old else None, school_id=school_id),
        by=actor,
    )
    return new


@transaction.atomic
def add_guardian(actor: Actor, *, pupil: Pupil, new: NewGuardian) -> Guardianship:
    """Add a guardian of a pupil; the caller has asked the policy."""
    person = new.person or create_person(
        actor,
        call_name=new.call_name,
        last_name=new.last_name,
        prefix=new.prefix,
        email=new.email,
        phone=new.phone,
        language=new.language,
    )
    return Guardianship.objects.create(
        region_id=actor.region_id,
        pupil=pupil,
        person=person,
        relation=new.relation,
        authority=new.authority,
        proof=new.proof,
        household=add_household(pupil, address=new.address) if new.address else None,
        valid_from=clock.today(),
    )


def add_household(pupil: Pupil, *, address: Address) -> Household:
    """Where a part of the family lives; an address that is known stays one row. The caller has asked the policy."""
    household = _known_household(pupil, address) or Household.objects.create(
        region_id=pupil.region_id,
        family=pupil.family,
        street=address.street,
        postcode=address.postcode,
        city=address.city,
        is_secret=address.is_secret,
    )
    pupil.households.add(household)
    return household


def _known_household(pupil: Pupil, address: Address) -> Household | None:
    """Read and compared here: the database cannot look into sealed text."""
    wanted = (address.street, address.postcode, address.city)
    rows = Household.objects.filter(family=pupil.family, is_secret=address.is_secret).order_by("pk")
    return next((row for row in rows if (row.street, row.postcode, row.city) == wanted), None)


@transaction.atomic
def set_authority(actor: Actor, *, guardianship_id: int, authority: str, proof: str) -> None:
    """Write down what was found out about the authority of a guardian.

    Errors: Refused, Guardianship.DoesNotExist.
    """
    row = Guardianship.objects.select_for_update().select_related("pupil").get(pk=guardianship_id)
    school = Enrolment.objects.running_on(clock.today()).filter(pupil=row.pupil).first()
    access.may_register(actor, school_id=school.school_id if school else 0).enforce()
    row.authority, row.proof = authority, proof
    row.save(update_fields=["authority", "proof"])
    happened(
        AuthoritySet(pupil_id=row.pupil_id, guardianship_id=row.pk, authority=authority, proof=proof),
        by=actor,
    )
