"""A document as PDF: accessible (PDF/UA-1), for the archive (PDF/A-3a), with what it was made from inside it."""

import datetime as dt

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.translation import override

from rondom.core import clock
from rondom.core.canonical import canonical_json, file_hash
from rondom.documents.blocks import Document
from rondom.documents.house_style import house_style
from rondom.documents.reading import Reading
from rondom.documents.registry import DocumentKind
from rondom.files.pdf import Attachment, count_pages, render_pdf
from rondom.people.models import Region

LANGUAGE = "nl"
COUNT_KEPT = 7 * 24 * 3600  # seconds; another text is another key


def make_document(kind: DocumentKind, reading: Reading) -> Document:
    """In Dutch, whatever language the reader chose. Errors: Refused."""
    with override(LANGUAGE):
        kind.may(reading).enforce()
        return kind.make(reading)


def pdf_bytes(kind: DocumentKind, reading: Reading, document: Document) -> bytes:
    """The same words on the same day give the same bytes."""
    words = Attachment(
        name=f"{kind.key}.json",
        data=canonical_json(document.data),
        made_at=_midnight(),
        description="De gegevens van dit document",
    )
    return render_pdf(
        html_of(kind, reading.dossier.region, document), title=document.title, attachments=[words]
    )


def page_count(kind: DocumentKind, reading: Reading, document: Document) -> int:
    """How many pages the PDF has. Cost: a tenth of a second or more; nothing for words that were counted before."""
    html = html_of(kind, reading.dossier.region, document)
    key = f"document-pages:{file_hash(html.encode())}"
    return cache.get_or_set(key, lambda: count_pages(html), COUNT_KEPT) or 0


def html_of(kind: DocumentKind, region: Region, document: Document) -> str:
    """The pages before they are a PDF, in the house style of a region."""
    context = {
        "document": document,
        "style": house_style(region),
        "made_on": clock.today(),
        "is_compact": kind.pages_max is not None,
    }
    with override(LANGUAGE):
        return render_to_string(kind.template, context)


def _midnight() -> dt.datetime:
    return dt.datetime.combine(clock.today(), dt.time(), tzinfo=dt.UTC)
