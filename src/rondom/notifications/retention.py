"""How long choices about messages are kept."""

from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, keep

keep(
    "notifications.NotificationPreference",
    months=1,
    label=_("keuzes voor berichten"),
    start=_("niets noemt deze persoon meer"),
    source=_("AVG art. 5 lid 1 onder e"),
    kind=DataKind.PEOPLE,
    since="person__unneeded_since",
    region="person__region_id",
    follows="person",
)
