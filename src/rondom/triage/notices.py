"""Who is told of a triage, of who leads, and of registrations."""

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.notices import QUESTION, tell
from rondom.dossiers import queries
from rondom.people.terms import Role
from rondom.triage.access import EDUCATION_ROLES
from rondom.triage.events import (
    PutInStock,
    RegieInForce,
    RegieProposed,
    RegieRefused,
    RegistrationMade,
    TakenFromStock,
    TriageClosed,
    TriageJudged,
)
from rondom.triage.models import ProcessRegie, Triage
from rondom.triage.terms import TRIAGE_ROLES

CARE = Category.CARE.value


@tell(TriageJudged, template="triage_to_confirm", urgent=True, kind=QUESTION, category=CARE)
def the_scientists(event: TriageJudged) -> list[int]:
    """Nobody when the same words were confirmed already."""
    if Triage.objects.filter(pk=event.triage_id, confirmed_on__isnull=False).exists():
        return []
    return queries.participant_ids(
        event.dossier_id, on=clock.today(), capacities=[Role.BEHAVIOURAL_SCIENTIST]
    )


@tell(TriageClosed, template="triage_closed", category=CARE)
def who_sees_care(event: TriageClosed) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today(), category=CARE)


@tell(PutInStock, template="triage_in_stock")
def family_and_coordinator(event: PutInStock) -> list[int]:
    family = queries.family_readers(event.dossier_id, on=clock.today())
    return [queries.coordinator_id(event.dossier_id), *family]


@tell(TakenFromStock, template="triage_taken_up")
def who_waited(event: TakenFromStock) -> list[int]:
    family = queries.family_readers(event.dossier_id, on=clock.today())
    return [queries.coordinator_id(event.dossier_id), *family]


@tell(RegieProposed, template="process_regie_proposed", urgent=True, kind=QUESTION, category=CARE)
def both_sides(event: RegieProposed) -> list[int]:
    """The one who proposes it is left out by the record itself."""
    roles = [*EDUCATION_ROLES, *TRIAGE_ROLES]
    return queries.participant_ids(event.dossier_id, on=clock.today(), capacities=roles)


@tell(RegieInForce, template="process_regie_in_force", category=CARE)
def everybody_who_sees_care(event: RegieInForce) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today(), category=CARE)


@tell(RegieRefused, template="process_regie_refused", urgent=True, category=CARE)
def who_proposed(event: RegieRefused) -> list[int]:
    return [ProcessRegie.objects.values_list("chosen_by_id", flat=True).get(pk=event.regie_id)]


@tell(RegistrationMade, template="registration_made", urgent=True)
def the_family(event: RegistrationMade) -> list[int]:
    return queries.family_readers(event.dossier_id, on=clock.today())
