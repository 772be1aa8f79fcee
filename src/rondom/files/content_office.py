"""Office files are zip files: which kind, no macros, no bombs."""

import zipfile
from io import BytesIO
from xml.etree.ElementTree import ParseError  # only the name of the error

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from rondom.core.decision import Refused, refuse

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXT = "application/vnd.oasis.opendocument.text"
MOST_PARTS = 3_000
MOST_BYTES = 200 * 1024 * 1024
MOST_TIMES_BIGGER = 200
SMALL_ENOUGH = 5 * 1024 * 1024
ACTING_PARTS = ("vbaproject", "macrosheets/", "activex", "oleobject", "basic/", "scripts/", "vbadata")
ACTING_TYPES = (b"macroenabled", b"vbaproject", b"activex", b"oleobject")


def office_type(data: bytes, *, virus_mark: bytes) -> str:
    """The type of a Word, Excel or OpenDocument text file. Errors: Refused."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_sizes(parts, len(data))
            content_type = _type_of(archive)
            _check_parts(archive, parts, virus_mark)
    except Refused:
        raise
    except Exception:  # noqa: BLE001  # zip and its decoders raise many kinds; the data is from outside
        refuse("file.broken", _("Dit bestand kunnen we niet lezen.")).enforce()
    return content_type


def _check_sizes(parts: list[zipfile.ZipInfo], packed: int) -> None:
    total = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or total > MOST_BYTES or total > max(SMALL_ENOUGH, packed * MOST_TIMES_BIGGER):
        refuse("file.zip_bomb", _("Dit bestand is uitgepakt veel te groot.")).enforce()
    names = [part.filename for part in parts]
    if len(set(names)) != len(names) or any(
        ".." in name.split("/") or name.startswith("/") for name in names
    ):
        refuse("file.broken", _("Dit bestand kunnen we niet lezen.")).enforce()


def _type_of(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "[Content_Types].xml" in names and "word/document.xml" in names:
        return WORD
    if "[Content_Types].xml" in names and "xl/workbook.xml" in names:
        return EXCEL
    if "content.xml" in names and "mimetype" in names and archive.read("mimetype").strip() == TEXT.encode():
        return TEXT
    reason = _("Dit soort bestand kan niet. Wel: PDF, foto (JPG of PNG), Word, Excel, ODT of platte tekst.")
    refuse("file.type", reason).enforce()
    raise AssertionError  # pragma: no cover  # the line above always raises


def _check_parts(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], virus_mark: bytes) -> None:
    """Cost: every part is unpacked once; _check_sizes has limited how much that is."""
    for part in parts:
        content = archive.read(part)
        if virus_mark in content:
            refuse("file.virus", _("In dit bestand zit een virus. Het is niet opgeslagen.")).enforce()
        if any(mark in part.filename.lower() for mark in ACTING_PARTS) or _acts(part.filename, content):
            reason = _("In dit bestand zitten macro's. Sla het op zonder macro's en probeer het opnieuw.")
            refuse("file.macros", reason).enforce()


def _acts(name: str, content: bytes) -> bool:
    if name == "[Content_Types].xml":
        return any(mark in content.lower() for mark in ACTING_TYPES)
    if not name.endswith(".rels"):
        return False
    try:
        links = fromstring(content, forbid_dtd=True)
    except (ParseError, DefusedXmlException):
        return True
    return any(_loads_from_outside(dict(link.attrib)) for link in links)


def _loads_from_outside(link: dict[str, str]) -> bool:
    """A template or frame that the program would fetch by itself; a link that a person clicks is fine."""
    outside = link.get("TargetMode", "").lower() == "external"
    return outside and link.get("Type", "").rsplit("/", 1)[-1] in {
        "attachedTemplate",
        "frame",
        "oleObject",
        "subDocument",
    }
