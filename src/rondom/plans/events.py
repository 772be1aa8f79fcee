"""What happens to growth documents and plans."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from rondom.core.events import DossierEvent, Event


@dataclass(frozen=True, kw_only=True)
class GrowthDocumentOpened(DossierEvent):
    name: ClassVar[str] = "growth_document.opened"
    sentence = _("Het groeidocument is begonnen")
    document_id: int


@dataclass(frozen=True, kw_only=True)
class GrowthDocumentClosed(DossierEvent):
    name: ClassVar[str] = "growth_document.closed"
    sentence = _("Het groeidocument is gesloten")
    document_id: int


@dataclass(frozen=True, kw_only=True)
class OppFormWritten(Event):
    """kind: of people.terms.SchoolType. Nobody is told: who writes the next plan reads it."""

    name: ClassVar[str] = "opp_form.written"
    sentence = _("De opbouw van het plan is veranderd")
    kind: str


@dataclass(frozen=True, kw_only=True)
class ParagraphWritten(DossierEvent):
    name: ClassVar[str] = "paragraph.written"
    sentence = _("Iemand schreef in het groeidocument")
    paragraph_id: int
    section: str
    voice: str
    revision: int


@dataclass(frozen=True, kw_only=True)
class PictureChanged(DossierEvent):
    """what: factor, hypothesis or need; change: added or removed."""

    name: ClassVar[str] = "picture.changed"
    sentence = _("Het gedeelde beeld is veranderd")
    what: str
    change: str
    item_id: int


@dataclass(frozen=True, kw_only=True)
class WaysChosen(DossierEvent):
    name: ClassVar[str] = "pupil.chose_ways"
    sentence = _("Het kind koos hoe het wil worden gehoord")
    hearing_id: int


@dataclass(frozen=True, kw_only=True)
class PupilHeard(DossierEvent):
    name: ClassVar[str] = "pupil.heard"
    sentence = _("Het kind is gehoord")
    hearing_id: int


@dataclass(frozen=True, kw_only=True)
class InfluenceTold(DossierEvent):
    name: ClassVar[str] = "pupil.influence_told"
    sentence = _("Opgeschreven wat er met de woorden van het kind is gedaan")
    hearing_id: int


@dataclass(frozen=True, kw_only=True)
class PupilToldBack(DossierEvent):
    name: ClassVar[str] = "pupil.told_back"
    sentence = _("Aan het kind teruggezegd wat er met zijn woorden is gedaan")
    hearing_id: int


@dataclass(frozen=True, kw_only=True)
class HearingFileRemoved(DossierEvent):
    name: ClassVar[str] = "pupil.file_removed"
    sentence = _("Een tekening of opname van het kind is weggehaald")
    hearing_id: int


@dataclass(frozen=True, kw_only=True)
class HearingNotWanted(DossierEvent):
    name: ClassVar[str] = "pupil.hearing_not_wanted"
    sentence = _("Opgeschreven waarom het kind nu niets wilde zeggen")
    hearing_id: int


@dataclass(frozen=True, kw_only=True)
class HearingNotWantedSigned(DossierEvent):
    """person_id: who signed; what: for which side, school or family."""

    name: ClassVar[str] = "pupil.hearing_not_wanted_signed"
    sentence = _("Getekend dat het kind nu niets wilde zeggen")
    hearing_id: int
    person_id: int
    what: str


@dataclass(frozen=True, kw_only=True)
class GoalAdded(DossierEvent):
    name: ClassVar[str] = "goal.added"
    sentence = _("Een doel gemaakt")
    goal_id: int


@dataclass(frozen=True, kw_only=True)
class GoalChanged(DossierEvent):
    name: ClassVar[str] = "goal.changed"
    sentence = _("Een doel veranderd")
    goal_id: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class GoalBound(DossierEvent):
    """kind: of the plan it went to."""

    name: ClassVar[str] = "goal.bound"
    sentence = _("Een doel ging naar het andere plan")
    goal_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class EffortChosen(DossierEvent):
    name: ClassVar[str] = "goal.effort_chosen"
    sentence = _("Gekozen wat het best past bij een doel")
    goal_id: int


@dataclass(frozen=True, kw_only=True)
class GoalEnded(DossierEvent):
    """state: reached or stopped."""

    name: ClassVar[str] = "goal.ended"
    sentence = _("Een doel is gehaald of gestopt")
    goal_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class GoalScored(DossierEvent):
    name: ClassVar[str] = "goal.scored"
    sentence = _("Gezegd hoe ver een doel is")
    goal_id: int
    voice: str


@dataclass(frozen=True, kw_only=True)
class EvaluationBegun(DossierEvent):
    name: ClassVar[str] = "evaluation.begun"
    sentence = _("Het terugkijken op de doelen is begonnen")
    evaluation_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class EvaluationWritten(DossierEvent):
    """what: goal, questions or people."""

    name: ClassVar[str] = "evaluation.written"
    sentence = _("Opgeschreven wat er uit het terugkijken kwam")
    evaluation_id: int
    what: str


@dataclass(frozen=True, kw_only=True)
class EvaluationFinished(DossierEvent):
    """changed: whether the plan is another one now."""

    name: ClassVar[str] = "evaluation.finished"
    sentence = _("Samen teruggekeken op de doelen")
    evaluation_id: int
    kind: str
    changed: bool
    digest: str


@dataclass(frozen=True, kw_only=True)
class EvaluationDue(DossierEvent):
    name: ClassVar[str] = "evaluation.due"
    sentence = _("Herinnerd aan de dag om samen terug te kijken")
    plan_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class PlanStarted(DossierEvent):
    name: ClassVar[str] = "plan.started"
    sentence = _("De extra hulp is begonnen; er komt een ontwikkelingsperspectief")
    plan_id: int


@dataclass(frozen=True, kw_only=True)
class FamilyPlanStarted(DossierEvent):
    """leader_id: who leads it."""

    name: ClassVar[str] = "plan.family_started"
    sentence = _("De hulp begon een gezinsplan")
    plan_id: int
    leader_id: int


@dataclass(frozen=True, kw_only=True)
class FamilyPlanLeadTaken(DossierEvent):
    """from_id: who led it before."""

    name: ClassVar[str] = "plan.family_lead_taken"
    sentence = _("Iemand anders leidt nu het gezinsplan")
    plan_id: int
    leader_id: int
    from_id: int


@dataclass(frozen=True, kw_only=True)
class PlanWritten(DossierEvent):
    name: ClassVar[str] = "plan.written"
    sentence = _("Er is aan een plan geschreven")
    plan_id: int
    revision: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class PlanTermNears(DossierEvent):
    name: ClassVar[str] = "plan.term_nears"
    sentence = _("De zes weken voor het ontwikkelingsperspectief zijn bijna voorbij")
    plan_id: int


@dataclass(frozen=True, kw_only=True)
class PlanFrozen(DossierEvent):
    name: ClassVar[str] = "plan.frozen"
    sentence = _("Een versie van het plan ligt klaar om te tekenen")
    version_id: int
    number: int
    digest: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class PlanSigned(DossierEvent):
    """method: login or paper; person_id: whose signature it is."""

    name: ClassVar[str] = "plan.signed"
    sentence = _("Het plan is getekend")
    version_id: int
    slot_id: int
    person_id: int
    capacity: str
    method: str
    partly: bool
    kind: str


@dataclass(frozen=True, kw_only=True)
class SignatureRefused(DossierEvent):
    name: ClassVar[str] = "plan.signature_refused"
    sentence = _("Iemand is het niet eens met het plan")
    version_id: int
    slot_id: int
    person_id: int
    capacity: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class PlanInForce(DossierEvent):
    name: ClassVar[str] = "plan.in_force"
    sentence = _("Het plan geldt")
    version_id: int
    number: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class PlanEnded(DossierEvent):
    """is_ended: false when the plan goes on after all."""

    name: ClassVar[str] = "plan.ended"
    sentence = _("De einddatum van het plan is ingevuld of veranderd")
    plan_id: int
    is_ended: bool


@dataclass(frozen=True, kw_only=True)
class PlanReported(DossierEvent):
    name: ClassVar[str] = "plan.reported"
    sentence = _("Begin en einde van het plan zijn doorgegeven aan het landelijke register")
    plan_id: int


@dataclass(frozen=True, kw_only=True)
class ContributionEvent(DossierEvent):
    """Something with the question to write a piece. person_id: who was asked."""

    contribution_id: int
    person_id: int
    asked_by_id: int


@dataclass(frozen=True, kw_only=True)
class ContributionAsked(ContributionEvent):
    name: ClassVar[str] = "contribution.asked"
    sentence = _("Iemand is gevraagd een stuk te schrijven")
    section: str


@dataclass(frozen=True, kw_only=True)
class ContributionLinkRenewed(ContributionEvent):
    name: ClassVar[str] = "contribution.link_renewed"
    sentence = _("Een nieuwe link gemaakt om een stuk te schrijven")


@dataclass(frozen=True, kw_only=True)
class ContributionOpened(ContributionEvent):
    name: ClassVar[str] = "contribution.opened"
    sentence = _("Iemand is begonnen met een stuk te schrijven")


@dataclass(frozen=True, kw_only=True)
class ContributionBlocked(ContributionEvent):
    name: ClassVar[str] = "contribution.blocked"
    sentence = _("Een link is geblokkeerd na te veel foute codes")


@dataclass(frozen=True, kw_only=True)
class ContributionSent(ContributionEvent):
    name: ClassVar[str] = "contribution.sent"
    sentence = _("Iemand van buiten schreef een stuk in het groeidocument")
    paragraph_id: int
    section: str
    voice: str


@dataclass(frozen=True, kw_only=True)
class ContributionRevoked(ContributionEvent):
    name: ClassVar[str] = "contribution.revoked"
    sentence = _("De vraag om een stuk te schrijven is ingetrokken")


@dataclass(frozen=True, kw_only=True)
class ContributionExpired(ContributionEvent):
    name: ClassVar[str] = "contribution.expired"
    sentence = _("De tijd om een stuk te schrijven is voorbij")


@dataclass(frozen=True, kw_only=True)
class ContributionSaved(Event):
    """Outside the timeline of the dossier: what is not sent in, is nobody's business."""

    name: ClassVar[str] = "contribution.saved"
    sentence = _("Aan een stuk geschreven dat nog niet klaar is")
    contribution_id: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class FamilyDraftWritten(Event):
    """Outside the timeline of the dossier: nobody but the family knows that it writes."""

    name: ClassVar[str] = "family_draft.written"
    sentence = _("Het gezin schreef aan zijn eigen plan")
    draft_id: int
    revision: int


@dataclass(frozen=True, kw_only=True)
class FamilyPlanShared(DossierEvent):
    name: ClassVar[str] = "family_plan.shared"
    sentence = _("Het gezin deelde zijn eigen plan")
    document_id: int


@dataclass(frozen=True, kw_only=True)
class ShownPartsChosen(DossierEvent):
    """participant_id: of the other school; count: how many parts were chosen, 0 for none any more."""

    name: ClassVar[str] = "shown_parts.chosen"
    sentence = _("Gekozen wat de andere school ziet")
    participant_id: int
    count: int
