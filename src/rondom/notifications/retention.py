"""How long preferences are kept."""

from rondom.core.retention import keep

keep(
    "notifications.NotificationPreference",
    months=24,
    start="the last role or dossier ended",
    source="AVG art. 5 lid 1 onder e",
)
