"""What is shown of statements and requests."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.periods import running_on
from rondom.dossiers.models import Dossier, RightsRequest, Statement
from rondom.dossiers.terms import RightsState
from rondom.families.models import Guardianship
from rondom.families.terms import Relation
from rondom.people.models import Membership
from rondom.people.terms import FAMILY_ROLES, Role

ANSWERED_SHOWN = 20


@dataclass(frozen=True, slots=True)
class StatementShown:
    """An own statement as one reader sees it. replaced_on: when the author said something else in its place."""

    statement_id: int
    author_id: int
    name: str
    role: str
    about: str
    item_id: int | None
    text: str
    written_at: dt.datetime
    replaced_on: dt.datetime | None
    replaces_one: bool


def statements_of(dossier: Dossier, viewer: Actor) -> list[StatementShown]:
    """Newest first, in the categories of the viewer. What was replaced stays readable for the family only. One query.

    dossier: as fetched for the viewer.
    """
    rows = Statement.objects.filter(dossier=dossier, category__in=dossier.categories)
    if viewer.role not in FAMILY_ROLES:
        rows = rows.filter(replaced_by__isnull=True)
    relation = Guardianship.objects.filter(
        running_on(clock.today()), pupil=OuterRef("dossier__pupil"), person=OuterRef("author")
    )
    rows = rows.select_related("author", "replaced_by").annotate(
        relation=Subquery(relation.values("relation")[:1])
    )
    return [_shown(row) for row in rows.order_by("-written_at", "-pk")]


def _shown(row: Statement) -> StatementShown:
    relation = getattr(row, "relation", None)
    later = getattr(row, "replaced_by", None)
    return StatementShown(
        statement_id=row.pk,
        author_id=row.author_id,
        name=row.author.name,
        role=str(Relation(relation).label if relation else Role(row.capacity).label),
        about=row.about,
        item_id=row.item_id,
        text=row.text,
        written_at=row.written_at,
        replaced_on=later.written_at if later else None,
        replaces_one=row.replaces_id is not None,
    )


def own_requests(person_id: int, dossier_ids: Collection[int]) -> QuerySet[RightsRequest]:
    """What somebody asked himself, open ones first. Of another parent nobody reads it."""
    rows = RightsRequest.objects.filter(requested_by_id=person_id, dossier_id__in=dossier_ids)
    is_open = F("answered_on").asc(nulls_first=True)
    return rows.select_related("answered_by", "dossier__pupil__person").order_by(is_open, "due_on", "pk")


@dataclass(frozen=True, slots=True)
class DeskRows:
    """What somebody must answer, late first, and what was answered lately."""

    open: list[RightsRequest]
    answered: list[RightsRequest]


def desk_rows(actor: Actor) -> DeskRows:
    """Two queries."""
    rows = RightsRequest.objects.to_answer_by(actor)
    rows = rows.select_related("dossier__pupil__person", "dossier__school", "requested_by", "answered_by")
    answered = rows.exclude(state=RightsState.OPEN).order_by("-answered_on", "-pk")
    return DeskRows(open=open_requests(actor), answered=list(answered[:ANSWERED_SHOWN]))


def open_requests(actor: Actor) -> list[RightsRequest]:
    """What this hat must answer, by day. One query."""
    rows = RightsRequest.objects.to_answer_by(actor).filter(state=RightsState.OPEN)
    return list(
        rows.select_related("dossier__pupil__person", "dossier__school", "requested_by").order_by(
            "due_on", "pk"
        )
    )


def answering_people(dossier_id: int, *, on: dt.date) -> list[int]:
    """Person ids of who can answer for the school of a dossier: director, and privacy officer of school or board."""
    school = Dossier.objects.values("school_id", "school__board_id").get(pk=dossier_id)
    rows = _officers(school["school_id"], school["school__board_id"], on) | Membership.objects.filter(
        running_on(on), role=Role.DIRECTOR, organisation_id=school["school_id"]
    )
    return list(rows.values_list("person_id", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Officer:
    """To whom a family can complain inside the organisation."""

    name: str
    organisation: str
    phone: str


def officers_for(dossier: Dossier, *, on: dt.date) -> list[Officer]:
    """The privacy officers of the school and its board. One query."""
    rows = _officers(dossier.school_id, dossier.school.board_id, on).select_related("person", "organisation")
    return [
        Officer(row.person.name, row.organisation.name, row.person.phone or row.organisation.phone)
        for row in rows.order_by("pk")
    ]


def _officers(school_id: int, board_id: int | None, on: dt.date) -> QuerySet[Membership]:
    place = Q(organisation_id=school_id) | Q(organisation_id=board_id or 0)
    return Membership.objects.filter(place, running_on(on), role=Role.PRIVACY_OFFICER)
