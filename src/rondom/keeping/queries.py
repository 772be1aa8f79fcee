"""What is shown of keeping. Counts only: no name and no words of a dossier."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Min, QuerySet, Sum

from rondom.audit.models import Destruction
from rondom.keeping.models import DestructionSwitch, LegalHold


def switch_of(region_id: int) -> DestructionSwitch | None:
    """Who switched destruction off, or proposed to switch it on, last; and who confirmed that."""
    rows = DestructionSwitch.objects.filter(region_id=region_id).select_related("decided_by", "confirmed_by")
    return rows.order_by("-decided_at", "-pk").first()


def is_on(region_id: int) -> bool:
    newest = switch_of(region_id)
    return newest is not None and newest.is_in_force


def holds_of(region_id: int, *, on: dt.date) -> QuerySet[LegalHold]:
    """Running holds, newest first."""
    rows = LegalHold.objects.running_on(on).filter(region_id=region_id).select_related("placed_by")
    return rows.order_by("-placed_at", "-pk")


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What one night destroyed under one rule."""

    on: dt.datetime
    model: str
    ending: str
    count: int
    along: int
    oldest_on: dt.date | None
    newest_on: dt.date | None
    source: str


def destroyed_in(region_id: int, *, most: int = 50) -> list[Destroyed]:
    """The records of destruction, per night and rule, newest first."""
    rows = (
        Destruction.objects.filter(region_id=region_id)
        .values("run", "model", "ending", "source")
        .annotate(
            on=Max("destroyed_at"),
            total=Sum("count"),
            along=Sum("taken_along"),
            oldest=Min("oldest_on"),
            newest=Max("newest_on"),
        )
        .order_by("-on", "model")[:most]
    )
    return [
        Destroyed(
            on=row["on"],
            model=row["model"],
            ending=row["ending"],
            count=row["total"],
            along=row["along"],
            oldest_on=row["oldest"],
            newest_on=row["newest"],
            source=row["source"],
        )
        for row in rows
    ]
