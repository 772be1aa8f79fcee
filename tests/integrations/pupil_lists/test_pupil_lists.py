"""The pupil list reader: every row comes back, and what is no list is refused in plain words."""

import csv
import datetime as dt
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from rondom.integrations.pupil_lists.errors import UnreadableFile
from rondom.integrations.pupil_lists.pupil_list import Authority, ParentRow, PupilList, PupilRow
from rondom.integrations.pupil_lists.reader import read_pupil_list
from rondom.integrations.pupil_lists.rows import read_date

TODAY = dt.date(2026, 11, 21)
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
HEADER = ["Roepnaam", "Tussenvoegsel", "Achternaam", "Geboortedatum", "Groep"]
PIP = ["Pip", "de", "Vries", "17-3-2015", "5"]
BOB = ["Bob", "", "Jansen", "2016-01-31", "4"]
PIP_READ = PupilRow("Pip", "", "de", "Vries", dt.date(2015, 3, 17), "5")


def read(data: bytes, name: str = "lijst.csv") -> PupilList:
    return read_pupil_list(data, name, today=TODAY)


def refused(data: bytes, name: str = "lijst.csv") -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read(data, name)
    assert len(caught.value.message) > 15
    return caught.value


def text(*rows: list[str], separator: str = ";") -> str:
    target = io.StringIO()
    csv.writer(target, delimiter=separator).writerows(rows)
    return target.getvalue()


def table(*rows: list[str]) -> PupilList:
    return read(text(*rows).encode())


def workbook(*rows: list[object], merge: str = "", sheets: int = 1) -> bytes:
    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    for _number in range(sheets - 1):
        book.create_sheet()
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def repacked(data: bytes, **members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each not in members:
                new.writestr(each, old.read(each))
        for name, content in members.items():
            new.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_and_separators(separator: str, encoding: str) -> None:
    name = ["Zoë", "", "Müller", "1/2/2015", "3"]
    found = read(text(HEADER, PIP, name, separator=separator).encode(encoding))
    assert [each.pupil for each in found.rows] == [
        PIP_READ,
        PupilRow("Zoë", "", "", "Müller", dt.date(2015, 2, 1), "3"),
    ]


def test_separator_named_by_excel() -> None:
    found = read(b"sep=,\r\n" + text(HEADER, PIP, separator=",").encode())
    assert found.rows == ((3, PIP_READ, ()),)


def test_parents_with_authority() -> None:
    header = [
        *HEADER,
        "Ouder 1 naam",
        "E-mail ouder 1",
        "Ouder 1 gezag",
        "Naam ouder 2",
        "Ouder 2 heeft gezag",
        "Thuistaal",
    ]
    row = [*PIP, "A. de Vries", "a@huis.example", "Ja", "B. Bos", "?", "Pools"]
    pupil = table(header, row).rows[0].pupil
    assert pupil is not None
    assert pupil.home_language == "Pools"
    assert pupil.parents == (
        ParentRow("A. de Vries", "a@huis.example", "", Authority.YES),
        ParentRow("B. Bos", "", "", Authority.UNKNOWN),
    )


def test_problem_with_a_parent_keeps_the_pupil() -> None:
    header = [*HEADER, "ouder 1 e-mail", "ouder 1 gezag"]
    row = table(header, [*PIP, "geen adres", "misschien"]).rows[0]
    assert row.pupil is not None
    assert len(row.problems) == 2


@pytest.mark.parametrize(
    "header", ["BSN", "bsn leerling", "PGN", "Onderwijsnummer", "IBAN", "Rekeningnummer ouder"]
)
def test_forbidden_column_is_named_and_never_read(header: str) -> None:
    found = table([*HEADER, header], [*PIP, "geheim-42"])
    assert found.unused_columns[0].reason.startswith("wordt niet gelezen")
    assert "geheim-42" not in repr(found)


@pytest.mark.parametrize("value", ["123456782", "NL91ABNA0417164300"])
def test_column_with_forbidden_values_is_never_read(value: str) -> None:
    found = table([*HEADER, "Leerlingnummer"], [*PIP, value])
    assert value not in repr(found)


def test_birth_date_that_passes_the_check_of_a_bsn_is_read() -> None:
    assert table(HEADER, [*PIP[:3], "14-02-1997", "5"]).rows[0].pupil is not None


def test_unknown_and_doubled_columns_are_reported() -> None:
    found = table([*HEADER, "Schoenmaat", "Klas", ""], [*PIP, "34", "5b", "los"])
    assert [(each.header, each.reason) for each in found.unused_columns] == [
        ("Schoenmaat", "wordt niet gebruikt"),
        ("Klas", "wordt niet gebruikt: deze kolom staat er al"),
        ("kolom 8", "wordt niet gebruikt"),
    ]


def test_missing_column_gives_one_message_with_the_columns_found() -> None:
    refusal = refused(text(["Roepnaam", "Groep", "Schoenmaat"], ["Pip", "5", "34"]).encode())
    assert refusal.code == "list.missing_columns"
    assert refusal.message == (
        "Deze kolommen ontbreken: achternaam, geboortedatum. "
        "In het bestand staan: Roepnaam, Groep, Schoenmaat."
    )


def test_title_above_and_empty_rows_between() -> None:
    found = table(["Leerlingen 2026"], [], HEADER, PIP, ["", "", "", "", ""], BOB)
    assert [each.row_number for each in found.rows] == [4, 6]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("17-3-2015", dt.date(2015, 3, 17)),
        ("17/03/2015", dt.date(2015, 3, 17)),
        ("2015-03-17", dt.date(2015, 3, 17)),
        ("17-03-2015 00:00:00", dt.date(2015, 3, 17)),
        ("42080", dt.date(2015, 3, 17)),
        ("31-2-2015", None),
        ("17-3-15", None),
        ("gisteren", None),
    ],
)
def test_dates(written: str, day: dt.date | None) -> None:
    assert read_date(written) == day


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        (3, "1-1-2090", "toekomst"),
        (3, "31-12-1989", "voor 1990"),
        (3, "", "geboortedatum ontbreekt"),
        (3, "17-3-15", "geen datum"),
        (2, "a" * 300, "300 tekens"),
        (2, "", "achternaam ontbreekt"),
        (0, "", "roepnaam of voornaam ontbreekt"),
    ],
)
def test_row_with_a_blocking_problem_is_reported_and_the_rest_is_read(
    column: int, value: str, words: str
) -> None:
    wrong = [*PIP]
    wrong[column] = value
    first, second = table(HEADER, wrong, BOB).rows
    assert first.pupil is None
    assert any(words in each for each in first.problems)
    assert second.pupil is not None


def test_emoji_are_fine() -> None:
    pupil = table(HEADER, ["👨‍👩‍👧 Pip🦄", *PIP[1:]]).rows[0].pupil
    assert pupil is not None
    assert pupil.call_name == "👨‍👩‍👧 Pip🦄"


def test_duplicate_is_told_on_both_rows() -> None:
    rows = table(HEADER, PIP, BOB, ["PIP", *PIP[1:]]).rows
    assert [each.problems for each in rows] == [
        ("Deze leerling staat ook op rij 4.",),
        (),
        ("Deze leerling staat ook op rij 2.",),
    ]


def test_workbook_with_dates_numbers_and_several_sheets() -> None:
    data = workbook(HEADER, ["Pip", "de", "Vries", dt.datetime(2015, 3, 17), 5], sheets=2)  # noqa: DTZ001
    found = read(data, "lijst.xlsx")
    assert found.rows == ((2, PIP_READ, ()),)
    assert found.notes == ("Dit bestand heeft 2 bladen. Alleen het eerste blad, ‘Sheet’, is gelezen.",)


def test_merged_cells_are_named() -> None:
    found = read(workbook(HEADER, PIP, BOB, merge="E2:E3"), "lijst.xlsx")
    assert "E2:E3" in found.notes[0]
    assert all("E2:E3" in each.problems[0] for each in found.rows)


def test_formula_is_not_guessed() -> None:
    found = read(workbook(HEADER, [*PIP[:4], "=1+1"], [*BOB[:3], "=TODAY()", "4"]), "lijst.xlsx")
    first, second = found.rows
    assert first.pupil is not None
    assert "formule" in first.problems[0]
    assert second.pupil is None


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.csv", "list.empty"),
        (b";;;\n;;;\n", "a.csv", "list.empty"),
        (b"x" * (10 * 1024 * 1024 + 1), "a.csv", "list.too_large"),
        (b"%PDF-1.7\n%\xe2\xe3", "a.csv", "list.wrong_type"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.csv", "list.wrong_type"),
        (workbook(HEADER, PIP), "a.csv", "list.wrong_type"),
        (text(HEADER, PIP).encode(), "a.xlsx", "list.wrong_type"),
        (text(HEADER, PIP).encode(), "a.pdf", "list.wrong_type"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "a.xlsx", "list.old_excel"),
        (workbook(HEADER, PIP), "a.xls", "list.old_excel"),
        (workbook(HEADER, PIP), "a.xlsm", "list.macros"),
        (repacked(workbook(HEADER, PIP), **{"xl/vbaProject.bin": b"x"}), "a.xlsx", "list.macros"),
        (repacked(workbook(HEADER, PIP), **{"xl/worksheets/sheet1.xml": b"<a"}), "a.xlsx", "list.broken"),
        (
            repacked(workbook(HEADER, PIP), **{"xl/workbook.xml": b"<!DOCTYPE a><a/>"}),
            "a.xlsx",
            "list.entities",
        ),
        (repacked(workbook(HEADER, PIP), **{"bom.xml": b"\0" * 60_000_000}), "a.xlsx", "list.too_large"),
        (repacked(workbook(HEADER), **{f"x{each}": b"" for each in range(1100)}), "a.xlsx", "list.too_large"),
        (workbook(HEADER, PIP)[:-30], "a.xlsx", "list.broken"),
        (b"PK\x03\x04rommel", "a.xlsx", "list.broken"),
        (text(HEADER, *[PIP] * 5001).encode(), "a.csv", "list.too_many"),
        (text(HEADER, *[PIP] * 5100).encode(), "a.csv", "list.too_many"),
    ],
)
def test_hostile_file_is_refused(data: bytes, name: str, code: str) -> None:
    assert refused(data, name).code == code


def test_five_thousand_rows_are_read() -> None:
    rows = [[f"Kind{number}", *PIP[1:]] for number in range(5000)]
    assert len(table(HEADER, *rows).rows) == 5000


def test_cell_far_away_does_no_harm() -> None:
    book = Workbook()
    for column, (head, value) in enumerate(zip(HEADER, PIP, strict=True), start=1):
        book.active.cell(1, column, head)
        book.active.cell(2, column, value)
    book.active.cell(1_048_576, 16_384, "ver weg")
    target = io.BytesIO()
    book.save(target)
    assert [each.pupil for each in read(target.getvalue(), "lijst.xlsx").rows] == [PIP_READ]


@QUICK
@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.txt", "a.xlsx", "a.xls", "a", ""]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableFile):
        read(data, name)


@QUICK
@given(st.binary(max_size=200))
def test_any_bytes_under_a_header_are_rows_or_refused(data: bytes) -> None:
    try:
        found = read(text(HEADER).encode() + data)
    except UnreadableFile as refusal:
        assert refusal.message  # noqa: PT017  either outcome is right
    else:
        assert all(each.pupil or each.problems for each in found.rows)


ORDINARY = workbook(HEADER, PIP)


@QUICK
@given(st.integers(0, len(ORDINARY) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_workbook_is_read_or_refused(position: int, noise: bytes) -> None:
    try:
        read(ORDINARY[:position] + noise + ORDINARY[position + len(noise) :], "a.xlsx")
    except UnreadableFile as refusal:
        assert refusal.message  # noqa: PT017


NAMES = st.text(st.characters(categories=["L", "N", "So"]), min_size=1, max_size=30)
PUPILS = st.builds(
    PupilRow,
    call_name=NAMES,
    first_names=st.just(""),
    prefix=st.sampled_from(["", "de", "van der"]),
    last_name=NAMES,
    born_on=st.dates(dt.date(1990, 1, 1), TODAY),
    group=st.sampled_from(["", "1", "5a", "7/8"]),
)


@QUICK
@given(
    st.lists(PUPILS, min_size=1, max_size=8),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["csv", "xlsx"]),
)
def test_a_written_list_reads_back_equal(pupils: list[PupilRow], separator: str, kind: str) -> None:
    rows = [
        [each.call_name, each.prefix, each.last_name, f"{each.born_on:%d-%m-%Y}", each.group]
        for each in pupils
    ]
    data = workbook(HEADER, *rows) if kind == "xlsx" else text(HEADER, *rows, separator=separator).encode()
    assert [each.pupil for each in read(data, f"lijst.{kind}").rows] == pupils
