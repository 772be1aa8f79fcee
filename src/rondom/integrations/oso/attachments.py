"""Documents inside the file: base64 around a ZIP with one member."""

import base64
import binascii
import io
import re
import struct
import zipfile
import zlib

from django.utils.translation import gettext as _

from rondom.integrations.oso.dossier import Attachment
from rondom.integrations.oso.nodes import Ledger, Node

MAX_UNPACKED = 25 * 1024 * 1024
MAX_UNPACKED_TOGETHER = 150 * 1024 * 1024
MAX_RATIO = 150
SMALL = 1024 * 1024  # a small text may be packed very tight
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)


def take_documents(node: Node, *, section: str, category: str) -> None:
    """Put every document below this element in the ledger."""
    for each in node.children("document"):
        node.ledger.attachments.append(_read(each, section=section, category=category))


def _read(node: Node, *, section: str, category: str) -> Attachment:
    name = clean_file_name(node.text("bestandsnaam"))
    content, problem = _content(node)
    if problem:
        node.refuse("bestandsinhoud", problem)
    return Attachment(
        file_name=name or _("zonder naam"),
        description=node.text("omschrijving")[:500],
        section=section,
        category=category,
        content=content,
        problem=problem,
    )


def clean_file_name(name: str) -> str:
    """Without folders and control characters; the end, with its type, is kept."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(each for each in last if each.isprintable()).strip(" .")[-200:]


def _content(node: Node) -> tuple[bytes, str]:
    packed = node.text("bestandsinhoud")
    try:
        content, problem = unpack(base64.b64decode("".join(packed.split()), validate=True))
    except (binascii.Error, ValueError):
        return b"", _("De inhoud van deze bijlage is niet te lezen (geen base64).")
    return _within_total(node.ledger, content, problem)


def _within_total(ledger: Ledger, content: bytes, problem: str) -> tuple[bytes, str]:
    ledger.unpacked_bytes += len(content)
    if ledger.unpacked_bytes > MAX_UNPACKED_TOGETHER:
        return b"", _("Alle bijlagen samen zijn te groot.")
    return content, problem


def unpack(packed: bytes) -> tuple[bytes, str]:
    """Return (content, "") or (b"", what is wrong in plain Dutch)."""
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            return _only_member(archive)
    except UNREADABLE:
        return b"", _("Deze bijlage is kapot: het ZIP-bestand is niet te openen.")


def _only_member(archive: zipfile.ZipFile) -> tuple[bytes, str]:
    members = [each for each in archive.infolist() if not each.is_dir()]
    if len(members) != 1:
        return b"", _("Deze bijlage heeft %(count)d bestanden; één is de afspraak.") % {"count": len(members)}
    member = members[0]
    if member.flag_bits & 1:
        return b"", _("Op deze bijlage zit een wachtwoord.")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return b"", _("Deze bijlage is ingepakt op een manier die we niet kennen.")
    return _bounded(archive, member)


def _bounded(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> tuple[bytes, str]:
    """The size in the header may lie, so count what really comes out."""
    too_large = _("Deze bijlage is uitgepakt groter dan %(limit)d MB.") % {"limit": MAX_UNPACKED // SMALL}
    if member.file_size > MAX_UNPACKED:
        return b"", too_large
    if member.file_size > max(SMALL, MAX_RATIO * member.compress_size):
        return b"", _("Deze bijlage groeit bij het uitpakken te veel en is daarom niet geopend.")
    with archive.open(member) as stream:
        content = stream.read(MAX_UNPACKED + 1)
    return (b"", too_large) if len(content) > MAX_UNPACKED else (content, "")
