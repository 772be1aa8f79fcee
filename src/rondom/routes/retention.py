"""Where a dossier was goes with it."""

from rondom.core.retention import keep_with

keep_with(
    "dossiers.Dossier",
    {
        "routes.StepVisit": "dossier",
        "routes.KeyAnswer": "dossier",
        "routes.SaidCheck": "dossier",
        "routes.StepResult": "dossier",
    },
)
