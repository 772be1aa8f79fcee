"""What is shown or counted of the index."""

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from rondom.consent.terms import Category
from rondom.core.actor import Actor
from rondom.dossiers.models import Dossier
from rondom.dossiers.queries import categories_in, work_dossiers
from rondom.integrations.youth_index.models import IndexEntry, IndexMatch, IndexSwitch
from rondom.people.queries import organisations_of
from rondom.people.terms import OrganisationKind

SeenMatch: TypeAlias = IndexMatch
"""What these queries return; screens use this name, because they do not know the tables."""


def is_on(organisation_id: int) -> bool:
    return IndexSwitch.objects.filter(organisation_id=organisation_id, is_on=True).exists()


def switches(region_id: int) -> list[tuple[int, str, bool]]:
    """(id, name, is it on) of every gemeente of a region. Two queries."""
    rows = IndexSwitch.objects.filter(organisation__regions=region_id, is_on=True)
    on = set(rows.values_list("organisation_id", flat=True))
    places = organisations_of(region_id, kinds=[OrganisationKind.MUNICIPALITY])
    return [(pk, name, pk in on) for pk, name in places]


def entries_of(dossier_id: int) -> list[IndexEntry]:
    """With the matches and their actions, oldest first. Two queries."""
    rows = IndexEntry.objects.filter(dossier_id=dossier_id).select_related("organisation", "worker")
    return list(rows.prefetch_related("matches__action__owner").order_by("pk"))


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The matches of somebody's children, and how many were followed up."""

    matches: tuple[SeenMatch, ...]

    @property
    def done(self) -> int:
        return sum(match.action.done_at is not None for match in self.matches)

    @property
    def percent(self) -> int | None:
        """In whole percents, down: the bar is not reached by rounding. None without a match."""
        return self.done * 100 // len(self.matches) if self.matches else None


def follow_up_of(actor: Actor, *, on: dt.date) -> FollowUp:
    """Of the dossiers in which the actor takes part and sees what is about care; open ones first. Five queries."""
    seen = categories_in(actor, work_dossiers(actor, on=on), on=on)
    ids = [dossier_id for dossier_id, categories in seen.items() if Category.CARE in categories]
    rows = IndexMatch.objects.filter(entry__dossier__in=ids)
    rows = rows.select_related("action__owner", "entry__dossier__pupil__person", "entry__organisation")
    return FollowUp(
        tuple(sorted(rows, key=lambda row: (row.action.done_at is not None, row.action.due_on, row.pk)))
    )


def match_of(dossier: Dossier, match_id: int) -> SeenMatch | None:
    rows = IndexMatch.objects.filter(pk=match_id, entry__dossier=dossier)
    return rows.select_related("action__owner", "entry").first()
