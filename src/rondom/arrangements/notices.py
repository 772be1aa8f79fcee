"""Who is told of requests, decisions and help."""

from rondom.arrangements.events import (
    ArrangementDecided,
    ArrangementEnded,
    ArrangementStarted,
    PartBegun,
    PartFellShort,
    RequestRead,
    RequestSent,
    RequestWithdrawn,
)
from rondom.arrangements.rules import decision_rules
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.notices import QUESTION, tell
from rondom.dossiers import queries

EDUCATION = Category.EDUCATION.value


@tell(RequestSent, template="arrangement_to_decide", urgent=True, kind=QUESTION, category=EDUCATION)
def who_decides(event: RequestSent) -> list[int]:
    capacities = sorted(decision_rules().deciders)
    return queries.participant_ids(event.dossier_id, on=clock.today(), capacities=capacities)


@tell(RequestSent, template="arrangement_request_sent")
def the_family(event: RequestSent) -> list[int]:
    return queries.family_readers(event.dossier_id, on=clock.today())


@tell(RequestWithdrawn, template="arrangement_request_withdrawn", category=EDUCATION)
def who_reads_it(event: RequestWithdrawn) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today(), category=EDUCATION)


@tell(RequestRead, template="arrangement_read", category=EDUCATION)
def who_decides_next(event: RequestRead) -> list[int]:
    capacities = sorted(decision_rules().deciders)
    return queries.participant_ids(event.dossier_id, on=clock.today(), capacities=capacities)


@tell(ArrangementDecided, template="arrangement_decided", urgent=True, category=EDUCATION)
def school_and_family(event: ArrangementDecided) -> list[int]:
    family = queries.family_readers(event.dossier_id, on=clock.today())
    askers = sorted(decision_rules().askers)
    school = queries.participant_ids(event.dossier_id, on=clock.today(), capacities=askers)
    return sorted({*family, *school, queries.coordinator_id(event.dossier_id)})


@tell(ArrangementStarted, template="arrangement_started")
def everybody_around(event: ArrangementStarted) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())


@tell(PartBegun, template="arrangement_part_begun")
def family_and_coordinator(event: PartBegun) -> list[int]:
    family = queries.family_readers(event.dossier_id, on=clock.today())
    return [queries.coordinator_id(event.dossier_id), *family]


@tell(PartFellShort, template="arrangement_fell_short", urgent=True, kind=QUESTION)
def who_has_the_regie(event: PartFellShort) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(PartFellShort, template="arrangement_fell_short_family")
def the_family_of_the_part(event: PartFellShort) -> list[int]:
    return queries.family_readers(event.dossier_id, on=clock.today())


@tell(ArrangementEnded, template="arrangement_ended")
def everybody_who_was_there(event: ArrangementEnded) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())
