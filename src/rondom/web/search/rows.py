"""What is found: children and meetings the actor may see, and colleagues of the region."""

import datetime as dt
from dataclasses import dataclass

from django.utils.timezone import localtime

from rondom.core.actor import Actor
from rondom.dossiers.queries import search_dossiers
from rondom.meetings.queries import meetings_about
from rondom.people.queries import colleagues
from rondom.web.links import address_of_child, address_of_meeting

MOST_LETTERS = 100


@dataclass(frozen=True, slots=True)
class FoundChild:
    name: str
    school: str
    url: str


@dataclass(frozen=True, slots=True)
class FoundColleague:
    name: str
    role: str
    organisation: str
    phone: str


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    starts_at: dt.datetime
    kind: str
    child: str
    url: str


@dataclass(frozen=True, slots=True)
class Found:
    children: tuple[FoundChild, ...] = ()
    colleagues: tuple[FoundColleague, ...] = ()
    meetings: tuple[FoundMeeting, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.children or self.colleagues or self.meetings)


def found_for(actor: Actor, words: str, *, now: dt.datetime) -> Found | None:
    """None when there is nothing to look for. A child that is not the actor's is like no child at all."""
    if not words or len(words) > MOST_LETTERS:
        return None
    on = localtime(now).date()
    dossiers = search_dossiers(actor, words, on=on)
    return Found(
        children=tuple(
            FoundChild(row.pupil.person.name, row.school.name, address_of_child(actor, row.ref))
            for row in dossiers
        ),
        colleagues=tuple(
            FoundColleague(
                row.person.name, str(row.get_role_display()), row.organisation.name, row.person.phone
            )
            for row in colleagues(actor.region_id, on=on, words=words)
        ),
        meetings=tuple(
            FoundMeeting(
                localtime(row.starts_at),
                str(row.get_kind_display()),
                row.dossier.pupil.person.name,
                address_of_meeting(actor, row.dossier.ref, row.pk),
            )
            for row in meetings_about(actor, [row.pk for row in dossiers], on=on)
        ),
    )
