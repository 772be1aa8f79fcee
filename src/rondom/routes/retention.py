"""Where a dossier was goes with it."""

from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, keep, keep_with

keep_with(
    "dossiers.Dossier",
    {
        "routes.StepVisit": "dossier",
        "routes.KeyAnswer": "dossier",
        "routes.SaidCheck": "dossier",
        "routes.StepResult": "dossier",
    },
)

keep(
    "routes.Tour",
    months=1,
    label=_("rondleidingen van nieuwe medewerkers"),
    start=_("niets noemt deze persoon meer"),
    source=_("AVG art. 5 lid 1 onder e"),
    kind=DataKind.PEOPLE,
    since="person__unneeded_since",
    follows="person",
)
