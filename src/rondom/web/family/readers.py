"""Who may see what: the circle in plain words, for parents and for the pupil."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from rondom.consent.rules import legal_grounds
from rondom.consent.terms import Category
from rondom.dossiers.family import FamilyDossier
from rondom.dossiers.grounds import ground_of
from rondom.dossiers.queries import Around
from rondom.people.terms import GUEST_ROLES
from rondom.web.plain_words import ground_words, guest_sees, kinds


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may see something of a child. sees: in plain words; empty while he waits for a yes.

    ground: in one sentence; empty where nobody asked for it.
    """

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
    ends_with: str
    waits: bool
    is_coordinator: bool
    categories: tuple[str, ...]
    ground: str = ""
    is_guest: bool = False

    @property
    def short(self) -> str:
        """What he may see in a few words: the process is always part of it, but not for another school."""
        if self.is_guest:
            return _("alleen wat u koos")
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


def readers_with_ground(
    dossier: FamilyDossier,
    people: list[Around],
    *,
    reader_id: int,
    consents: Collection[Any],
    legal: Collection[Any],
) -> list[Reader]:
    """The same for one child, each with the ground. consents, legal: as dossiers.grounds.ground_of."""
    to_pupil = dossier.pupil.person_id == reader_id
    child = dossier.pupil.person.call_name
    return [
        _reader(
            person,
            child,
            to_pupil=to_pupil,
            ground=ground_words(
                ground_of(person, dossier, consents=consents, legal=legal), to_pupil=to_pupil
            ),
        )
        for person in people
        if person.person_id != reader_id
    ]


def _reader(person: Around, child: str, *, to_pupil: bool, ground: str = "") -> Reader:
    is_guest = person.capacity in GUEST_ROLES
    seen = [guest_sees(to_pupil=to_pupil)] if is_guest else kinds(person.categories, to_pupil=to_pupil)
    sees = [] if person.waits else seen
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
        ends_with=person.ends_with,
        waits=person.waits,
        is_coordinator=person.is_coordinator,
        categories=person.categories,
        ground=ground,
        is_guest=is_guest,
    )


@dataclass(frozen=True, slots=True)
class SharedByLaw:
    """Sharing without consent, in plain words: with whom, what, why, until when."""

    organisation: str
    ground: str
    explanation: str
    source: str
    sees: list[str]
    reason: str
    since_on: dt.date
    until_on: dt.date


def by_law_of(shares: Iterable[Any], pupil_id: int, *, to_pupil: bool) -> list[SharedByLaw]:
    """shares: of family_legal_shares."""
    grounds = legal_grounds()
    return [
        SharedByLaw(
            organisation=share.recipient.name,
            ground=grounds[share.ground].label,
            explanation=grounds[share.ground].explanation,
            source=grounds[share.ground].source,
            sees=kinds({*share.categories, Category.PROCESS}, to_pupil=to_pupil),
            reason=share.reason,
            since_on=share.valid_from,
            until_on=share.valid_until,
        )
        for share in shares
        if share.pupil_id == pupil_id
    ]
