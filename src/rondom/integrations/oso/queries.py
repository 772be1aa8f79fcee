"""What is shown of imports."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from rondom.consent.terms import Category
from rondom.core.actor import Actor
from rondom.dossiers.models import Dossier
from rondom.files.models import StoredFile
from rondom.integrations.oso.models import OsoAttachment, OsoImport, OsoImportLine
from rondom.integrations.oso.terms import ImportState


def my_imports(actor: Actor) -> QuerySet[OsoImport]:
    """What the actor handed in for his school, newest first."""
    return (
        OsoImport.objects.filter(made_by_id=actor.person_id, school=actor.organisation_id)
        .select_related("pupil__person", "dossier")
        .order_by("-made_at", "-pk")
    )


def import_into(actor: Actor, dossier_id: int) -> int | None:
    """The newest import of the actor that landed in this dossier."""
    rows = my_imports(actor).filter(dossier_id=dossier_id, state=ImportState.DONE)
    return rows.values_list("pk", flat=True).first()


def lines_of(import_id: int) -> QuerySet[OsoImportLine]:
    return OsoImportLine.objects.filter(source_id=import_id).order_by("position")


@dataclass(frozen=True, slots=True)
class ShownAttachment:
    """file_id is empty when the document could not be kept; problem says why."""

    file_id: int | None
    name: str
    description: str
    section: str
    category: str
    size_bytes: int
    problem: str


def attachments(dossier: Dossier) -> list[ShownAttachment]:
    """Documents that came with an OSO file, as far as the viewer of this dossier may see them. One query."""
    rows = (
        OsoAttachment.objects.filter(dossier=dossier, category__in=dossier.categories)
        .select_related("file")
        .order_by("pk")
    )
    return [
        ShownAttachment(
            file_id=row.file_id,
            name=row.file.name if row.file else row.name,
            description=row.description,
            section=row.section,
            category=row.category,
            size_bytes=row.file.size_bytes if row.file else 0,
            problem=row.problem,
        )
        for row in rows
    ]


def attachment_files(dossier: Dossier) -> list[StoredFile]:
    """The documents themselves, as far as the viewer of this dossier may see them. One query."""
    rows = OsoAttachment.objects.filter(
        dossier=dossier, category__in=dossier.categories, file__isnull=False
    ).select_related("file")
    return [row.file for row in rows.order_by("pk") if row.file]


def broken_attachments(import_id: int) -> list[OsoAttachment]:
    """For who read the file in, without the names of what is about health."""
    rows = OsoAttachment.objects.filter(source_id=import_id).exclude(problem="")
    return list(rows.exclude(category=Category.MEDICAL).order_by("pk"))


def counts_of(import_id: int) -> tuple[int, int]:
    """How many parts were used, and how many not."""
    rows = OsoImportLine.objects.filter(source_id=import_id)
    used = Count("pk", filter=Q(used=True))
    found = rows.aggregate(all=Count("pk"), used=used)
    return found["used"], found["all"] - found["used"]
