"""What is shown of families."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import BigIntegerField, CharField, DateField, QuerySet, Value

from rondom.core.actor import Actor
from rondom.families.models import Enrolment, Guardianship, Household, Pupil
from rondom.families.terms import Authority
from rondom.people.models import Person
from rondom.people.queries import Hat, HatRow, hat_rows, hats_in
from rondom.people.terms import Role


def guardians_of(pupil_id: int, *, on: dt.date) -> list[Guardianship]:
    rows = Guardianship.objects.running_on(on).filter(pupil_id=pupil_id)
    return list(rows.select_related("person").order_by("pk"))


def deciding_guardians(pupil_id: int, *, on: dt.date) -> list[Guardianship]:
    """Guardians whose yes may be needed: authority yes, or not known yet (R-CON-2)."""
    return [row for row in guardians_of(pupil_id, on=on) if row.authority != Authority.NO]


@dataclass(frozen=True, slots=True)
class FamilyHat:
    """The hat of a parent or pupil. value: "parent" or "pupil"."""

    value: str
    region_id: int

    def worn_by(self, person_id: int, *, account_id: int | None = None) -> Actor:
        return Actor(
            person_id=person_id, role=Role(self.value), region_id=self.region_id, account_id=account_id
        )


def hats_of(person_id: int, *, on: dt.date) -> tuple[list[Hat], list[FamilyHat]]:
    """The professional hats of a person, and whether he is a pupil or a parent with authority. One query."""
    parents = Guardianship.objects.running_on(on).filter(person_id=person_id, authority=Authority.YES)
    pupils = Pupil.objects.filter(person_id=person_id)
    rows = list(
        hat_rows(person_id, on=on).union(
            _family_rows(parents, "parent"), _family_rows(pupils, "pupil"), all=True
        )
    )
    regions: dict[str, int] = {}
    for membership_id, hat, region_id, *_rest in rows:
        if membership_id is None:
            regions[hat] = min(region_id, regions.get(hat, region_id))
    return hats_in(rows), [FamilyHat(hat, region) for hat, region in sorted(regions.items(), reverse=True)]


def _family_rows(rows: QuerySet[Any], hat: str) -> QuerySet[Any, HatRow]:
    """In the columns of hat_rows, without a membership."""
    none = Value(None, BigIntegerField())
    return rows.order_by().values_list(
        none,
        Value(hat, CharField()),
        "region_id",
        none,
        Value("", CharField()),
        Value("", CharField()),
        Value(None, DateField()),
    )


def school_of(pupil_id: int, *, on: dt.date) -> Enrolment | None:
    return Enrolment.objects.running_on(on).filter(pupil_id=pupil_id).select_related("school").first()


def groups_of(pupil_ids: Collection[int], *, on: dt.date) -> dict[int, str]:
    """{pupil_id: group}, for lists."""
    rows = Enrolment.objects.running_on(on).filter(pupil_id__in=pupil_ids)
    return dict(rows.values_list("pupil_id", "group"))


def pupils_at(school_id: int, *, on: dt.date) -> QuerySet[Pupil]:
    """Pupils of a school, by name."""
    enrolled = Enrolment.objects.running_on(on).filter(school_id=school_id).values("pupil_id")
    return (
        Pupil.objects.filter(pk__in=enrolled)
        .select_related("person", "family")
        .order_by("person__last_name", "person__call_name", "pk")
    )


def same_child(school_id: int, *, call_name: str, last_name: str, born_on: dt.date | None) -> Pupil | None:
    """A pupil of the school with the same name and birth date: for "is this the same child?"."""
    return Pupil.objects.filter(
        enrolments__school_id=school_id,
        person__call_name__iexact=call_name,
        person__last_name__iexact=last_name,
        person__born_on=born_on,
    ).first()


def siblings_of(pupil: Pupil) -> list[Pupil]:
    return list(pupil.family.pupils.exclude(pk=pupil.pk).select_related("person").order_by("person__born_on"))


@dataclass(frozen=True, slots=True)
class Home:
    """A household as one viewer may see it: address is empty when it is hidden from this viewer."""

    household_id: int
    address: str
    hidden: bool
    people: tuple[Person, ...]


def homes_of(pupil: Pupil, viewer: Actor, *, on: dt.date) -> list[Home]:
    """The households of a pupil.

    A secret address is shown to the people of that household only. The other household of a family never
    sees the address; professionals see an address that is not secret.
    """
    rows = list(guardians_of(pupil.pk, on=on))
    return [_home(household, rows, viewer) for household in pupil.households.order_by("pk")]


def _home(household: Household, guardians: list[Guardianship], viewer: Actor) -> Home:
    people = tuple(row.person for row in guardians if row.household_id == household.pk)
    lives_there = any(person.pk == viewer.person_id for person in people) or (
        viewer.role == "pupil" and not household.is_secret
    )
    visible = lives_there or (not viewer.is_family and not household.is_secret)
    return Home(household.pk, _address(household) if visible else "", not visible, people)


@dataclass(frozen=True, slots=True)
class OwnHome:
    """Where somebody lives himself; never the other household."""

    address: str
    is_secret: bool


def own_homes(person_id: int, *, on: dt.date) -> list[OwnHome]:
    """The addresses of the households a guardian belongs to. One query."""
    homes = Household.objects.filter(
        pk__in=Guardianship.objects.running_on(on).filter(person_id=person_id).values("household_id")
    )
    return [OwnHome(_address(home), home.is_secret) for home in homes.order_by("pk") if _address(home)]


def _address(home: Household) -> str:
    parts = (home.street, f"{home.postcode} {home.city}".strip())
    return ", ".join(part for part in parts if part)
