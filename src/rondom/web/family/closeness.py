"""Who can read how much, as a picture for the pupil: near reads all, further away reads a part."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rondom.dossiers.family import FamilyDossier
from rondom.dossiers.queries import Around
from rondom.dossiers.terms import SCHOOL_CAPACITIES
from rondom.web.family.readers import readers_of


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody in the picture. kind "off": sees nothing yet."""

    name: str
    role: str
    initials: str
    note: str
    kind: str


@dataclass(frozen=True, slots=True)
class Ring:
    title: str
    people: list[Near]


@dataclass(frozen=True, slots=True)
class Closeness:
    rings: list[Ring]


def closeness(dossier: FamilyDossier, around: list[Around], *, reader_id: int) -> Closeness:
    """Three rings; an empty one is left out."""
    rings: dict[str, list[Near]] = {"all": [], "much": [], "part": []}
    people = [person for person in around if person.person_id != reader_id]
    readers = readers_of([dossier], {dossier.pk: people}, reader_id=reader_id, to_pupil=True)
    for person, reader in zip(people, readers, strict=True):
        note = _("ziet nog niets") if reader.waits else _("alles") if reader.is_all else reader.short
        kind = "off" if reader.waits else "you" if reader.is_coordinator else ""
        near = Near(person.name, person.label, person.initials, note, kind)
        rings[_ring_of(person)].append(near)
    titles = {"all": _("Leest alles"), "much": _("Leest veel"), "part": _("Leest een deel")}
    return Closeness([Ring(titles[key], found) for key, found in rings.items() if found])


def _ring_of(person: Around) -> str:
    if person.organisation_id is None:
        return "all"
    return "much" if person.capacity in SCHOOL_CAPACITIES and not person.waits else "part"
