"""How much there is to read in a file: pages of a PDF, words of a text."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from rondom.files.content_office import EXCEL, TEXT, WORD

WORDS_IN = {WORD: "word/document.xml", TEXT: "content.xml", EXCEL: "xl/sharedStrings.xml"}


@dataclass(frozen=True, slots=True)
class Amount:
    """pages: as they are in the file; words: of what has no pages of its own."""

    pages: int = 0
    words: int = 0


def amount_of(content_type: str, data: bytes) -> Amount:
    """Give what was stored: it was checked when it came in. A picture is one page."""
    if content_type == "application/pdf":
        with pikepdf.open(BytesIO(data)) as pdf:
            return Amount(pages=len(pdf.pages))
    if content_type.startswith("image/"):
        return Amount(pages=1)
    if content_type in WORDS_IN:
        return Amount(words=_words_in(WORDS_IN[content_type], data))
    return Amount(words=len(readable(data).split()))


def readable(data: bytes) -> str:
    """A text file as people read it; older Dutch programs still write cp1252."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _words_in(part: str, data: bytes) -> int:
    """Zero for a file whose words we cannot find: it is only a count."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            root = fromstring(archive.read(part), forbid_dtd=True)
    except (KeyError, ParseError, DefusedXmlException):
        return 0
    return len(" ".join(text.strip() for text in root.itertext()).split())
