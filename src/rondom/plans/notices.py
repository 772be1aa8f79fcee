"""Who is told of what happens to a plan."""

from rondom.core import clock
from rondom.core.notices import tell
from rondom.dossiers import queries
from rondom.plans.events import (
    GoalAdded,
    ParagraphWritten,
    PlanFrozen,
    PlanInForce,
    PlanSigned,
    PlanStarted,
    PupilToldBack,
    SignatureRefused,
)
from rondom.plans.models import Hearing, SignatureSlot
from rondom.plans.terms import SlotNeed


@tell(ParagraphWritten, template="paragraph_written")
def the_coordinator(event: ParagraphWritten) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(PupilToldBack, template="pupil_told_back")
def the_pupil(event: PupilToldBack) -> list[int]:
    rows = Hearing.objects.filter(pk=event.hearing_id)
    return list(rows.values_list("document__dossier__pupil__person_id", flat=True))


@tell(GoalAdded, template="goal_added")
def everybody_of_the_goal(event: GoalAdded) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())


@tell(PlanStarted, template="plan_started")
def everybody(event: PlanStarted) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())


@tell(PlanFrozen, template="plan_to_sign", urgent=True)
def the_signers(event: PlanFrozen) -> list[int]:
    slots = SignatureSlot.objects.filter(version_id=event.version_id).exclude(need=SlotNeed.OPTIONAL)
    return list(slots.values_list("person_id", flat=True))


@tell(PlanSigned, template="plan_signed")
def the_coordinator_of_the_plan(event: PlanSigned) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(SignatureRefused, template="plan_signature_refused", urgent=True)
def the_coordinator_at_once(event: SignatureRefused) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(PlanInForce, template="plan_in_force")
def everybody_around(event: PlanInForce) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today())
