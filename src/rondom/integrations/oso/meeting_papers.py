"""Papers of a talk that came along from another school."""

from django.utils.translation import gettext as _

from rondom.dossiers.models import Dossier
from rondom.integrations.oso.models import OsoAttachment
from rondom.meetings.papers_sources import Content, Offer, paper_source

OSO = "oso"


@paper_source(OSO)
class OsoDocuments:
    """A document of an OSO file that could be kept."""

    def offers(self, dossier: Dossier) -> list[Offer]:
        rows = OsoAttachment.objects.filter(dossier=dossier, file__isnull=False)
        return [
            Offer(OSO, str(row.pk), row.description or row.name, row.category, _("Van een vorige school"))
            for row in rows.order_by("pk")
        ]

    def content(self, dossier: Dossier, item: str) -> Content | None:
        rows = OsoAttachment.objects.filter(dossier=dossier, pk=int(item) if item.isdecimal() else 0)
        row = rows.select_related("file").first()
        return Content(file=row.file) if row and row.file else None
