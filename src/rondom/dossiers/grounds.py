"""On which ground somebody around the child may see something. Screens read the ground here and nowhere else."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rondom.consent.rules import legal_grounds
from rondom.dossiers.models import Dossier
from rondom.dossiers.queries import Around
from rondom.dossiers.terms import Ring


class GroundKind(StrEnum):
    FAMILY = "family"
    SCHOOL_TASK = "school_task"
    CONSENT = "consent"
    LAW = "law"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Ground:
    """givers: capacities of who said yes ("mother", "pupil"); purposes: for what; laws: labels of grounds of the law,
    of which the parents were told.
    """

    kind: GroundKind
    givers: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()


def ground_of(
    someone: Around, dossier: Dossier, *, consents: Iterable[Any], legal: Collection[Any] = ()
) -> Ground:
    """consents: of consent.queries.consents_of; legal: of consent.queries.legal_shares. A consent goes before the law.

    That a consent holds says that every giver said yes, so naming them tells nothing about a no.
    """
    if someone.ring == Ring.HOME:
        return Ground(GroundKind.FAMILY)
    if someone.ring == Ring.SCHOOL:
        return Ground(GroundKind.SCHOOL_TASK)
    mine = [row for row in consents if row.holds and _is_for(row, someone, dossier)]
    if mine:
        givers = dict.fromkeys(giver.capacity for row in mine for giver in row.givers.all())
        return Ground(GroundKind.CONSENT, tuple(givers), tuple(dict.fromkeys(row.purpose for row in mine)))
    by_law = [row for row in legal if _is_for(row, someone, dossier)]
    if by_law:
        told = dict.fromkeys(legal_grounds()[row.ground].label for row in by_law if row.parents_told_on)
        return Ground(GroundKind.LAW, laws=tuple(told))
    return Ground(GroundKind.NONE)


def _is_for(row: Any, someone: Around, dossier: Dossier) -> bool:
    return row.pupil_id == dossier.pupil_id and row.recipient_id == someone.organisation_id
