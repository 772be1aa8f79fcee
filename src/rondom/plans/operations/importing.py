"""Words from a file of another school, put in the growth document as they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.dossiers import access
from rondom.dossiers.locking import locked_dossier
from rondom.plans.models import GrowthDocument, Paragraph
from rondom.plans.operations.document import open_document
from rondom.plans.terms import Voice

LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedParagraph:
    """section: plans.terms.Section; category: who may read it."""

    section: str
    text: str
    category: str = Category.EDUCATION


@transaction.atomic
def import_paragraphs(
    actor: Actor, *, dossier_id: int, sections: Sequence[ImportedParagraph], source: str = "oso"
) -> list[Paragraph]:
    """Add paragraphs in the voice of the school. A text that came from the same source before is not added again.

    The importing app tells what happened. Errors: Refused, Http404.
    """
    dossier = locked_dossier(actor, dossier_id)
    access.takes_part(actor, dossier).enforce()
    document = open_document(actor, dossier)
    known = set(document.paragraphs.filter(source=source).values_list("section", "text"))
    new = [each for each in _in_parts(sections) if (each.section, each.text) not in known]
    return Paragraph.objects.bulk_create([_paragraph(actor, document, each, source) for each in new])


def _in_parts(sections: Sequence[ImportedParagraph]) -> Iterator[ImportedParagraph]:
    """A paragraph holds 20,000 characters; a longer text becomes more paragraphs."""
    for each in sections:
        for start in range(0, len(each.text), LONGEST):
            text = each.text[start : start + LONGEST].strip()
            if text:
                yield ImportedParagraph(section=each.section, text=text, category=each.category)


def _paragraph(actor: Actor, document: GrowthDocument, new: ImportedParagraph, source: str) -> Paragraph:
    now = clock.now()
    return Paragraph(
        region_id=document.region_id,
        document=document,
        section=new.section,
        voice=Voice.SCHOOL,
        category=new.category,
        author_id=actor.person_id,
        author_role=actor.role,
        text=new.text,
        source=source,
        written_at=now,
        changed_at=now,
    )
