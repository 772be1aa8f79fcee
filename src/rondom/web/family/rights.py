"""The way to the rights over each dossier, with what the reader asked and waits for."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from rondom.dossiers.family import FamilyDossier
from rondom.dossiers.rights.queries import own_requests
from rondom.dossiers.terms import RightsState
from rondom.web.links import address


@dataclass(frozen=True, slots=True)
class RightsLink:
    name: str
    url: str
    waits: list[Any]


def rights_links(person_id: int, dossiers: Collection[FamilyDossier]) -> list[RightsLink]:
    """One query."""
    rows = own_requests(person_id, [dossier.pk for dossier in dossiers]).filter(state=RightsState.OPEN)
    waits: dict[int, list[Any]] = {}
    for row in rows:
        waits.setdefault(row.dossier_id, []).append(row)
    return [
        RightsLink(
            name=dossier.pupil.person.call_name,
            url=address("rights:family", ref=dossier.ref),
            waits=waits.get(dossier.pk, []),
        )
        for dossier in dossiers
    ]
