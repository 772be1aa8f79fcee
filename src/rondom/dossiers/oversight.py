"""What is shown of emergency access, and of work that nobody can do any more."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from rondom.audit.queries import looks
from rondom.consent.models import ground_for
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers.emergency_access import reviews_emergencies
from rondom.dossiers.models import Action, EmergencyAccess, Participant
from rondom.people.models import Membership
from rondom.people.terms import Role

Emergency: TypeAlias = EmergencyAccess
"""What these queries return; screens use this name, because they do not know the tables."""

SHOWN_TO_FAMILY = dt.timedelta(days=90)
TOLD_AT_ONCE = (Role.PRIVACY_OFFICER, Role.DIRECTOR)


def emergencies_for(actor: Actor) -> QuerySet[Emergency]:
    """Those that the actor may review or has reviewed, the oldest that waits first; nothing in another role."""
    if not reviews_emergencies(actor):
        return EmergencyAccess.objects.none()
    place = actor.organisation_id
    here = Q(organisation=place) | Q(dossier__school=place) | Q(dossier__school__board=place)
    rows = EmergencyAccess.objects.filter(here, region_id=actor.region_id)
    return rows.select_related("person", "organisation", "dossier__school", "reviewed_by").order_by(
        "verdict", "review_before_on", "pk"
    )


def to_review(actor: Actor) -> list[Emergency]:
    """Those that wait for a review by the actor. One query; none in a role that does not review."""
    if not reviews_emergencies(actor):
        return []
    return list(emergencies_for(actor).filter(verdict="").exclude(person_id=actor.person_id))


@dataclass(frozen=True, slots=True)
class YearCount:
    """How often an organisation used emergency access in a year, and how often it was not right."""

    organisation: str
    year: int
    count: int
    not_justified: int
    not_reviewed: int


def counts_per_year(actor: Actor) -> list[YearCount]:
    """Of the organisations the actor reviews, newest year first. One query."""
    rows = (
        emergencies_for(actor)
        .order_by()
        .annotate(year=F("opened_at__year"), place=F("organisation__name"))
        .values("year", "place")
        .annotate(
            count=Count("pk"),
            not_justified=Count("pk", filter=Q(verdict="not_justified")),
            not_reviewed=Count("pk", filter=Q(verdict="")),
        )
        .order_by("-year", "place")
    )
    return [
        YearCount(row["place"], row["year"], row["count"], row["not_justified"], row["not_reviewed"])
        for row in rows
    ]


def looked_at(emergency: Emergency) -> list[tuple[str, int]]:
    """(part, how often) of what was opened with it. One query."""
    rows = looks([emergency.dossier_id], since=emergency.opened_at).filter(
        person_id=emergency.person_id, at__lte=emergency.until_at
    )
    found: dict[str, int] = {}
    for row in rows:
        part = str(row.payload.get("part", ""))
        found[part] = found.get(part, 0) + 1
    return sorted(found.items())


def emergencies_in(dossier_ids: Collection[int]) -> list[Emergency]:
    """Of the last 90 days, newest first: for the family, and for who steers. One query."""
    rows = EmergencyAccess.objects.filter(
        dossier_id__in=dossier_ids, opened_at__gte=clock.now() - SHOWN_TO_FAMILY
    )
    return list(
        rows.select_related("person", "organisation", "dossier__pupil__person").order_by("-opened_at", "-pk")
    )


def told_of_emergency(emergency_id: int) -> list[int]:
    """Who is told at once: privacy officers and directors of who looked, of the school and of its board."""
    emergency = EmergencyAccess.objects.select_related("dossier__school").get(pk=emergency_id)
    places = [place for place in emergency.reviewing_organisations() if place]
    rows = Membership.objects.running_on(clock.today()).filter(
        organisation_id__in=places, role__in=TOLD_AT_ONCE, region_id=emergency.region_id
    )
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


def with_stranded(actions: QuerySet[Action], *, on: dt.date) -> QuerySet[Any]:
    """Annotates actions with `stranded`: of somebody who may not look (any more), so another must take them over."""
    may_look = (
        Participant.objects.running_on(on)
        .filter(
            Q(organisation__isnull=True)
            | Q(organisation=F("dossier__school"))
            | ground_for(OuterRef("organisation"), on, pupil="dossier__pupil")
        )
        .filter(dossier=OuterRef("dossier"), person=OuterRef("owner"))
    )
    return actions.annotate(
        stranded=Case(When(owner__isnull=True, then=Value(False)), default=~Exists(may_look))  # noqa: FBT003
    )
