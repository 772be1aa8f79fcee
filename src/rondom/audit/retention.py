"""How long the log is kept: as long as the data it is about, and the term in which one can object."""

from rondom.core.retention import keep

keep(
    "audit.AuditEvent",
    months=60,
    start="the dossier was closed",
    source="Field notes 12.4: log as long as the data plus the limitation period (NEN 7513, term unconfirmed)",
)
