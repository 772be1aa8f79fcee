"""Who looked, by day and person, and who was around before: what the family reads."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import TruncDate

from rondom.core import clock
from rondom.dossiers.family import looks_at
from rondom.dossiers.models import Participant
from rondom.dossiers.untold import hidden_parts
from rondom.people.queries import names_of, organisation_names
from rondom.people.terms import Role

_ONE = ("day", "dossier_id", "person_id", "organisation_id")


@dataclass(frozen=True, slots=True)
class DayOfLooks:
    """Somebody looked at a dossier on a day. has_left: he stood around this child, and does not any more."""

    day: dt.date
    dossier_id: int
    name: str
    organisation: str
    parts: tuple[str, ...]
    count: int
    last_at: dt.datetime
    has_left: bool


def days_of_looks(
    dossier_ids: Collection[int], *, with_family: bool = False
) -> QuerySet[Any, Mapping[str, Any]]:
    """One row per day, dossier and person of the last 90 days, newest first: to cut into pages."""
    rows = looks_at(dossier_ids, with_family=with_family).order_by().annotate(day=TruncDate("at"))
    return (
        rows.values(*_ONE)
        .annotate(count=Count("pk"), last_at=Max("at"))
        .order_by("-day", "-last_at", *_ONE[1:])
    )


def named_days(rows: Collection[Mapping[str, Any]]) -> list[DayOfLooks]:
    """Rows of days_of_looks with names and parts. Five queries."""
    if not rows:
        return []
    parts = _parts(rows)
    names = names_of({row["person_id"] for row in rows if row["person_id"]})
    places = organisation_names({row["organisation_id"] for row in rows if row["organisation_id"]})
    left = _who_left({row["dossier_id"] for row in rows})
    return [
        DayOfLooks(
            day=row["day"],
            dossier_id=row["dossier_id"],
            name=names.get(row["person_id"], ""),
            organisation=places.get(row["organisation_id"], ""),
            parts=tuple(parts.get(tuple(row[name] for name in _ONE), ())),
            count=row["count"],
            last_at=row["last_at"],
            has_left=(row["dossier_id"], row["person_id"]) in left,
        )
        for row in rows
    ]


def _who_left(dossier_ids: Collection[int]) -> set[tuple[int, int]]:
    """(dossier, person) of who was in the circle once and is not today. One query."""
    rows = Participant.objects.filter(dossier_id__in=dossier_ids)
    today = clock.today()
    ends: dict[tuple[int, int], list[bool]] = {}
    for dossier_id, person_id, until_on in rows.values_list("dossier_id", "person_id", "valid_until"):
        ends.setdefault((dossier_id, person_id), []).append(until_on is None or until_on > today)
    return {key for key, running in ends.items() if not any(running)}


def _parts(rows: Collection[Mapping[str, Any]]) -> dict[tuple[Any, ...], list[str]]:
    """{day, dossier, person, organisation: parts}. One query."""
    days = [row["day"] for row in rows]
    looks = looks_at({row["dossier_id"] for row in rows}, with_family=True).order_by()
    looks = looks.annotate(day=TruncDate("at")).filter(day__gte=min(days), day__lte=max(days))
    found: dict[tuple[Any, ...], list[str]] = {}
    for *key, part in looks.values_list(*_ONE, "payload__part").distinct().order_by("payload__part"):
        found.setdefault(tuple(key), []).append(str(part or ""))
    return found


@dataclass(frozen=True, slots=True)
class Former:
    """Somebody who stood around the child before."""

    name: str
    label: str
    organisation: str
    why: str
    since_on: dt.date
    until_on: dt.date


def former_people(dossier_ids: Collection[int], *, on: dt.date) -> dict[int, list[Former]]:
    """Per dossier, who left last first; nobody of whom the parents must still be told. Two queries."""
    rows = Participant.objects.filter(dossier_id__in=dossier_ids, valid_until__lte=on)
    rows = rows.exclude(hidden_parts(dossier_ids, on=on))
    found: dict[int, list[Former]] = {dossier_id: [] for dossier_id in dossier_ids}
    for row in rows.select_related("person", "organisation").order_by("-valid_until", "pk"):
        found[row.dossier_id].append(
            Former(
                name=row.person.name,
                label=str(Role(row.capacity).label),
                organisation=row.organisation.name if row.organisation else "",
                why=row.reason,
                since_on=row.valid_from,
                until_on=row.valid_until or on,
            )
        )
    return found
