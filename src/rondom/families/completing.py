"""Adding to a pupil who is known already. What is filled in is never overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.families import access
from rondom.families.models import Enrolment, Guardianship, Pupil
from rondom.families.operations import NewGuardian, add_guardian
from rondom.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class MoreOfPupil:
    """What a file says of a pupil; empty means: nothing."""

    first_names: str = ""
    prefix: str = ""
    external_number: str = ""
    group: str = ""


@transaction.atomic
def complete_pupil(
    actor: Actor, *, pupil_id: int, more: MoreOfPupil, guardians: Sequence[NewGuardian] = ()
) -> Pupil:
    """Fill what is empty and add guardians who are not there yet (by name).

    A guardian who is there keeps his authority; an empty phone or e-mail is filled.
    Errors: Refused (see access.may_register), Pupil.DoesNotExist.
    """
    pupil = Pupil.objects.select_for_update(of=("self",)).select_related("person", "family").get(pk=pupil_id)
    enrolment = Enrolment.objects.running_on(clock.today()).filter(pupil=pupil).first()
    access.may_register(actor, school_id=enrolment.school_id if enrolment else 0).enforce()
    fill(pupil.person, first_names=more.first_names, prefix=more.prefix)
    fill(pupil, external_number=more.external_number)
    if enrolment:
        fill(enrolment, group=more.group)
    for new in guardians:
        _complete_guardian(actor, pupil, new)
    return pupil


def fill(row: Person | Pupil | Enrolment, **values: str) -> None:
    """Write the values whose field is empty."""
    empty = {name: value for name, value in values.items() if value and not getattr(row, name)}
    for name, value in empty.items():
        setattr(row, name, value)
    if empty:
        row.save(update_fields=list(empty))


def _complete_guardian(actor: Actor, pupil: Pupil, new: NewGuardian) -> None:
    known = known_guardian(pupil, call_name=new.call_name, last_name=new.last_name)
    if known is None:
        add_guardian(actor, pupil=pupil, new=new)
    else:
        fill(known.person, email=new.email, phone=new.phone)


def known_guardian(pupil: Pupil, *, call_name: str, last_name: str) -> Guardianship | None:
    return (
        Guardianship.objects.running_on(clock.today())
        .select_related("person")
        .filter(pupil=pupil, person__call_name__iexact=call_name, person__last_name__iexact=last_name)
        .first()
    )
