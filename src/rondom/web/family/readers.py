"""Who may see what: the circle in plain words, for parents and for the pupil."""

import datetime as dt
from dataclasses import dataclass

from rondom.consent.terms import Category
from rondom.dossiers.family import FamilyDossier
from rondom.dossiers.queries import Around
from rondom.web.family.words import kinds


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may see something of a child. sees: in plain words; empty while he waits for a yes."""

    person_id: int
    name: str
    initials: str
    label: str
    organisation: str
    child: str
    sees: list[str]
    is_all: bool
    why: str
    since_on: dt.date
    until_on: dt.date | None
    waits: bool
    is_coordinator: bool
    categories: tuple[str, ...]

    @property
    def short(self) -> str:
        """What he may see in a few words: the process is always part of it."""
        found = [str(kind.label) for kind in Category if kind in self.categories and kind != Category.PROCESS]
        return ", ".join(found) or str(Category.PROCESS.label)


def readers_of(
    dossiers: list[FamilyDossier], around: dict[int, list[Around]], *, reader_id: int, to_pupil: bool = False
) -> list[Reader]:
    """Everybody but the reader himself, per child, nearest first."""
    return [
        _reader(person, dossier.pupil.person.call_name, to_pupil=to_pupil)
        for dossier in dossiers
        for person in around[dossier.pk]
        if person.person_id != reader_id
    ]


def _reader(person: Around, child: str, *, to_pupil: bool) -> Reader:
    sees = [] if person.waits else kinds(person.categories, to_pupil=to_pupil)
    return Reader(
        person_id=person.person_id,
        name=person.name,
        initials=person.initials,
        label=person.label,
        organisation=person.organisation,
        child=child,
        sees=sees,
        is_all=person.organisation_id is None,
        why=person.reason,
        since_on=person.since_on,
        until_on=person.until_on,
        waits=person.waits,
        is_coordinator=person.is_coordinator,
        categories=person.categories,
    )
