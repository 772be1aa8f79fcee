"""What came along with an import, as the growth document shows it: documents, and the report of who read it in."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from rondom.core.actor import Actor
from rondom.integrations.oso import queries


@dataclass(frozen=True, slots=True)
class Document:
    """A document of another school. url is empty when it could not be kept; problem says why."""

    name: str
    description: str
    url: str
    size_bytes: int
    problem: str


def documents(dossier: Any) -> list[Document]:
    """As far as the reader may see them. One query."""
    return [
        Document(
            name=row.name,
            description=row.description,
            url=reverse("imports:attachment", args=[dossier.ref, row.file_id]) if row.file_id else "",
            size_bytes=row.size_bytes,
            problem=row.problem,
        )
        for row in queries.attachments(dossier)
    ]


def report_url(actor: Actor, dossier: Any) -> str:
    """Where the reader finds what he read in for this child; empty when he did not."""
    if actor.is_family:
        return ""
    number = queries.import_into(actor, dossier.pk)
    return reverse("imports:oso_report", args=[number]) if number else ""
