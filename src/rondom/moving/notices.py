"""Who is told of a move to another school."""

from rondom.consent.events import ConsentAnswered, ConsentRecorded
from rondom.consent.models import Consent
from rondom.consent.terms import Purpose
from rondom.core import clock
from rondom.core.notices import QUESTION, tell
from rondom.core.second_lock import as_system
from rondom.dossiers import queries
from rondom.moving.events import (
    ChildMoved,
    MoveAccepted,
    MoveAnnounced,
    MoveAskedAgain,
    MoveRefused,
    MoveWithdrawn,
)
from rondom.moving.models import SchoolMove
from rondom.moving.queries import answering_people


@tell(MoveAnnounced, template="move_announced")
def who_works_with_the_child(event: MoveAnnounced) -> list[int]:
    """The family is asked for its yes by the question itself."""
    family = set(queries.family_readers(event.dossier_id, on=clock.today()))
    return [person for person in queries.readers(event.dossier_id, on=clock.today()) if person not in family]


@tell(ConsentRecorded, template="move_asked", urgent=True, kind=QUESTION, category="")
@tell(ConsentAnswered, template="move_asked", urgent=True, kind=QUESTION, category="")
def the_new_school(event: ConsentAnswered | ConsentRecorded) -> list[int]:
    """Once everybody of the family said yes: before that it hears nothing."""
    with as_system(
        "whether the answer of one of the family was the last yes, for the school that is asked then"
    ):
        asked = Consent.objects.valid_on(clock.today()).filter(pk=event.consent_id, purpose=Purpose.MOVE)
        move = SchoolMove.objects.open().filter(
            dossier=event.dossier_id, to_school=event.organisation_id, state="announced"
        )
        found = move.first() if asked.exists() else None
    return _who_answer(found) if found else []


@tell(MoveAskedAgain, template="move_asked", urgent=True, kind=QUESTION, category="")
def the_new_school_once_more(event: MoveAskedAgain) -> list[int]:
    return _who_answer(SchoolMove.objects.get(pk=event.move_id))


def _who_answer(move: SchoolMove) -> list[int]:
    return answering_people(move.to_school_id, move.to_region_id, on=clock.today())


@tell(MoveAccepted, template="move_accepted")
def family_and_coordinator(event: MoveAccepted) -> list[int]:
    return _at_home_and_coordinator(event.dossier_id)


@tell(MoveRefused, template="move_refused", urgent=True)
def who_waited(event: MoveRefused) -> list[int]:
    return _at_home_and_coordinator(event.dossier_id)


@tell(MoveWithdrawn, template="move_withdrawn")
def who_knew(event: MoveWithdrawn) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())


@tell(ChildMoved, template="move_done")
def everybody_around(event: ChildMoved) -> list[int]:
    """Who is around the child from now on."""
    return queries.readers(event.dossier_id, on=clock.today())


def _at_home_and_coordinator(dossier_id: int) -> list[int]:
    with as_system("who hears the answer of a school that does not see the dossier"):
        family = queries.family_readers(dossier_id, on=clock.today())
        return [queries.coordinator_id(dossier_id), *family]
