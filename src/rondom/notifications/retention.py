"""How long choices about messages are kept."""

from rondom.core.retention import keep

keep(
    "notifications.NotificationPreference",
    months=0,
    start="the person is forgotten",
    source="AVG art. 5 lid 1 onder e",
)
