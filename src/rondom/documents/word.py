"""A document as DOCX, to work on in a word processor: the same blocks, with real headings, lists and tables."""

import datetime as dt
from collections.abc import Iterable
from io import BytesIO

import docx
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable

from rondom.core import clock
from rondom.documents.blocks import Block, Document, Heading, Listing, Picture, Quote, Table, Text
from rondom.documents.house_style import HouseStyle

LANGUAGE = "nl-NL"
FONT = "Noto Sans"
WIDEST = Mm(170)  # of the page, between its margins


def docx_bytes(document: Document, style: HouseStyle) -> bytes:
    word = docx.Document()
    _look(word, style)
    _properties(word, document, style)
    if style.logo:
        _add_picture(word, BytesIO(style.logo), alt=style.name, height=Mm(14))
    word.add_heading(document.title, level=1)
    for line in document.about:
        word.add_paragraph(line)
    _add(word, document.plain)
    if document.plain:
        word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _add(word, document.blocks)
    result = BytesIO()
    word.save(result)
    return result.getvalue()


def _look(word: Word, style: HouseStyle) -> None:
    """Letters, colour, language and paper."""
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Quote", "List Bullet"):
        look = word.styles[name]
        look.font.name = FONT
        look.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        if name.startswith("Heading"):
            look.font.color.rgb = RGBColor.from_string(style.colour[1:].upper())
    word.styles["Normal"].font.size = Pt(10)
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    defaults.append(language)
    page = word.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)


def _properties(word: Word, document: Document, style: HouseStyle) -> None:
    """No name of a child: the title says what kind of document it is."""
    properties, made_on = word.core_properties, clock.today()
    properties.title, properties.author, properties.language = document.title, style.name, LANGUAGE
    properties.last_modified_by, properties.comments = style.name, ""
    properties.created = properties.modified = dt.datetime.combine(made_on, dt.time(), tzinfo=dt.UTC)
    with override("nl"):
        made = _("Gemaakt op %(day)s") % {"day": date_format(made_on, "j F Y")}
    word.sections[0].footer.paragraphs[0].text = f"{style.name} · {document.title} · {made}"


def _add_picture(word: Word, data: BytesIO, *, alt: str, height: Mm) -> None:
    """With words for who does not see it. Lower when it would be wider than the page."""
    shape = word.add_picture(data, height=height)
    if shape.width > WIDEST:
        shape.height, shape.width = Mm(round(shape.height.mm * WIDEST / shape.width)), WIDEST
    shape._inline.docPr.set("descr", alt)


def _add(word: Word, blocks: Iterable[Block]) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            word.add_heading(block.text, level=block.level)
        elif isinstance(block, Text):
            word.add_paragraph(block.text)
        elif isinstance(block, Quote):
            word.add_paragraph(block.text, style="Quote")
            if block.by:
                word.add_paragraph(block.by)
        elif isinstance(block, Listing):
            for item in block.items:
                word.add_paragraph(item, style="List Bullet")
        elif isinstance(block, Picture):
            _add_picture(word, BytesIO(block.data), alt=block.alt, height=Mm(90))
        else:
            _add_table(word, block)


def _add_table(word: Word, block: Table) -> None:
    table = word.add_table(rows=0, cols=len(block.head), style="Table Grid")
    for row in (block.head, *block.rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    _repeat_head(table)
    word.add_paragraph()


def _repeat_head(table: WordTable) -> None:
    """The first row is the head, also for who hears the table, and on the next page."""
    row = table.rows[0]
    mark = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(mark)
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
