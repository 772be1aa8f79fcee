"""Who is told of what happens to a plan."""

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.notices import QUESTION, tell
from rondom.dossiers import queries
from rondom.dossiers.models import Participant
from rondom.people.terms import Role
from rondom.plans.events import (
    ContributionBlocked,
    ContributionExpired,
    ContributionSent,
    EvaluationBegun,
    EvaluationDue,
    EvaluationFinished,
    FamilyPlanLeadTaken,
    FamilyPlanShared,
    FamilyPlanStarted,
    GoalAdded,
    HearingNotWanted,
    ParagraphWritten,
    PlanFrozen,
    PlanInForce,
    PlanSigned,
    PlanStarted,
    PlanTermNears,
    PupilToldBack,
    ShownPartsChosen,
    SignatureRefused,
    WaysChosen,
)
from rondom.plans.kind_access import CATEGORY_OF
from rondom.plans.models import Evaluation, Goal, Hearing, Plan, ShownPart, SignatureSlot
from rondom.plans.rules import hearing_rules
from rondom.plans.terms import EvaluationKind, HearingWay, SlotNeed, SlotState

EDUCATION = Category.EDUCATION.value


def _of_goal(event: GoalAdded) -> str:
    return CATEGORY_OF[Goal.objects.values_list("plan_kind", flat=True).get(pk=event.goal_id)]


def _of_evaluation(event: EvaluationBegun | EvaluationFinished) -> str:
    rows = Evaluation.objects.values_list("plan__kind", flat=True)
    return CATEGORY_OF[rows.get(pk=event.evaluation_id)]


def _of_plan(event: EvaluationDue) -> str:
    return CATEGORY_OF[Plan.objects.values_list("kind", flat=True).get(pk=event.plan_id)]


def _of_kind(event: PlanFrozen | PlanSigned | SignatureRefused | PlanInForce) -> str:
    return CATEGORY_OF[event.kind]


def _leader(kind: str, dossier_id: int) -> int:
    """Who leads a plan: help its own, the coordinator the one of the school."""
    rows = Plan.objects.filter(dossier_id=dossier_id, kind=kind, led_by__isnull=False)
    return rows.values_list("led_by_id", flat=True).first() or queries.coordinator_id(dossier_id)


@tell(ParagraphWritten, template="paragraph_written", category=EDUCATION)
def the_coordinator(event: ParagraphWritten) -> list[int]:
    return [queries.coordinator_id(event.dossier_id)]


@tell(WaysChosen, template="pupil_chose_ways", category=EDUCATION)
def who_may_listen(event: WaysChosen) -> list[int]:
    """The coordinator; and the parents when the pupil asks them to tell it."""
    hearing = Hearing.objects.get(pk=event.hearing_id)
    parents = _around(event.dossier_id, Role.PARENT) if HearingWay.THROUGH_PARENTS in hearing.ways else []
    return [queries.coordinator_id(event.dossier_id), *parents]


@tell(HearingNotWanted, template="hearing_not_wanted", kind=QUESTION, category=EDUCATION)
def who_may_sign_that_he_did_not_want(event: HearingNotWanted) -> list[int]:
    """One of the school and one of the family sign it: data/hearing.yaml."""
    roles = hearing_rules().not_wanted
    return _around(event.dossier_id, *roles.school, *roles.family)


def _around(dossier_id: int, *capacities: str) -> list[int]:
    around = Participant.objects.running_on(clock.today()).filter(dossier_id=dossier_id)
    seeing = queries.readers(dossier_id, on=clock.today(), category=EDUCATION)
    return list(
        around.filter(capacity__in=capacities, person_id__in=seeing).values_list("person_id", flat=True)
    )


@tell(PupilToldBack, template="pupil_told_back", category=EDUCATION)
def the_pupil(event: PupilToldBack) -> list[int]:
    rows = Hearing.objects.filter(pk=event.hearing_id)
    return list(rows.values_list("document__dossier__pupil__person_id", flat=True))


@tell(GoalAdded, template="goal_added", category=_of_goal)
def everybody_of_the_goal(event: GoalAdded) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today(), category=_of_goal(event))


@tell(EvaluationBegun, template="evaluation_begun", kind=QUESTION, category=_of_evaluation)
def who_looks_back(event: EvaluationBegun) -> list[int]:
    """What a committee or a teacher does alone, asks nothing of others."""
    if event.kind != EvaluationKind.TOGETHER:
        return []
    return queries.readers(event.dossier_id, on=clock.today(), category=_of_evaluation(event))


@tell(EvaluationFinished, template="evaluation_finished", category=_of_evaluation)
def everybody_of_the_plan(event: EvaluationFinished) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today(), category=_of_evaluation(event))


@tell(EvaluationDue, template="evaluation_due", urgent=True, kind=QUESTION, category=_of_plan)
def who_calls_people_together(event: EvaluationDue) -> list[int]:
    kind = Plan.objects.values_list("kind", flat=True).get(pk=event.plan_id)
    return [_leader(kind, event.dossier_id)]


@tell(PlanStarted, template="plan_started", category=EDUCATION)
def everybody(event: PlanStarted) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today(), category=EDUCATION)


@tell(PlanTermNears, template="plan_term_nears", urgent=True, category=EDUCATION)
def who_leads_the_plan(event: PlanTermNears) -> list[int]:
    """Who coordinates help at the school; and who has the regie, when that is somebody else."""
    return [
        *_around(event.dossier_id, Role.IB, Role.CARE_COORDINATOR),
        queries.coordinator_id(event.dossier_id),
    ]


@tell(PlanFrozen, template="plan_to_sign", urgent=True, kind=QUESTION, category=_of_kind)
def the_signers(event: PlanFrozen) -> list[int]:
    """Not who signed before, where nothing changed that asks him again."""
    slots = SignatureSlot.objects.filter(version_id=event.version_id, state=SlotState.OPEN)
    slots = slots.exclude(need=SlotNeed.OPTIONAL)
    return list(slots.values_list("person_id", flat=True))


@tell(PlanSigned, template="plan_signed", category=_of_kind)
def the_coordinator_of_the_plan(event: PlanSigned) -> list[int]:
    return [_leader(event.kind, event.dossier_id)]


@tell(SignatureRefused, template="plan_signature_refused", urgent=True, category=_of_kind)
def the_coordinator_at_once(event: SignatureRefused) -> list[int]:
    return [_leader(event.kind, event.dossier_id)]


@tell(PlanInForce, template="plan_in_force", category=_of_kind)
def everybody_around(event: PlanInForce) -> list[int]:
    return queries.readers(event.dossier_id, on=clock.today(), category=_of_kind(event))


@tell(FamilyPlanStarted, template="family_plan_started")
@tell(FamilyPlanLeadTaken, template="family_plan_lead_taken")
def who_knows_who_leads(event: FamilyPlanStarted | FamilyPlanLeadTaken) -> list[int]:
    """Everybody who takes part: that there is a family plan, and who leads it, is no more than who does what."""
    return queries.readers(event.dossier_id, on=clock.today())


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
