"""An XLSX file as a table: checked as a ZIP before openpyxl sees it."""

import datetime as dt
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.cell.cell import TYPE_FORMULA

from rondom.integrations.pupil_lists.errors import UnreadableFile
from rondom.integrations.pupil_lists.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    Cell,
    CellValue,
    Formula,
    Sheet,
    SheetRow,
    clean,
)

MAX_MEMBERS = 1_000
MAX_MERGED = 100
MAX_UNPACKED = 25 * 1024 * 1024
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="([A-Z]+\d+:[A-Z]+\d+)"')
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError)


def read_workbook(data: bytes) -> Sheet:
    """The first sheet. Errors: UnreadableFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _inspect(archive)
    except ZIP_ERRORS as error:
        raise _broken() from error
    try:
        return _first_sheet(data)
    except UnreadableFile:
        raise
    except Exception as error:
        raise _broken() from error


def _inspect(archive: zipfile.ZipFile) -> None:
    """Sizes as they come out, not as the header says."""
    members = archive.infolist()
    if len(members) > MAX_MEMBERS or sum(each.file_size for each in members) > MAX_UNPACKED:
        raise _bomb()
    _refuse_kind({each.filename for each in members})
    left = MAX_UNPACKED
    for each in members:
        with archive.open(each) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise _bomb()
        _refuse_content(content)


def _refuse_kind(names: set[str]) -> None:
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        message = _(
            "Dit bestand heeft macro’s (xlsm). Sla het op als gewoon Excel-bestand (xlsx) of als CSV."
        )
        raise UnreadableFile(message, "list.macros")
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        message = _("Dit is geen Excel-bestand. Kies een lijst als xlsx of CSV.")
        raise UnreadableFile(message, "list.wrong_type")


def _refuse_content(content: bytes) -> None:
    text = content.replace(b"\0", b"") if b"\0" in content[:8] else content
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise UnreadableFile(_("Dit Excel-bestand heeft onveilige inhoud."), "list.entities")
    if b"macroEnabled" in text and b"<Types" in text:
        message = _(
            "Dit bestand heeft macro’s (xlsm). Sla het op als gewoon Excel-bestand (xlsx) of als CSV."
        )
        raise UnreadableFile(message, "list.macros")


def _bomb() -> UnreadableFile:
    return UnreadableFile(
        _("Dit bestand wordt bij het uitpakken te groot en is niet geopend."), "list.too_large"
    )


def _broken() -> UnreadableFile:
    return UnreadableFile(
        _("Dit Excel-bestand is kapot. Sla het opnieuw op en probeer het nog eens."), "list.broken"
    )


def _first_sheet(data: bytes) -> Sheet:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says about its size may be wrong
        rows = tuple(_filled(sheet.iter_rows(max_col=MAX_COLUMNS)))
        merged = _merged(data, sheet._worksheet_path)  # type: ignore[attr-defined]
        return Sheet(rows, _sheet_notes([each.title for each in book.worksheets]), merged)
    finally:
        book.close()


def _filled(rows: Iterable[Iterable[object]]) -> Iterator[SheetRow]:
    """For a gap of a million rows openpyxl gives one and the same empty row again and again."""
    count, blank = 0, None
    for number, cells in enumerate(rows, start=1):
        if cells is blank:
            continue
        row = SheetRow(number, tuple(_cell(each) for each in cells))
        if row.empty:
            blank = cells
            continue
        count += 1
        if count > MAX_ROWS + 20:  # a title and a header above the pupils are fine
            message = _("Deze lijst heeft meer dan %(limit)d rijen.") % {"limit": MAX_ROWS}
            raise UnreadableFile(message, "list.too_many")
        yield row


def _cell(cell: object) -> Cell:
    if getattr(cell, "data_type", "") == TYPE_FORMULA:
        return Formula()
    return plain(getattr(cell, "value", None))


def plain(value: CellValue) -> Cell:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return clean(str(value))


def _merged(data: bytes, path: str) -> tuple[str, ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = MERGED.findall(archive.read(path.lstrip("/")))
    return tuple(each.decode("ascii") for each in found[:MAX_MERGED])


def _sheet_notes(titles: list[str]) -> tuple[str, ...]:
    if len(titles) < 2:
        return ()
    message = _("Dit bestand heeft %(count)d bladen. Alleen het eerste blad, ‘%(title)s’, is gelezen.")
    return (message % {"count": len(titles), "title": clean(titles[0])},)
