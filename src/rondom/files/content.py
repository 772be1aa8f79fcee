"""What a file really is, and whether we keep it: the name it came with is never believed."""

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

import puremagic
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.conf import settings
from django.utils.translation import gettext as _

from rondom.core.decision import refuse
from rondom.files.content_audio import MP3, MP4, OGG, WAV, WEBM, sound_type
from rondom.files.content_image import cleaned_image
from rondom.files.content_office import office_type
from rondom.files.content_pdf import check_pdf
from rondom.files.terms import OWN_PURPOSES, FilePurpose

TEST_VIRUS = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
LONGEST_NAME = 120
DRAWN_OR_RUN = ("<script", "<svg", "<html", "<iframe", "<!doctype", "<?xml", "<?php", "javascript:")
NOT_IN_IMPORTS = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/1999/XSL/Transform",
)
SUFFIXES = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "text/plain": (".txt", ".csv", ".md"),
    "application/xml": (".xml",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx",),
    "application/vnd.oasis.opendocument.text": (".odt",),
    MP3: (".mp3",),
    MP4: (".m4a", ".mp4"),
    OGG: (".ogg", ".oga", ".opus"),
    WAV: (".wav",),
    WEBM: (".webm", ".weba"),
}


@dataclass(frozen=True, slots=True)
class Checked:
    """What may be stored: pictures are drawn anew, so `data` can differ from what came in."""

    name: str
    content_type: str
    data: bytes


def checked(name: str, data: bytes, purpose: str) -> Checked:
    """Errors: Refused, with a sentence for the person who sent the file."""
    _check_size(data, purpose)
    if TEST_VIRUS in data:
        refuse("file.virus", _("In dit bestand zit een virus. Het is niet opgeslagen.")).enforce()
    content_type, kept = _kind(data, purpose)
    return Checked(clean_name(name, content_type), content_type, kept)


def clean_name(name: str, content_type: str) -> str:
    """The last part of the name, without signs that cannot be seen, with an ending that tells the truth."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    # category C: control signs, NUL, and marks that turn the reading direction to hide an ending
    visible = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(". ")
    path = PurePosixPath(visible or _("bestand"))
    suffixes = SUFFIXES[content_type]
    suffix = path.suffix.lower() if path.suffix.lower() in suffixes else suffixes[0]
    stem = path.stem if path.suffix.lower() == suffix else path.name
    return stem[: LONGEST_NAME - len(suffix)] + suffix


def _check_size(data: bytes, purpose: str) -> None:
    """What people send has a limit; what the program makes of it was limited before it was made."""
    if not data:
        refuse("file.empty", _("Dit bestand is leeg.")).enforce()
    if len(data) > settings.UPLOAD_MAX_BYTES and purpose not in OWN_PURPOSES:
        limit = settings.UPLOAD_MAX_BYTES // (1024 * 1024)
        reason = _("Dit bestand is te groot. Het mag hooguit %(limit)s MB zijn.") % {"limit": limit}
        refuse("file.too_big", reason).enforce()


def _kind(data: bytes, purpose: str) -> tuple[str, bytes]:
    """The type by content, and the bytes to keep."""
    if purpose == FilePurpose.VOICE:
        return _sound_type(data), data
    types = _guessed_types(data)
    if data.startswith(b"%PDF-") and purpose != FilePurpose.DRAWING and "application/pdf" in types:
        check_pdf(data, own_file=purpose in OWN_PURPOSES)
        return "application/pdf", data
    for image_type in ("image/jpeg", "image/png"):
        if image_type in types:
            return image_type, cleaned_image(data, image_type)
    if purpose == FilePurpose.DRAWING:
        refuse("file.type", _("Dit is geen foto. Kies een foto (JPG of PNG) van wat je maakte.")).enforce()
    if data.startswith(b"PK\x03\x04"):
        return office_type(data, virus_mark=TEST_VIRUS), data
    return _text_type(data, purpose), data


def _guessed_types(data: bytes) -> set[str]:
    try:
        return {guess.mime_type for guess in puremagic.magic_string(data)}
    except (puremagic.PureError, ValueError):
        return set()


def _sound_type(data: bytes) -> str:
    found = sound_type(data)
    if not found:
        refuse(
            "file.type",
            _("Dit is geen opname van een stem die wij kunnen afspelen. Wel: MP3, M4A, OGG, WAV of WEBM."),
        ).enforce()
    return found


def _text_type(data: bytes, purpose: str) -> str:
    text = _plain_text(data)
    if text is None:
        refuse("file.type", _wrong_type()).enforce()
    elif text.lstrip().startswith("<") and purpose == FilePurpose.IMPORT:
        _check_xml(data)
        return "application/xml"
    elif text.startswith("#!") or _is_drawn_or_run(text.lower()):
        refuse("file.type", _wrong_type()).enforce()
    return "text/plain"


def _is_drawn_or_run(text: str) -> bool:
    return any(mark in text for mark in DRAWN_OR_RUN)


def _plain_text(data: bytes) -> str | None:
    """Text that people can read, or None. Older Dutch programs still write cp1252."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if any(sign < " " and sign not in "\t\n\r\f" for sign in set(text)) else text
    return None


def _check_xml(data: bytes) -> None:
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        refuse("file.broken", _("Dit XML-bestand kunnen we niet veilig lezen.")).enforce()
    tags = {str(element.tag).lower() for element in root.iter()}
    drawn = any(tag.startswith(f"{{{space.lower()}}}") for tag in tags for space in NOT_IN_IMPORTS)
    if drawn or b"<?xml-stylesheet" in data or tags & {"html", "svg", "script"}:
        refuse("file.type", _wrong_type()).enforce()


def _wrong_type() -> str:
    return _("Dit soort bestand kan niet. Wel: PDF, foto (JPG of PNG), Word, Excel, ODT of platte tekst.")
