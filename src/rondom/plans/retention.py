"""How long the rows of this app are kept. Source: field notes 12.4."""

from rondom.core.retention import keep

for _model in (
    "GrowthDocument",
    "Paragraph",
    "ParagraphRevision",
    "Factor",
    "Hypothesis",
    "Goal",
    "GoalAction",
    "GoalScore",
    "Need",
    "Hearing",
    "Plan",
    "PlanVersion",
    "SignatureSlot",
):
    keep(
        f"plans.{_model}",
        months=36,
        start="the dossier was closed",
        source="WVO 2020 art. 2.47 lid 16 and WPO: pupil file two years after leaving, three after a referral",
    )
