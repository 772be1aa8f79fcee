"""What is shown of people."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from rondom.core.actor import Actor
from rondom.core.periods import running_on
from rondom.core.secret_links import hash_of_secret
from rondom.people.models import Account, Invitation, Membership, Organisation, Person, Region, SchoolContact
from rondom.people.terms import (
    COORDINATING_ROLES,
    DEMO_DOMAIN,
    FAMILY_ROLES,
    OFFICE_ROLES,
    OrganisationKind,
    Role,
)

T = TypeVar("T")


def which_exist(region_id: int, kinds: Mapping[T, QuerySet[Any]]) -> list[T]:
    """The kinds of which there is a row, in one query: for a page that asks for much that is seldom there."""
    found = Region.objects.filter(pk=region_id).values_list(*map(Exists, kinds.values())).get()
    return [kind for kind, is_there in zip(kinds, found, strict=True) if is_there]


def display_name(account: Account) -> str:
    return account.person.name if account.person else account.email


@dataclass(frozen=True, slots=True)
class Hat:
    """A role that a person can put on. value: "m<membership id>", kept in the session."""

    value: str
    role: str
    role_label: str
    organisation_id: int
    organisation: str
    organisation_kind: str
    region_id: int
    membership_id: int

    def worn_by(self, person_id: int, *, account_id: int | None = None) -> Actor:
        return Actor(
            person_id=person_id,
            role=self.role,
            region_id=self.region_id,
            account_id=account_id,
            organisation_id=self.organisation_id,
            membership_id=self.membership_id,
        )


HatRow = tuple[Any, str, int, Any, str, str, Any]
"""(membership, role, region, organisation, its name, its kind, since)"""


def hat_rows(person_id: int, *, on: dt.date) -> QuerySet[Membership, HatRow]:
    """The memberships of a person as rows, to read together with those of the family."""
    rows = Membership.objects.filter(person_id=person_id).running_on(on).order_by()
    return rows.values_list(
        "pk", "role", "region_id", "organisation_id", "organisation__name", "organisation__kind", "valid_from"
    )


def hats_in(rows: Iterable[HatRow]) -> list[Hat]:
    """The professional hats among rows, oldest first."""
    found = sorted((row for row in rows if row[0] is not None), key=lambda row: (row[6], row[0]))
    return [
        Hat(
            value=f"m{pk}",
            role=role,
            role_label=str(Role(role).label),
            organisation_id=organisation_id,
            organisation=name,
            organisation_kind=kind,
            region_id=region_id,
            membership_id=pk,
        )
        for pk, role, region_id, organisation_id, name, kind, _since in found
    ]


def names_of(person_ids: Collection[int]) -> dict[int, str]:
    return {person.pk: person.name for person in Person.objects.filter(pk__in=set(person_ids))}


def organisation_names(organisation_ids: Collection[int]) -> dict[int, str]:
    return dict(Organisation.objects.filter(pk__in=set(organisation_ids)).values_list("pk", "name"))


def organisations_of(region_id: int, *, kinds: Collection[str]) -> list[tuple[int, str]]:
    """(id, name) of the organisations of some kinds in a region, by name."""
    rows = Organisation.objects.filter(regions=region_id, kind__in=kinds)
    return list(rows.order_by("name", "pk").values_list("pk", "name"))


def organisations_in(region_id: int, *, on: dt.date) -> list[Organisation]:
    """Every organisation of a region, by kind and name, with how many people work there as `people`. One query."""
    works = Q(memberships__region=region_id) & running_on(
        on, start="memberships__valid_from", end="memberships__valid_until"
    )
    rows = Organisation.objects.filter(regions=region_id)
    rows = rows.annotate(people=Count("memberships__person", filter=works, distinct=True))
    return list(rows.order_by("kind", "name", "pk"))


def members_of(organisation_id: int, *, region_id: int, on: dt.date) -> list[Membership]:
    """Who works somewhere, with the role, by name; `has_account` on each. One query."""
    rows = Membership.objects.running_on(on).filter(organisation_id=organisation_id, region_id=region_id)
    rows = rows.annotate(has_account=Exists(Account.objects.filter(person=OuterRef("person"))))
    return list(rows.select_related("person").order_by("person__last_name", "person__call_name", "pk"))


def is_school(organisation_id: int) -> bool:
    return Organisation.objects.filter(pk=organisation_id, kind=OrganisationKind.SCHOOL).exists()


def region_name(region_id: int) -> str:
    return Region.objects.values_list("name", flat=True).get(pk=region_id)


def has_every_word(words: str, *, person: str = "person", also: Sequence[str] = ()) -> Q:
    """Rows in which every word, of the first five, stands in the name or in one of some other fields.

    person: where the rows name the person.
    """
    fields = [*(f"{person}__{part}" for part in ("call_name", "prefix", "last_name")), *also]
    found = Q()
    for word in words.split()[:5]:
        found &= Q(*((f"{field}__icontains", word) for field in fields), _connector=Q.OR)
    return found


def colleagues(region_id: int, *, on: dt.date, words: str = "") -> list[Membership]:
    """People of a region in a professional role, for "wie vraagt u erbij"; at most 50, by name."""
    rows = (
        Membership.objects.filter(has_every_word(words, also=["organisation__name"]), region_id=region_id)
        .running_on(on)
        .exclude(role__in=FAMILY_ROLES | OFFICE_ROLES)
        .select_related("person", "organisation")
    )
    return list(rows.order_by("person__last_name", "person__call_name", "pk")[:50])


def school_staff_elsewhere(
    region_id: int, *, without: int, on: dt.date, roles: Collection[str], words: str = ""
) -> list[Membership]:
    """People in some roles at the other schools of a region; at most 50, by school."""
    rows = (
        Membership.objects.filter(
            has_every_word(words, also=["organisation__name"]),
            region_id=region_id,
            role__in=roles,
            organisation__kind=OrganisationKind.SCHOOL,
        )
        .running_on(on)
        .exclude(organisation_id=without)
        .select_related("person", "organisation")
    )
    return list(rows.order_by("organisation__name", "person__last_name", "pk")[:50])


def contacts_of(school_id: int, *, on: dt.date) -> list[Membership]:
    """Whom a school turns to, as long as they work there, by what they do. One query."""
    listed = SchoolContact.objects.filter(school_id=school_id).values("membership")
    rows = Membership.objects.running_on(on).filter(pk__in=listed).select_related("person", "organisation")
    return sorted(rows, key=lambda row: (str(row.get_role_display()), row.person.last_name, row.pk))


def coordinators_at(organisation_id: int, *, on: dt.date) -> list[Membership]:
    """Who at an organisation may carry a dossier."""
    rows = Membership.objects.filter(organisation_id=organisation_id, role__in=COORDINATING_ROLES)
    return list(rows.running_on(on).select_related("person").order_by("pk"))


def demo_accounts() -> list[Account]:
    """Accounts of the demo region with their hats, for the start page of the demo only."""
    rows = Account.objects.filter(email__endswith=DEMO_DOMAIN, is_active=True).select_related("person")
    return list(rows.prefetch_related("person__memberships__organisation").order_by("pk"))


def demo_account(account_id: int) -> Account | None:
    """An account of the demo; nothing for an account with a real address."""
    return Account.objects.filter(pk=account_id, email__endswith=DEMO_DOMAIN, is_active=True).first()


def is_demo_account(account: Account) -> bool:
    """Whether the demo made this account: it may be used without a second factor, in demo mode only."""
    return account.email.endswith(DEMO_DOMAIN)


@dataclass(frozen=True, slots=True)
class InvitationShown:
    """What somebody with the link sees. is_open is False for a link that is old, used, withdrawn or unknown."""

    is_open: bool = False
    name: str = ""
    invited_by: str = ""
    region: str = ""
    email: str = ""


def invitation_shown(secret: str, *, at: dt.datetime) -> InvitationShown:
    """The invitation behind a link. One query."""
    row = (
        Invitation.objects.filter(secret_hash=hash_of_secret(secret), person__account__isnull=True)
        .select_related("person", "made_by", "region")
        .first()
    )
    if row is None or not row.is_open_at(at):
        return InvitationShown()
    return InvitationShown(
        is_open=True,
        name=row.person.name,
        invited_by=row.made_by.name if row.made_by else "",
        region=row.region.name,
        email=row.person.email,
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """Whether somebody can sign in. invited_until: of the open invitation, when there is no account yet."""

    has_account: bool
    invited_until: dt.datetime | None


def entries_of(person_ids: Collection[int], *, at: dt.datetime) -> dict[int, Entry]:
    """{person_id: Entry} for a circle or a family. Two queries."""
    wanted = set(person_ids)
    accounts = set(Account.objects.filter(person_id__in=wanted).values_list("person_id", flat=True))
    rows = Invitation.objects.filter(
        person_id__in=wanted, used_at=None, withdrawn_at=None, expires_at__gt=at
    ).values_list("person_id", "expires_at")
    invited = dict(rows)
    return {pk: Entry(pk in accounts, None if pk in accounts else invited.get(pk)) for pk in wanted}
