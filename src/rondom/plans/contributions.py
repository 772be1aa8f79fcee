"""What is shown of pieces that people from outside are asked to write."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.timezone import localdate

from rondom.consent.queries import organisations_with_ground
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.second_lock import as_system
from rondom.core.secret_links import hash_of_secret
from rondom.dossiers.models import Dossier
from rondom.families.queries import guardians_of
from rondom.families.terms import Authority
from rondom.people.models import Membership
from rondom.people.queries import organisation_names
from rondom.people.terms import Role
from rondom.plans.models import Contribution
from rondom.plans.terms import VOICE_BY_ROLE, ContributionState, Section, Writer, category_of

LINK_ROLE = "contributor"
"""The role in the log of who wrote by a link: not a role that opens anything."""


@as_system("who has a link is nobody who is signed in")
def by_secret(secret: str) -> Contribution | None:
    """What a link is about; None for a link that is not one of ours. One query."""
    rows = Contribution.objects.filter(secret_hash=hash_of_secret(secret))
    return rows.select_related("dossier__pupil__person", "asked_by", "person").first()


def asked_of(actor: Actor, contribution_id: int) -> Contribution | None:
    """A piece that is asked of somebody with an account, in the hat that is on; None for anybody else."""
    return next((row for row in open_for(actor, on=clock.today()) if row.pk == contribution_id), None)


@as_system("a piece that is asked of him, in a dossier that he does not see")
def open_for(actor: Actor, *, on: dt.date) -> list[Contribution]:
    """Pieces the actor is asked to write, first the one that is over soonest. One query."""
    rows = asked_to_write(actor, on=on).select_related("dossier__pupil__person", "asked_by", "person")
    return list(rows.order_by("last_on", "pk"))


def asked_to_write(actor: Actor, *, on: dt.date) -> QuerySet[Contribution]:
    """The rows of open_for, which the second lock hides from who writes."""
    rows = Contribution.objects.open_on(on).filter(person_id=actor.person_id, dossier__closed_on__isnull=True)
    return rows.filter(organisation=actor.organisation_id)


def link_actor(contribution: Contribution) -> Actor:
    """Who writes by a link, for the log and for "is it his". Opens nothing else."""
    role = Role.PARENT if contribution.writer == Writer.PARENT else LINK_ROLE
    return Actor(person_id=contribution.person_id, role=role, region_id=contribution.region_id)


@dataclass(frozen=True, slots=True)
class AskedPiece:
    """That somebody is asked to write, for who may know who takes part; never what he wrote."""

    contribution_id: int
    dossier_id: int
    name: str
    capacity: str
    section: str
    asked_by_id: int
    asked_on: dt.date
    last_on: dt.date
    state: ContributionState

    @property
    def is_open(self) -> bool:
        return self.state in (ContributionState.ASKED, ContributionState.OPENED, ContributionState.BLOCKED)


def pieces_of(
    dossier_ids: Collection[int], *, on: dt.date, categories: Collection[str] = tuple(Category)
) -> list[AskedPiece]:
    """Everybody who is or was asked to write about some children, newest first. One query.

    categories: what the reader may see; a question about health says something by itself.
    """
    seen = [section for section in Section if category_of(section) in categories]
    rows = Contribution.objects.filter(dossier_id__in=dossier_ids, section__in=seen).select_related("person")
    return [
        AskedPiece(
            contribution_id=row.pk,
            dossier_id=row.dossier_id,
            name=row.person.name,
            capacity=row.capacity,
            section=str(Section(row.section).label),
            asked_by_id=row.asked_by_id,
            asked_on=localdate(row.asked_at),
            last_on=row.last_on,
            state=row.state_on(on),
        )
        for row in rows.order_by("-asked_at", "-pk")
    ]


def people_to_ask(dossier: Dossier, *, but: int, on: dt.date) -> list[tuple[str, str]]:
    """Parents with authority ("g" and a person), the own school and organisations with a ground ("m" and a membership)."""
    guardians = [
        (f"g{row.person_id}", f"{row.person.name}, {row.get_relation_display()}")
        for row in guardians_of(dossier.pupil_id, on=on)
        if row.authority == Authority.YES
    ]
    places = _with_ground(dossier, on=on) | {dossier.school_id}
    rows = Membership.objects.running_on(on).filter(
        region_id=dossier.region_id, organisation_id__in=places, role__in=VOICE_BY_ROLE
    )
    rows = rows.exclude(person_id=but).select_related("person", "organisation")
    return guardians + [
        (f"m{row.pk}", f"{row.person.name}, {row.get_role_display()}, {row.organisation.name}")
        for row in rows.order_by("person__last_name", "person__call_name", "pk")
    ]


def organisations_to_ask(dossier: Dossier, *, on: dt.date) -> list[tuple[int, str]]:
    """Organisations that may know of the child today, by name."""
    names = organisation_names(_with_ground(dossier, on=on))
    return sorted(names.items(), key=lambda row: row[1])


def _with_ground(dossier: Dossier, *, on: dt.date) -> frozenset[int]:
    """As outside.may_ask_contribution will ask: the family reads who was asked."""
    return organisations_with_ground(dossier.pupil_id, on=on, known_to_family=True)
