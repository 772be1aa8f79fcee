"""Who is told of what happens to a plan."""

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.notices import QUESTION, tell
from rondom.dossiers import queries
from rondom.plans.events import (
    ContributionBlocked,
    ContributionExpired,
    ContributionSent,
    FamilyPlanShared,
    GoalAdded,
    ParagraphWritten,
    PlanFrozen,
    PlanInForce,
    PlanSigned,
    PlanStarted,
    PupilToldBack,
    ShownPartsChosen,
    SignatureRefused,
)
from rondom.plans.models import Hearing, ShownPart, SignatureSlot
from rondom.plans.terms import SlotNeed

EDUCATION = Category.EDUCATION.value


@tell(ParagraphWritten, template="paragraph_written", category=EDUCATION)
def the_coordinator(event: ParagraphWritten) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(PupilToldBack, template="pupil_told_back", category=EDUCATION)
def the_pupil(event: PupilToldBack) -> list[int]:
    rows = Hearing.objects.filter(pk=event.hearing_id)
    return list(rows.values_list("document__dossier__pupil__person_id", flat=True))


@tell(GoalAdded, template="goal_added", category=EDUCATION)
def everybody_of_the_goal(event: GoalAdded) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today(), category=EDUCATION)


@tell(PlanStarted, template="plan_started", category=EDUCATION)
def everybody(event: PlanStarted) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today(), category=EDUCATION)


@tell(PlanFrozen, template="plan_to_sign", urgent=True, kind=QUESTION, category=EDUCATION)
def the_signers(event: PlanFrozen) -> list[int]:
    slots = SignatureSlot.objects.filter(version_id=event.version_id).exclude(need=SlotNeed.OPTIONAL)
    return list(slots.values_list("person_id", flat=True))


@tell(PlanSigned, template="plan_signed", category=EDUCATION)
def the_coordinator_of_the_plan(event: PlanSigned) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(SignatureRefused, template="plan_signature_refused", urgent=True, category=EDUCATION)
def the_coordinator_at_once(event: SignatureRefused) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(PlanInForce, template="plan_in_force", category=EDUCATION)
def everybody_around(event: PlanInForce) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today(), category=EDUCATION)


@tell(ContributionSent, template="contribution_sent")
@tell(ContributionExpired, template="contribution_expired")
@tell(ContributionBlocked, template="contribution_blocked", urgent=True)
def who_asked(event: ContributionSent | ContributionExpired | ContributionBlocked) -> list[int]:
    return [event.asked_by_id]


@tell(FamilyPlanShared, template="family_plan_shared")
def the_coordinator_of_the_family(event: FamilyPlanShared) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(ShownPartsChosen, template="second_school_shown", kind=QUESTION, category="")
def who_reads_it(event: ShownPartsChosen) -> list[int]:
    """Only when something is open; he does not see the dossier, so the message is about no kind of data."""
    rows = ShownPart.objects.open_on(clock.today()).filter(participant_id=event.participant_id)
    return list(rows.values_list("participant__person_id", flat=True).distinct())
