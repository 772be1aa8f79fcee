"""How long messages are kept."""

from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, keep

keep(
    "events.Notice",
    months=12,
    label=_("berichten in de inbox"),
    start=_("het bericht is gemaakt"),
    source=_("AVG art. 5 lid 1 onder e: na een schooljaar is een bericht oud"),
    kind=DataKind.MESSAGES,
    since=TruncDate("created_at"),
    dossier="dossier_id",
    follows="recipient",
)
