"""Arrangements go with their dossier; the catalogue, the budgets and the plans of boards hold no child."""

from django.utils.translation import gettext_lazy as _

from rondom.arrangements.accounting import accounting_rules
from rondom.core.retention import DataKind, keep, keep_with

keep_with(
    "dossiers.Dossier",
    {
        "arrangements.ArrangementRequest": "dossier",
        "arrangements.Arrangement": "dossier",
    },
)
keep_with("arrangements.ArrangementRequest", {"arrangements.ArrangementDecision": "request"})
keep_with("arrangements.ArrangementDecision", {"arrangements.Commitment": "decision"})
keep_with("arrangements.Commitment", {"arrangements.Invoice": "commitment"})
keep_with("arrangements.Arrangement", {"arrangements.ArrangementPart": "arrangement"})
keep_with(
    "arrangements.ArrangementPart", {"arrangements.PartGoal": "part", "arrangements.PartProgress": "part"}
)

# The administration of money, with who closed, moved or filed.
_KEPT = accounting_rules().kept
keep(
    "arrangements.YearClosing",
    months=_KEPT.months,
    start=_("het schooljaar is afgesloten"),
    source=_KEPT.source,
    kind=DataKind.ACCOUNTS,
    label=_("cijfers van een afgesloten schooljaar"),
    since="closed_on",
    confirmed=_KEPT.confirmed,
)
keep_with("arrangements.YearClosing", {"arrangements.YearFigure": "closing"})
keep(
    "arrangements.BudgetMove",
    months=_KEPT.months,
    start=_("het bedrag is geboekt"),
    source=_KEPT.source,
    kind=DataKind.ACCOUNTS,
    label=_("overboekingen tussen budgetten"),
    since="booked_on",
    confirmed=_KEPT.confirmed,
)
keep(
    "arrangements.BoardPlan",
    months=_KEPT.months,
    start=_("het plan is doorgegeven"),
    source=_KEPT.source,
    kind=DataKind.ACCOUNTS,
    label=_("plannen en verslagen van besturen"),
    since="planned_on",
    confirmed=_KEPT.confirmed,
)
keep_with("arrangements.BoardPlan", {"arrangements.PlanLine": "plan"})
