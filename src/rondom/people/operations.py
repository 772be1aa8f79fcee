"""What changes together when people come and go."""

import datetime as dt

from django.db import transaction

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.events.record import happened
from rondom.people import access
from rondom.people.events import MembershipEnded, MembershipStarted
from rondom.people.models import Account, Membership, Organisation, Person, Region


@transaction.atomic
def create_region(*, name: str, slug: str) -> Region:
    """The first act of an installation; there is no actor yet."""
    return Region.objects.create(name=name, slug=slug)


@transaction.atomic
def create_organisation(
    actor: Actor,
    *,
    kind: str,
    name: str,
    board: Organisation | None = None,
    brin: str = "",
    city: str = "",
    phone: str = "",
) -> Organisation:
    access.may_manage(actor).enforce()
    organisation = Organisation.objects.create(
        kind=kind, name=name, board=board, brin=brin, city=city, phone=phone
    )
    organisation.regions.add(actor.region_id)
    return organisation


@transaction.atomic
def create_person(
    actor: Actor,
    *,
    call_name: str,
    last_name: str,
    prefix: str = "",
    first_names: str = "",
    born_on: dt.date | None = None,
    email: str = "",
    phone: str = "",
    language: str = "nl",
) -> Person:
    """Write a person down. Whoever may register a pupil or manage an organisation calls this from his own operation."""
    return Person.objects.create(
        region_id=actor.region_id,
        call_name=call_name,
        prefix=prefix,
        last_name=last_name,
        first_names=first_names,
        born_on=born_on,
        email=email,
        phone=phone,
        language=language,
    )


@transaction.atomic
def start_membership(
    actor: Actor, *, person: Person, organisation: Organisation, role: str, valid_from: dt.date | None = None
) -> Membership:
    access.may_manage(actor).enforce()
    membership = Membership.objects.create(
        region_id=actor.region_id,
        person=person,
        organisation=organisation,
        role=role,
        valid_from=valid_from or clock.today(),
    )
    happened(MembershipStarted(membership_id=membership.pk, person_id=person.pk, role=role), by=actor)
    return membership


@transaction.atomic
def end_membership(actor: Actor, *, membership_id: int, on: dt.date) -> None:
    """Errors: Refused, Membership.DoesNotExist."""
    access.may_manage(actor).enforce()
    membership = Membership.objects.select_for_update().get(pk=membership_id)
    membership.valid_until = max(on, membership.valid_from + dt.timedelta(days=1))
    membership.save(update_fields=["valid_until"])
    happened(
        MembershipEnded(membership_id=membership.pk, person_id=membership.person_id, role=membership.role),
        by=actor,
    )


@transaction.atomic
def create_account(*, person: Person, email: str, password: str) -> Account:
    """An account for a person; the caller has checked the invitation or is the demo."""
    return Account.objects.create_user(email, password, person=person)
