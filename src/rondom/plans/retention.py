"""Growth document and plan go with their dossier; a scan goes when its version is gone."""

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat

from rondom.core.retention import Rows, keep_with, needed
from rondom.plans.models import HearingFile, PlanVersion

_OF_DOSSIER = ("GrowthDocument", "Plan", "Contribution", "FamilyDraft", "ShownPart", "Evaluation")
keep_with("dossiers.Dossier", {f"plans.{name}": "dossier" for name in _OF_DOSSIER})
_OF_DOCUMENT = ("Paragraph", "Factor", "Hypothesis", "Goal", "Need", "Hearing")
keep_with("plans.GrowthDocument", {f"plans.{name}": "document" for name in _OF_DOCUMENT})
keep_with("plans.Paragraph", {"plans.ParagraphRevision": "paragraph"})
keep_with("plans.Goal", {"plans.GoalAction": "goal", "plans.GoalScore": "goal"})
keep_with(
    "plans.Plan",
    {"plans.PlanVersion": "plan", "plans.PlanReport": "plan", "plans.EvaluationReminder": "plan"},
)
keep_with("plans.Evaluation", {"plans.GoalReview": "evaluation", "plans.EvaluationPresence": "evaluation"})
keep_with("plans.PlanVersion", {"plans.SignatureSlot": "version"})


keep_with("plans.Hearing", {"plans.HearingFile": "hearing", "plans.HearingSignature": "hearing"})


@needed("files.StoredFile")
def told_by_a_pupil(rows: Rows) -> Rows:
    return rows.filter(Exists(HearingFile.objects.filter(file=OuterRef("pk"))))


@needed("files.StoredFile")
def paper_of_a_version(rows: Rows) -> Rows:
    keys = PlanVersion.objects.annotate(key=Concat(Value("plan_version:"), Cast("pk", CharField())))
    return rows.filter(Exists(keys.filter(key=OuterRef("owner_key"))))
