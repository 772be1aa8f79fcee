"""How long growth documents and plans are kept."""

from rondom.core.retention import keep

SCHOOL_YEARS = "art. 40b WPO and art. 2.47 WVO 2020: three years after the support or the enrolment ended"
_START = "closing of the dossier"

keep("plans.GrowthDocument", months=36, start=_START, source=SCHOOL_YEARS)
keep("plans.Paragraph", months=36, start=_START, source=SCHOOL_YEARS)
keep("plans.ParagraphRevision", months=36, start=_START, source=SCHOOL_YEARS)
keep("plans.Factor", months=36, start=_START, source=SCHOOL_YEARS)
keep("plans.Hypothesis", months=36, start=_START, source=SCHOOL_YEARS)
keep("plans.Need", months=36, start=_START, source=SCHOOL_YEARS)
keep("plans.Goal", months=36, start=_START, source=SCHOOL_YEARS)
keep("plans.GoalScore", months=36, start=_START, source=SCHOOL_YEARS)
keep("plans.Hearing", months=36, start=_START, source=SCHOOL_YEARS)
keep("plans.Plan", months=36, start=_START, source=SCHOOL_YEARS)
keep("plans.PlanVersion", months=36, start=_START, source=SCHOOL_YEARS)
keep("plans.SignatureSlot", months=36, start=_START, source=SCHOOL_YEARS)
