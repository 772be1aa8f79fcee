"""How long the log is kept: as long as the data it is about, and the term in which one can object."""

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from rondom.audit.models import AuditEvent
from rondom.audit.removing import remove_streams
from rondom.core.retention import DataKind, keep

CLOSED, DESTROYED = "dossier.closed", "dossier.destroyed"


def _last_words() -> QuerySet[AuditEvent]:
    """One row per dossier that is gone: the one that says so. Its whole stream goes with it."""
    same = AuditEvent.objects.filter(stream=OuterRef("stream")).order_by()
    closed = same.filter(name=CLOSED).values("stream").annotate(day=TruncDate(Max("at"))).values("day")
    return AuditEvent.objects.filter(name=DESTROYED).annotate(kept_since=Subquery(closed))


keep(
    "audit.AuditEvent",
    months=60,
    label=_("logboeken van dossiers die weg zijn"),
    start=_("het dossier is gesloten, en het is weg"),
    source=_("zo lang als de gegevens, en vijf jaar om een vordering in te stellen (BW 3:310)"),
    kind=DataKind.LOG,
    rows=_last_words,
    dossier="dossier_id",
    destroy=remove_streams,
    confirmed=False,
)
