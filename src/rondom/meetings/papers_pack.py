"""All papers of a talk that one person may read, in one tagged PDF (docs/decisions/0037).

Words and pictures become pages. A PDF or office file goes along as it is, as an attachment, with a page that says so: pages of
others cannot be promised to be readable with the ears, and a signed paper stays the paper that was signed.
"""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from PIL import Image

from rondom.core.decision import Refused
from rondom.files.counting import readable
from rondom.files.models import StoredFile
from rondom.files.pdf import Attachment, render_pdf
from rondom.files.queries import read_file
from rondom.files.vault import UnreadableError
from rondom.meetings import queries
from rondom.meetings.models import Meeting, MeetingPaper
from rondom.meetings.papers import pages_of, read_paper, reading_of
from rondom.meetings.papers_rules import paper_rules
from rondom.meetings.papers_sources import Block

JPEG_QUALITY = 80
SUFFIXES = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.text": "odt",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One paper in the pack: words, a picture, a file that goes along, or none of these when it is not there any more."""

    number: int
    paper: MeetingPaper
    pages: int
    blocks: tuple[Block, ...] = ()
    picture: str = ""
    attachment: Attachment | None = None


def pack_bytes(
    meeting: Meeting, papers: Sequence[MeetingPaper], *, reader: str, done: Callable[[int], object]
) -> bytes:
    """The PDF, PDF/UA-1 and PDF/A-3a. reader: for whom, in words; done: told how many papers were read.

    No name of the child in the title or in the names of attachments. Cost: seconds; for the worker.
    """
    parts = []
    for number, paper in enumerate(papers, start=1):
        parts.append(_part(number, meeting, paper))
        done(number)
    with override("nl"):
        context = {
            "meeting": meeting,
            "agenda": queries.agenda_of(meeting),
            "parts": parts,
            "reading": reading_of(papers),
            "reader": reader,
        }
        html, title = render_to_string("meeting/pack.html", context), _("Stukken van een overleg")
    return render_pdf(html, title=title, attachments=[part.attachment for part in parts if part.attachment])


def _part(number: int, meeting: Meeting, paper: MeetingPaper) -> Part:
    content, pages = read_paper(meeting, paper), pages_of(paper)
    if content is None:
        return Part(number, paper, pages)
    if content.file is None:
        return Part(number, paper, pages, blocks=content.blocks)
    return _file_part(number, paper, pages, content.file)


def _file_part(number: int, paper: MeetingPaper, pages: int, stored: StoredFile) -> Part:
    try:
        data = read_file(stored)
    except (Refused, UnreadableError):
        return Part(number, paper, pages)
    if stored.content_type.startswith("image/"):
        return Part(number, paper, pages, picture=_picture(data))
    if stored.content_type == "text/plain":
        return Part(number, paper, pages, blocks=(Block(readable(data)),))
    suffix = SUFFIXES.get(stored.content_type, "bin")
    attachment = Attachment(
        name=f"stuk-{number}.{suffix}",
        data=data,
        made_at=stored.stored_at,
        description=f"Stuk {number}",
        relationship="Supplement",
    )
    return Part(number, paper, pages, attachment=attachment)


def _picture(data: bytes) -> str:
    """The same picture as JPEG, small enough for paper and screen, as a data: address."""
    side, result = paper_rules().picture_pixels, BytesIO()
    with Image.open(BytesIO(data)) as image:
        smaller = image.convert("RGBA")
        smaller.thumbnail((side, side))
        white = Image.new("RGB", smaller.size, "white")
        white.paste(smaller, mask=smaller.getchannel("A"))
    white.save(result, format="JPEG", quality=JPEG_QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(result.getvalue()).decode()}"
