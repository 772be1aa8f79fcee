"""What changes together when people come and go."""

import datetime as dt
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.core.actor import Actor, system_actor
from rondom.core.decision import Refused, refuse
from rondom.core.secret_links import hash_of_secret, new_secret
from rondom.events.record import happened
from rondom.people import access
from rondom.people.events import (
    ContactAdded,
    ContactDropped,
    InvitationAccepted,
    InvitationSent,
    InvitationWithdrawn,
    MembershipEnded,
    MembershipStarted,
    SchoolTypeChosen,
)
from rondom.people.invitations import invitation_terms, send_link
from rondom.people.models import Account, Invitation, Membership, Organisation, Person, Region, SchoolContact
from rondom.people.terms import FAMILY_ROLES, OFFICE_ROLES, OrganisationKind, Role, SchoolType


@transaction.atomic
def create_region(*, name: str, slug: str) -> Region:
    """The first act of an installation; there is no actor yet."""
    return Region.objects.create(name=name, slug=slug)


@transaction.atomic
def begin_region(
    *, name: str, slug: str, organisation: str, call_name: str, last_name: str, email: str, prefix: str = ""
) -> Region:
    """A region with its samenwerkingsverband and a first administrator, who is mailed the link to make an account.

    Errors: IntegrityError for a slug that is taken; Refused when the mail cannot leave.
    """
    region = create_region(name=name, slug=slug)
    system = system_actor(region.pk)
    swv = create_organisation(system, kind=OrganisationKind.SWV, name=organisation)
    person = create_person(system, call_name=call_name, prefix=prefix, last_name=last_name, email=email)
    start_membership(system, person=person, organisation=swv, role=Role.ADMINISTRATOR)
    invite(system, person=person)
    return region


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
    school_type: str = "",
) -> Organisation:
    """school_type: of people.terms.SchoolType, for a school only; it may follow later. Errors: Refused."""
    access.may_manage(actor).enforce()
    access.may_have_type(kind, school_type).enforce()
    organisation = Organisation.objects.create(
        kind=kind, name=name, board=board, brin=brin, city=city, phone=phone, school_type=school_type
    )
    organisation.regions.add(actor.region_id)
    return organisation


@transaction.atomic
def choose_school_type(actor: Actor, *, organisation_id: int, school_type: str) -> Organisation:
    """Say what kind of education a school gives. What was laid down before stays as it was.

    Errors: Refused, Organisation.DoesNotExist; ValueError for a type that does not exist.
    """
    access.may_manage(actor).enforce()
    rows = Organisation.objects.select_for_update().filter(regions=actor.region_id)
    organisation = rows.get(pk=organisation_id)
    access.may_have_type(organisation.kind, school_type).enforce()
    organisation.school_type = SchoolType(school_type)
    organisation.save(update_fields=["school_type"])
    happened(SchoolTypeChosen(organisation_id=organisation.pk, kind=school_type), by=actor)
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
    access.may_start_membership(actor, role=role).enforce()
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
def employ(
    actor: Actor,
    *,
    organisation_id: int,
    role: str,
    call_name: str,
    last_name: str,
    email: str,
    prefix: str = "",
) -> Membership:
    """Give somebody a role at an organisation of the region; who has no account is mailed the link to make one.

    Who works in the region already, by the same address and name, gets the role beside the ones he has.
    Errors: Refused (no administrator; oneself; has it already; the mail cannot leave), Organisation.DoesNotExist.
    """
    access.may_start_membership(actor, role=role).enforce()
    organisation = Organisation.objects.get(pk=organisation_id, regions=actor.region_id)
    names: dict[str, Any] = {
        "call_name": call_name,
        "prefix": prefix,
        "last_name": last_name,
        "email": email,
    }
    same = {f"{field}__iexact": value for field, value in names.items()}
    works = Person.objects.filter(region_id=actor.region_id, memberships__isnull=False, **same)
    person = works.order_by("pk").first() or create_person(actor, **names)
    access.may_get_hat(actor, person, organisation, role=role).enforce()
    membership = start_membership(actor, person=person, organisation=organisation, role=role)
    if not hasattr(person, "account"):
        invite(actor, person=person)
    return membership


@transaction.atomic
def end_membership(actor: Actor, *, membership_id: int, on: dt.date) -> None:
    """From the first minute of a day on somebody has a hat no more; on today: from the next request on.

    Errors: Refused, Membership.DoesNotExist.
    """
    access.may_manage(actor).enforce()
    membership = Membership.objects.select_for_update().get(pk=membership_id, region_id=actor.region_id)
    access.may_end_membership(actor, membership).enforce()
    membership.valid_until = max(on, membership.valid_from)
    membership.save(update_fields=["valid_until"])
    happened(
        MembershipEnded(membership_id=membership.pk, person_id=membership.person_id, role=membership.role),
        by=actor,
    )


@transaction.atomic
def create_account(*, person: Person, email: str, password: str) -> Account:
    """An account for a person; the caller has checked the invitation or is the demo."""
    return Account.objects.create_user(email, password, person=person)


@transaction.atomic
def choose_language(actor: Actor, *, language: str) -> None:
    """The language of somebody's own mails. The caller offers the languages there are."""
    Person.objects.filter(pk=actor.person_id).update(language=language)


@transaction.atomic
def invite(actor: Actor, *, person: Person, address: str = "") -> tuple[Invitation, str]:
    """Mail a person the link to make an account; a link that was still open stops working.

    The caller has asked his own policy who may invite whom. address: where the mail goes, else the person's own.
    The answer holds the secret of the link, which is stored nowhere: so the mail leaves at the moment that all
    is stored, and not later from a queue. When it cannot leave, the new link is withdrawn again.
    Errors: Refused (has an account, no address); Refused invitation.mail_failed at the end of the transaction.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    address = address or person.email
    access.may_be_invited(person, address=address).enforce()
    _withdraw_open(actor, person)
    secret, now = new_secret(), clock.now()
    invitation = Invitation.objects.create(
        region_id=person.region_id,
        person=person,
        secret_hash=hash_of_secret(secret),
        made_by_id=actor.person_id or None,
        made_at=now,
        expires_at=now + dt.timedelta(days=invitation_terms().valid_days),
    )
    happened(InvitationSent(invitation_id=invitation.pk, person_id=person.pk), by=actor)
    transaction.on_commit(lambda: _mail_link(actor, invitation, secret, address=address))
    return invitation, secret


def _mail_link(actor: Actor, invitation: Invitation, secret: str, *, address: str) -> None:
    person = invitation.person
    try:
        send_link(address, secret=secret, until=invitation.expires_at, language=person.language)
    except OSError:
        withdraw_invitation(actor, person=person)
        refuse("invitation.mail_failed", _("De mail kon niet weg. Probeer het straks opnieuw.")).enforce()


@transaction.atomic
def withdraw_invitation(actor: Actor, *, person: Person) -> None:
    """Stop the open link of a person, if there is one. The caller has asked his own policy."""
    _withdraw_open(actor, person)


def _withdraw_open(actor: Actor, person: Person) -> None:
    for row in person.invitations.select_for_update().filter(used_at=None, withdrawn_at=None):
        row.withdrawn_at = clock.now()
        row.save(update_fields=["withdrawn_at"])
        happened(InvitationWithdrawn(invitation_id=row.pk, person_id=person.pk), by=actor)


@transaction.atomic
def accept_invitation(secret: str, *, email: str, password: str) -> Account:
    """Make the account of an invited person. The link works once.

    Errors: Refused with code invitation.closed, account.weak_password or account.email_taken; nothing has changed then.
    """
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("person__account")
        .filter(secret_hash=hash_of_secret(secret))
        .first()
    )
    if invitation is None or not invitation.is_open_at(clock.now()) or hasattr(invitation.person, "account"):
        raise Refused(refuse("invitation.closed", _("Deze link werkt niet meer. Vraag een nieuwe.")))
    account = _account_of_guest(invitation.person, email, password)
    invitation.used_at = clock.now()
    invitation.save(update_fields=["used_at"])
    guest = Actor(
        person_id=account.person_id or 0, role="", region_id=invitation.region_id, account_id=account.pk
    )
    happened(InvitationAccepted(invitation_id=invitation.pk, person_id=invitation.person_id), by=guest)
    return account


def _account_of_guest(person: Person, email: str, password: str) -> Account:
    try:
        validate_password(password, Account(email=email))
    except ValidationError as error:
        refuse("account.weak_password", " ".join(error.messages)).enforce()
    taken = refuse(
        "account.email_taken",
        _("Met dit e-mailadres kan het niet. Kies een ander adres, of log in als u al een account hebt."),
    )
    if Account.objects.filter(email__iexact=email).exists():
        raise Refused(taken)
    try:
        with transaction.atomic():
            return create_account(person=person, email=email, password=password)
    except IntegrityError as error:
        raise Refused(taken) from error


@transaction.atomic
def add_contact(actor: Actor, *, membership_id: int) -> SchoolContact:
    """Put somebody of the region on the list of contact persons of the own school; once is enough.

    Errors: Refused, Membership.DoesNotExist.
    """
    access.may_keep_contacts(actor).enforce()
    rows = Membership.objects.running_on(clock.today()).exclude(role__in=FAMILY_ROLES | OFFICE_ROLES)
    member = rows.exclude(organisation_id=actor.organisation_id or 0).get(
        pk=membership_id, region_id=actor.region_id
    )
    row, is_new = SchoolContact.objects.get_or_create(
        school_id=actor.organisation_id,
        membership=member,
        defaults={"region_id": actor.region_id, "added_by_id": actor.person_id, "added_at": clock.now()},
    )
    if is_new:
        happened(ContactAdded(school_id=row.school_id, membership_id=member.pk), by=actor)
    return row


@transaction.atomic
def drop_contact(actor: Actor, *, membership_id: int) -> None:
    """Take somebody off the list of the own school. Errors: Refused, SchoolContact.DoesNotExist."""
    access.may_keep_contacts(actor).enforce()
    row = SchoolContact.objects.get(school_id=actor.organisation_id, membership_id=membership_id)
    row.delete()
    happened(ContactDropped(school_id=row.school_id, membership_id=membership_id), by=actor)
