"""Who sits at the table, in the words of the screen."""

from dataclasses import dataclass
from typing import Any

from rondom.core import clock
from rondom.dossiers.queries import Around, circle
from rondom.dossiers.terms import Ring
from rondom.meetings.sentence import Someone
from rondom.people.terms import FAMILY_ROLES


@dataclass(frozen=True, slots=True)
class Seat:
    """label: "moeder" rather than "ouder"; attended is None until somebody said so."""

    invitee_id: int
    person_id: int
    name: str
    call_name: str
    initials: str
    label: str
    capacity: str
    is_family: bool
    reply: str
    attended: bool | None
    absence_reason: str


def around(meeting: Any) -> list[Around]:
    """The circle of the child."""
    return circle(meeting.dossier, on=clock.today())


def seats(invitees: list[Any], people: list[Around]) -> list[Seat]:
    labels = {(row.person_id, row.capacity): row.label for row in people}
    return [
        _seat(row, labels.get((row.person_id, row.capacity), row.get_capacity_display())) for row in invitees
    ]


def _seat(row: Any, label: str) -> Seat:
    return Seat(
        invitee_id=row.pk,
        person_id=row.person_id,
        name=row.person.name,
        call_name=row.person.call_name,
        initials=row.person.initials,
        label=label,
        capacity=row.capacity,
        is_family=row.capacity in FAMILY_ROLES,
        reply=row.reply,
        attended=row.attended,
        absence_reason=row.absence_reason,
    )


def speakers(people: list[Around]) -> list[Someone]:
    """Everybody around the child can promise something; with what people call him."""
    return [
        Someone(
            row.person_id,
            row.name,
            (row.name.split()[0], row.name, *([row.label] if row.ring == Ring.HOME else [])),
        )
        for row in people
    ]


def decision_makers(table: list[Seat]) -> list[tuple[int, str]]:
    """For a list to choose from: who is there, professionals first."""
    there = [seat for seat in table if seat.attended is not False]
    return [
        (seat.invitee_id, f"{seat.name} – {seat.label}")
        for seat in sorted(there, key=lambda seat: seat.is_family)
    ]
