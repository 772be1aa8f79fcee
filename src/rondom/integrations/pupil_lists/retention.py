"""How long lists are kept. Source: AVG art. 5 lid 1 onder e."""

from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, keep, keep_with

keep(
    "pupil_lists.ListImport",
    months=3,
    label=_("ingelezen leerlingenlijsten (het bestand)"),
    start=_("de lijst is ingelezen, gestopt of blijven liggen"),
    source=_("AVG art. 5 lid 1 onder e: na het inlezen is de lijst niet meer nodig"),
    kind=DataKind.IMPORTS,
    since=TruncDate(Coalesce("ended_at", "made_at")),
)
keep_with("pupil_lists.ListImport", {"pupil_lists.ListImportRow": "source"})
