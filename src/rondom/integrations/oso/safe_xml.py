"""From untrusted bytes to an XML tree: limits first, no entities, no network."""

from django.utils.translation import gettext as _
from lxml import etree

from rondom.integrations.oso.errors import UnreadableFile

MAX_BYTES = 60 * 1024 * 1024
MAX_DEPTH = 40  # the schema itself goes about twelve levels deep
MAX_MARKUP = 100_000  # opening and closing tags; a full dossier has about 1,500


def parse(data: bytes) -> etree._Element:
    """Return the root element. Errors: UnreadableFile."""
    _refuse_size(data)
    _refuse_doctype(data)
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _broken(error) from error
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # not in the stubs
        raise _entities()
    _refuse_depth(root)
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_size(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        message = _("Dit bestand is te groot: %(size)d MB. We lezen bestanden tot %(limit)d MB.")
        sizes = {"size": len(data) // (1024 * 1024), "limit": MAX_BYTES // (1024 * 1024)}
        raise UnreadableFile(message % sizes, "oso.too_large")
    if b"<" not in data:
        raise UnreadableFile(
            _("Dit is geen XML-bestand. Kies het OSO-bestand met de naam .xml."), "oso.not_xml"
        )
    if data.count(b"<") > MAX_MARKUP:
        raise UnreadableFile(_("Dit bestand heeft te veel onderdelen voor één leerling."), "oso.too_large")


def _refuse_doctype(data: bytes) -> None:
    """Before the parser sees it. Without the zero bytes UTF-16 and UTF-32 read like ASCII."""
    text = data.replace(b"\0", b"") if b"\0" in data[:8] else data
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise _entities()


def _refuse_depth(root: etree._Element) -> None:
    depth = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise UnreadableFile(_("De onderdelen van dit bestand zitten te diep in elkaar."), "oso.too_deep")


def _entities() -> UnreadableFile:
    message = _(
        "Dit bestand heeft een eigen documenttype (DOCTYPE). Dat mag niet in een OSO-bestand en is onveilig."
    )
    return UnreadableFile(message, "oso.entities")


def _broken(error: Exception) -> UnreadableFile:
    if not isinstance(error, etree.XMLSyntaxError):
        return UnreadableFile(_("De tekens in dit bestand zijn niet te lezen."), "oso.broken_xml")
    if "depth" in str(error).lower():
        return UnreadableFile(_("De onderdelen van dit bestand zitten te diep in elkaar."), "oso.too_deep")
    if "huge" in str(error).lower():
        return UnreadableFile(_("Een bijlage of tekst in dit bestand is te groot."), "oso.too_large")
    if error.lineno and _starts_as_text(error):
        return UnreadableFile(
            _("Dit is geen XML-bestand. Kies het OSO-bestand met de naam .xml."), "oso.not_xml"
        )
    message = _("Dit XML-bestand is kapot: er is een fout op regel %(line)d. Maak het bestand opnieuw.")
    return UnreadableFile(message % {"line": error.lineno or 1}, "oso.broken_xml")


def _starts_as_text(error: etree.XMLSyntaxError) -> bool:
    return "Start tag expected" in str(error) or "Document is empty" in str(error)
