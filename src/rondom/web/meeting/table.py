"""Who sits at the table, in the words of the screen."""

from dataclasses import dataclass
from typing import Any

from rondom.core import clock
from rondom.dossiers.queries import circle
from rondom.meetings import queries
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


def seats(meeting: Any) -> list[Seat]:
    labels = {(row.person_id, row.capacity): row.label for row in circle(meeting.dossier, on=clock.today())}
    return [_seat(row, labels.get((row.person_id, row.capacity), row.capacity)) for row in queries.invitees_of(meeting)]


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


def speakers(table: list[Seat]) -> list[Someone]:
    """Everybody who can promise something, with what people call him."""
    return [
        Someone(
            seat.person_id,
            seat.name,
            (seat.call_name, seat.name, *([seat.label] if seat.is_family else [])),
        )
        for seat in table
    ]


def decision_makers(table: list[Seat]) -> list[tuple[int, str]]:
    """For a list to choose from: who is there, professionals first."""
    there = [seat for seat in table if seat.attended is not False]
    return [
        (seat.invitee_id, f"{seat.name} – {seat.label}")
        for seat in sorted(there, key=lambda seat: seat.is_family)
    ]
