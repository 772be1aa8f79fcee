"""Arrangements go with their dossier; the catalogue and the budgets hold no child."""

from rondom.core.retention import keep_with

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
keep_with("arrangements.ArrangementPart", {"arrangements.PartGoal": "part"})
