"""How long stored files are kept: as long as what they belong to. The app of the owner claims them."""

from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, keep
from rondom.files.operations import forget_files

keep(
    "files.StoredFile",
    months=1,
    label=_("bestanden"),
    start=_("het bestand is opgeslagen, en niets verwijst er meer naar"),
    source=_("AVG art. 5 lid 1 onder e: een bestand gaat weg met waar het bij hoort"),
    kind=DataKind.PUPIL_FILE,
    since=TruncDate("stored_at"),
    destroy=forget_files,
)
