"""How long families are kept. Source: field notes 12.4 (pupil file: at most two years after leaving)."""

from rondom.core.retention import keep

_SOURCE = "Selectielijst leerlingdossier PO-Raad: twee jaar na uitschrijving"

for _model in ("Family", "Household", "Pupil", "Guardianship"):
    keep(f"families.{_model}", months=24, start="the pupil left the school", source=_SOURCE)
keep(
    "families.Enrolment",
    months=60,
    start="the pupil left the school",
    source="Besluit bekostiging: in- en uitschrijving vijf jaar",
)
