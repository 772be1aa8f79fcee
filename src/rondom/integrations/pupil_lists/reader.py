"""Read a pupil list (CSV or XLSX): every row comes back, with the pupil or with what is wrong."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import PurePath

import puremagic
from django.utils.translation import gettext as _

from rondom.integrations.pupil_lists.columns import known_headings, read_columns
from rondom.integrations.pupil_lists.errors import UnreadableFile
from rondom.integrations.pupil_lists.pupil_list import Column, ListRow, PupilList, PupilRow
from rondom.integrations.pupil_lists.rows import RowReader
from rondom.integrations.pupil_lists.sheet import MAX_BYTES, MAX_ROWS, Sheet, SheetRow
from rondom.integrations.pupil_lists.text_table import read_text
from rondom.integrations.pupil_lists.workbook import read_workbook

OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")
ROWS_ABOVE_HEADER = 10
SURE = 0.8
RANGE = re.compile(r"[A-Z]+(\d+):[A-Z]+(\d+)")


def read_pupil_list(data: bytes, filename: str, *, today: dt.date) -> PupilList:
    """Errors: UnreadableFile, with a plain Dutch message and a stable code."""
    sheet = _sheet(data, filename)
    header = _header(sheet.rows)
    body = [each for each in sheet.rows if each.number > header.number]
    if len(body) > MAX_ROWS:
        raise UnreadableFile(
            _("Deze lijst heeft meer dan %(limit)d rijen.") % {"limit": MAX_ROWS}, "list.too_many"
        )
    columns = read_columns(header.cells, [each.cells for each in body])
    rows = _with_duplicates([_row(each, columns, sheet.merged, today) for each in body])
    return PupilList(columns, tuple(rows), (*sheet.notes, *_merged_notes(sheet.merged), *_empty_note(body)))


def _sheet(data: bytes, filename: str) -> Sheet:
    """What the bytes say counts; the name of the file only has to agree."""
    if len(data) > MAX_BYTES:
        raise UnreadableFile(_("Dit bestand is groter dan 10 MB."), "list.too_large")
    if not data.strip():
        raise UnreadableFile(_("Dit bestand is leeg."), "list.empty")
    suffix = PurePath(filename).suffix.lower()
    if data.startswith(OLD_EXCEL) or suffix == ".xls":
        message = _(
            "Dit is een oud Excel-bestand (xls) of er zit een wachtwoord op. Sla het op als xlsx of CSV."
        )
        raise UnreadableFile(message, "list.old_excel")
    if suffix == ".xlsm":
        message = _(
            "Dit bestand heeft macro’s (xlsm). Sla het op als gewoon Excel-bestand (xlsx) of als CSV."
        )
        raise UnreadableFile(message, "list.macros")
    if suffix not in (".xlsx", ".csv", ".txt", ".tsv"):
        raise UnreadableFile(_("Kies een lijst als xlsx of CSV."), "list.wrong_type")
    if (suffix == ".xlsx") != data.startswith(b"PK\x03\x04"):
        message = _(
            "De inhoud past niet bij de naam van het bestand. Sla de lijst opnieuw op als xlsx of CSV."
        )
        raise UnreadableFile(message, "list.wrong_type")
    if suffix == ".xlsx":
        return read_workbook(data)
    _refuse_other_kinds(data)
    return read_text(data)


def _refuse_other_kinds(data: bytes) -> None:
    """A picture or PDF under the name of a list. Short marks do not count: a text may begin with BM."""
    try:
        found = puremagic.magic_string(data[:4096])
    except (puremagic.PureError, ValueError):
        return
    kinds = [
        each for each in found if len(each.byte_match) >= 4 and each.confidence >= SURE and each.mime_type
    ]
    if any(
        not each.mime_type.startswith("text/") and not data.isascii() for each in kinds
    ) or data.startswith(b"%PDF"):
        message = _("Dit is geen lijst maar een ander soort bestand. Kies een lijst als xlsx of CSV.")
        raise UnreadableFile(message, "list.wrong_type")


def _header(rows: Sequence[SheetRow]) -> SheetRow:
    """The row with the most headings we know, near the top; a title above it is fine."""
    if not rows:
        raise UnreadableFile(_("In dit bestand staat geen lijst."), "list.empty")
    return max(rows[:ROWS_ABOVE_HEADER], key=lambda each: known_headings(each.cells))


def _row(row: SheetRow, columns: Sequence[Column], merged: Sequence[str], today: dt.date) -> ListRow:
    used = [each for each in columns if each.field]
    cells = {each.field: row.cells[each.position] for each in used if each.position < len(row.cells)}
    reader = RowReader(cells, {each.field: each.header for each in used}, today)
    pupil = reader.pupil()
    words = _("De cellen %(range)s zijn samengevoegd. Vul elke cel apart.")
    inside = [words % {"range": each} for each in merged if _covers(each, row.number)]
    return ListRow(row.number, pupil, (*inside, *reader.problems))


def _covers(merged: str, number: int) -> bool:
    found = RANGE.fullmatch(merged)
    return found is not None and int(found[1]) <= number <= int(found[2])


def _merged_notes(merged: Sequence[str]) -> tuple[str, ...]:
    if not merged:
        return ()
    shown = ", ".join(merged[:10])
    return (
        _("Er zijn samengevoegde cellen: %(ranges)s. Alleen de eerste cel daarvan telt.") % {"ranges": shown},
    )


def _empty_note(body: Sequence[SheetRow]) -> tuple[str, ...]:
    return () if body else (_("Onder de kolomnamen staan geen leerlingen."),)


def _with_duplicates(rows: list[ListRow]) -> list[ListRow]:
    """The same name and birth date twice: both rows say so."""
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in rows:
        if row.pupil:
            same[_identity(row.pupil)].append(row.row_number)
    return [_mark(row, same[_identity(row.pupil)]) if row.pupil else row for row in rows]


def _identity(pupil: PupilRow) -> tuple[str, ...]:
    names = (pupil.given_name, pupil.prefix, pupil.last_name)
    return (*(each.casefold() for each in names), pupil.born_on.isoformat())


def _mark(row: ListRow, numbers: list[int]) -> ListRow:
    others = [str(each) for each in numbers if each != row.row_number]
    if not others:
        return row
    shown = ", ".join(others[:5])
    problem = _("Deze leerling staat ook op rij %(rows)s.") % {"rows": shown}
    return row._replace(problems=(*row.problems, problem))
