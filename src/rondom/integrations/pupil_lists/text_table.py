"""A CSV file as a table: encoding and separator are found out."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from rondom.integrations.pupil_lists.errors import UnreadableFile
from rondom.integrations.pupil_lists.sheet import MAX_COLUMNS, MAX_ROWS, Sheet, SheetRow, clean

SEPARATORS = ";,\t"
LOOKED_AT = 2_000


def read_text(data: bytes) -> Sheet:
    """Errors: UnreadableFile."""
    text = decode(data)
    first, _newline, rest = text.partition("\n")
    separator = _named_separator(first)
    if separator:
        return Sheet(tuple(_rows(rest, separator, skipped=1)))
    return Sheet(tuple(_rows(text, _separator(text), skipped=0)))


def decode(data: bytes) -> str:
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    message = _("De tekens in dit bestand zijn niet te lezen. Sla het op als CSV (UTF-8) of als xlsx.")
    raise UnreadableFile(message, "list.encoding")


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    zeros = data[:LOOKED_AT]
    if zeros[1::2].count(0) > len(zeros) // 4:
        return ("utf-16-le",)
    if zeros[0::2].count(0) > len(zeros) // 4:
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def _named_separator(line: str) -> str:
    """Excel may write `sep=;` above the table."""
    line = line.strip().lstrip("\ufeff").strip('"')
    return line[4:5] if line.lower().startswith("sep=") and line[4:5] in SEPARATORS else ""


def _separator(text: str) -> str:
    """The one that occurs most in the first line with words; ; wins a draw."""
    line = next((each for each in text[:LOOKED_AT].splitlines() if each.strip(SEPARATORS + ' "')), "")
    return max(SEPARATORS, key=line.count)


def _rows(text: str, separator: str, *, skipped: int) -> Iterator[SheetRow]:
    """A row has the number of the line where it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    number, count = 1 + skipped, 0
    try:
        for values in reader:
            row = SheetRow(number, tuple(clean(each) for each in values[:MAX_COLUMNS]))
            number = reader.line_num + 1 + skipped
            if row.empty:
                continue
            count += 1
            if count > MAX_ROWS + 20:
                message = _("Deze lijst heeft meer dan %(limit)d rijen.") % {"limit": MAX_ROWS}
                raise UnreadableFile(message, "list.too_many")
            yield row
    except csv.Error as error:
        message = _("Op regel %(line)d staat iets dat geen rij van een lijst is.") % {"line": number}
        raise UnreadableFile(message, "list.broken") from error
