"""How long imports are kept. Source: AVG art. 5 lid 1 onder e; field notes 12.4."""

from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, keep, keep_with

keep(
    "oso.OsoImport",
    months=3,
    label=_("ingelezen overstapdossiers (het bestand)"),
    start=_("het bestand is ingelezen, gestopt of blijven liggen"),
    source=_("AVG art. 5 lid 1 onder e: na het inlezen is het bestand niet meer nodig"),
    kind=DataKind.IMPORTS,
    since=TruncDate(Coalesce("ended_at", "made_at")),
    dossier="dossier_id",
    pupil="pupil_id",
)
keep_with("oso.OsoImport", {"oso.OsoImportLine": "source"})
keep_with("dossiers.Dossier", {"oso.OsoAttachment": "dossier"})
