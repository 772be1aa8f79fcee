"""What a region takes into its plans beside the law: a selection of the growth document, in the words that stand there."""

from collections.abc import Collection, Iterator
from typing import Any

from rondom.plans.models import GrowthDocument, Need, Paragraph
from rondom.plans.terms import OppPart, Section

_SECTIONS = {
    OppPart.SCHOOL_CAREER: Section.SCHOOL_CAREER,
    OppPart.DIDACTIC: Section.DIDACTIC,
    OppPart.TRIED: Section.TRIED,
    OppPart.PICTURE: Section.PICTURE,
}


def more_of(document: GrowthDocument, keys: Collection[str]) -> dict[str, list[dict[str, str]]]:
    """{part: [{"by": who, "text": words}]} for the parts of keys that the law does not ask; only what is there.

    At most two queries; none when no such part is on.
    """
    wanted = [_SECTIONS[OppPart(key)] for key in keys if OppPart(key) in _SECTIONS]
    found: dict[str, list[dict[str, str]]] = {}
    for section, row in _paragraphs(document, wanted) if wanted else ():
        found.setdefault(section, []).append(row)
    if OppPart.NEEDS in keys:
        found |= {OppPart.NEEDS.value: [_need(row) for row in document.needs.order_by("subject", "pk")]}
    return {key: found[key] for key in keys if found.get(key)}


def _paragraphs(
    document: GrowthDocument, sections: Collection[Section]
) -> Iterator[tuple[str, dict[str, str]]]:
    part_of = {section.value: part.value for part, section in _SECTIONS.items()}
    rows = Paragraph.objects.filter(document=document, section__in=sections, nothing_to_add=False)
    for row in rows.select_related("author").order_by("section", "pk"):
        yield part_of[row.section], {"by": _writer(row), "text": row.text}


def _writer(row: Paragraph) -> str:
    return f"{row.author.name}, {row.author_label or row.get_voice_display()}"


def _need(row: Need) -> dict[str, str]:
    sentence = str(row.get_category_display()).replace("…", row.text)
    return {"by": str(row.get_subject_display()), "text": sentence}


def titled(more: dict[str, Any]) -> list[tuple[str, str, list[dict[str, str]]]]:
    """(part, title, rows) of what a plan holds beside the law."""
    return [(key, str(OppPart(key).label), rows) for key, rows in more.items()]
