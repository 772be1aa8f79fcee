"""How long meetings are kept."""

from rondom.core.retention import keep

_SOURCE = "part of the pupil file: two years (art. 6 Besluit bekostiging); a proposal, decided by the region"
for model in ("Meeting", "Invitee", "AgendaPoint", "MinutesPart", "Agreement", "Decision", "OtherView"):
    keep(f"meetings.{model}", months=24, start="dossier.closed_on", source=_SOURCE)
