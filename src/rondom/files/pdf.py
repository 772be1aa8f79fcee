"""HTML to one PDF that is both accessible (PDF/UA-1) and archivable (PDF/A-3a)."""

import base64
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import weasyprint
from django.conf import settings
from fontTools.ttLib import TTFont
from lxml import etree
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse, path2url

UA_NAMESPACE = "http://www.aiim.org/pdfua/ns/id/"
# PDF/A wants every property that it does not know itself to be described in the file.
UA_SCHEMA = f"""
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfuaid="{UA_NAMESPACE}" pdfuaid:part="1"/>
  <rdf:Description rdf:about=""
      xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
      xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
      xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
      <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
      <pdfaSchema:namespaceURI>{UA_NAMESPACE}</pdfaSchema:namespaceURI>
      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
      <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
      </rdf:li></rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
  </rdf:Description>
</rdf:RDF>
"""
# A stream that ends with a carriage return, and then the line feed that the format asks for: who does not believe the
# stated length, as a strict reader of PDF/A, takes both for the end of the line. One file in eighty had one.
DOUBT = b"\r\nendstream"
FONT_SUFFIXES = {".ttf", ".otf", ".woff2"}
# Not the variable fonts of the screens: they are slower, differ from run to run and build Arabic letters
# from loose parts, so that the text cannot be read aloud or found.
LETTERS = "html { font-family: 'Noto Sans', 'Noto Sans Arabic', sans-serif }"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF, such as the canonical JSON that the pages were made from.

    made_at: aware; taken from the content and not from the clock, so that the same input gives the same PDF
    relationship: Source, Data, Alternative, Supplement or Unspecified (ISO 19005-3)
    """

    name: str
    data: bytes
    made_at: dt.datetime
    description: str = ""
    relationship: str = "Source"


def render_pdf(
    html: str, *, title: str, language: str = "nl", attachments: Sequence[Attachment] = ()
) -> bytes:
    """Render a whole HTML document. Nothing is fetched: only data: addresses and our own fonts are read.

    The same input gives the same bytes. The template has to do its part: headings in order, th with scope,
    alt on an img and a <title> inside an inline svg.
    """
    document = _laid_out(html, language)
    document.metadata.title = title
    document.metadata.attachments = [_embedded(attachment) for attachment in attachments]
    return _also_accessible(document.write_pdf(pdf_variant="pdf/a-3a"))


def count_pages(html: str, *, language: str = "nl") -> int:
    """How many pages render_pdf would make of it."""
    return len(_laid_out(html, language).pages)


def _laid_out(html: str, language: str) -> weasyprint.Document:
    fonts = FontConfiguration()
    folder = font_folder()
    fetcher = ClosedFetcher(folder)
    page = weasyprint.HTML(string=html, url_fetcher=fetcher)
    page.etree_element.set("lang", language)
    letters = weasyprint.CSS(string=font_rules(folder) + LETTERS, url_fetcher=fetcher, font_config=fonts)
    return page.render(stylesheets=[letters], font_config=fonts)


class ClosedFetcher(URLFetcher):
    """Reads data: addresses and the files of one folder; refuses the network and the rest of the disk."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(allowed_protocols=["data", "file"], allow_redirects=False)
        paths = folder.iterdir() if folder else ()
        self._fonts = {path2url(path) for path in paths if path.suffix in FONT_SUFFIXES}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url not in self._fonts and not url.lower().startswith("data:"):
            raise ValueError(f"a PDF may not fetch {url[:100]}")
        return super().fetch(url, headers)


def font_folder() -> Path | None:
    """Folder with static fonts (PDF_FONT_FOLDER); without it the fonts of the system are used."""
    folder = getattr(settings, "PDF_FONT_FOLDER", "")
    return Path(folder).resolve() if folder else None


@cache
def font_rules(folder: Path | None) -> str:
    """@font-face rules for the fonts in a folder. Cost: opens every font, once per process."""
    paths = sorted(folder.iterdir()) if folder else []
    return "\n".join(_font_rule(path) for path in paths if path.suffix in FONT_SUFFIXES)


def _font_rule(path: Path) -> str:
    with TTFont(path, lazy=True) as font:
        family = font["name"].getBestFamilyName()
        weight = font["OS/2"].usWeightClass
        style = "italic" if font["head"].macStyle & 2 else "normal"
    return (
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style};"
        f" src: url('{path2url(path)}') }}"
    )


def _embedded(attachment: Attachment) -> weasyprint.Attachment:
    moment = attachment.made_at.astimezone(dt.UTC)
    return weasyprint.Attachment(
        file_obj=BytesIO(attachment.data),
        name=attachment.name,
        description=attachment.description or attachment.name,
        created=moment,
        modified=moment,
        relationship=attachment.relationship,
    )


def _also_accessible(data: bytes) -> bytes:
    """Say in the metadata that the file is PDF/UA-1 too, which WeasyPrint can only do instead of PDF/A."""
    with pikepdf.open(BytesIO(data)) as pdf:
        metadata = etree.fromstring(pdf.Root.Metadata.read_bytes())
        for about in list(etree.fromstring(UA_SCHEMA)):
            metadata[0].append(about)
        packet = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        packet += etree.tostring(metadata) + b'\n<?xpacket end="w"?>'
        pdf.Root.Metadata.write(packet)
        data = _saved(pdf, pikepdf.ObjectStreamMode.generate)
        return data if DOUBT not in data else _without_doubt(pdf)


def _saved(pdf: pikepdf.Pdf, mode: pikepdf.ObjectStreamMode, *, pack: bool = True) -> bytes:
    result = BytesIO()
    pdf.save(result, deterministic_id=True, object_stream_mode=mode, compress_streams=pack)
    return result.getvalue()


def _without_doubt(pdf: pikepdf.Pdf) -> bytes:
    """The same file, a bit bigger: such streams are packed once more, in letters, and the program's own left out."""
    for stream in pdf.objects:
        if not isinstance(stream, pikepdf.Stream) or not stream.read_raw_bytes().endswith(b"\r"):
            continue
        filters, options = _as_list(stream.get("/Filter")), _as_list(stream.get("/DecodeParms"))
        stream.write(
            base64.a85encode(stream.read_raw_bytes()) + b"~>",
            filter=pikepdf.Array([pikepdf.Name.ASCII85Decode, *filters]),
            decode_parms=pikepdf.Array([pikepdf.Dictionary(), *options]) if options else None,
        )
    return _saved(pdf, pikepdf.ObjectStreamMode.disable, pack=False)


def _as_list(value: pikepdf.Object | None) -> list[pikepdf.Object]:
    if value is None:
        return []
    return list(value.as_list()) if isinstance(value, pikepdf.Array) else [value]
