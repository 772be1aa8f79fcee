"""One PDF for people who read with their ears, for the archive, and for programs."""

import datetime as dt
import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
from django.test import override_settings

from rondom.core.canonical import canonical_json
from rondom.files.pdf import Attachment, ClosedFetcher, font_rules, render_pdf

HTML = (Path(__file__).parent / "plan.html").read_text(encoding="utf-8")
PLAN = Attachment(
    name="plan.json",
    data=canonical_json({"doelen": ["samen spelen"], "vanaf": dt.date(2026, 11, 3)}),
    made_at=dt.datetime(2026, 11, 3, 9, 30, tzinfo=dt.UTC),
    description="De inhoud van dit plan",
)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return render_pdf(HTML, title="Groeidocument", attachments=[PLAN])


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A])
def test_the_same_file_is_accessible_and_archivable(paper: bytes, profile: page.ValidationProfile) -> None:
    report = page.validate_pdf_bytes(paper, profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant
    assert report.document.page_count == 2


def test_without_attachment_both_profiles_hold_too() -> None:
    data = render_pdf(HTML, title="Groeidocument")
    assert page.is_pdf_compliant_bytes(data, profile="ua1")
    assert page.is_pdf_compliant_bytes(data, profile="3a")


def test_the_gate_finds_a_figure_without_alternative() -> None:
    data = render_pdf(
        HTML.replace("<title>Lijn van drie scores: 4, 6 en 7</title>", ""), title="Groeidocument"
    )
    assert not page.is_pdf_compliant_bytes(data, profile="ua1")


def test_title_and_language_are_those_of_the_caller(paper: bytes) -> None:
    with pikepdf.open(BytesIO(paper)) as pdf:
        assert str(pdf.docinfo.Title) == "Groeidocument"
        assert str(pdf.Root.Lang) == "nl"
    with pikepdf.open(BytesIO(render_pdf(HTML, title="Growth document", language="en"))) as pdf:
        assert str(pdf.Root.Lang) == "en"


def test_content_travels_along_as_source(paper: bytes) -> None:
    with pikepdf.open(BytesIO(paper)) as pdf:
        attached = pdf.attachments["plan.json"]
        assert json.loads(attached.get_file().read_bytes()) == {
            "doelen": ["samen spelen"],
            "vanaf": "2026-11-03",
        }
        assert attached.relationship == pikepdf.Name.Source
        assert attached.get_file().mime_type == "application/json"


def test_the_same_input_gives_the_same_bytes(paper: bytes) -> None:
    assert render_pdf(HTML, title="Groeidocument", attachments=[PLAN]) == paper


def test_text_can_be_taken_out(paper: bytes) -> None:
    text = text_of(paper)
    assert "Groeidocument van Noor" in text
    assert "Coördinator" in text
    assert "نور" in text or "رون" in text
    assert "Pagina 2 van 2" in text
    assert "7F3A 91C2 04BD" in text


def test_a_stream_that_ends_like_a_line_leaves_no_doubt_about_its_length() -> None:
    # one byte with the value 12: packed, it ends with its checksum, and that with a carriage return
    attached = Attachment("stuk.bin", b"\x0c", dt.datetime(2026, 9, 1, tzinfo=dt.UTC))
    data = render_pdf(HTML, title="Groeidocument", attachments=[attached])
    assert b"\r\nendstream" not in data
    assert page.is_pdf_compliant_bytes(data, profile="ua1")
    assert page.is_pdf_compliant_bytes(data, profile="3a")
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.attachments["stuk.bin"].get_file().read_bytes() == b"\x0c"
    assert data == render_pdf(HTML, title="Groeidocument", attachments=[attached])


def test_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.ttf").write_bytes(b"no")
    for address in (
        "http://127.0.0.1:9/x.png",
        "https://example.org/x",
        f"file://{tmp_path}/secret.ttf",
        "ftp://x/y",
    ):
        with pytest.raises(ValueError, match="may not fetch"):
            ClosedFetcher(None).fetch(address)
    inside = ClosedFetcher(tmp_path)
    assert inside.fetch(f"file://{tmp_path}/secret.ttf").read() == b"no"
    with pytest.raises(ValueError, match="may not fetch"):
        inside.fetch(f"file://{tmp_path}/../x.ttf")
    assert inside.fetch("data:text/plain,ja").read() == b"ja"


def test_an_outside_picture_leaves_a_valid_page() -> None:
    html = HTML.replace("<h2>Afspraken", '<img src="http://127.0.0.1:9/x.png" alt="Foto"><h2>Afspraken')
    assert text_of(render_pdf(html, title="Groeidocument")).count("Afspraken") == 1


def test_fonts_may_come_from_a_folder(tmp_path: Path) -> None:
    shutil.copy(system_font("DejaVu Sans:bold"), tmp_path / "letters.ttf")
    rules = font_rules(tmp_path.resolve())
    assert rules.count("@font-face") == 1
    assert "font-style: normal" in rules
    with override_settings(PDF_FONT_FOLDER=str(tmp_path)):
        data = render_pdf(
            HTML.replace("<body>", "<body style=\"font-family: 'DejaVu Sans'\">"), title="Groeidocument"
        )
    assert page.is_pdf_compliant_bytes(data, profile="3a")


def system_font(name: str) -> str:
    command = ["fc-match", "--format", "%{file}", name]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def text_of(data: bytes) -> str:
    """The text of all pages, through the character maps in the file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return " ".join(_page_text(one) for one in pdf.pages)


def _page_text(one: pikepdf.Page) -> str:
    maps = {name: _characters(font) for name, font in one.Resources.Font.items()}
    text, current = "", {}
    for operands, operator in pikepdf.parse_content_stream(one):
        if str(operator) == "Tf":
            current = maps[str(operands[0])]
        elif str(operator) in {"Tj", "TJ"}:
            parts = operands[0] if str(operator) == "TJ" else [operands[0]]
            shown = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            text += "".join(current.get(shown[at : at + 2].hex(), "?") for at in range(0, len(shown), 2))
        elif str(operator) == "ET":
            text += " "
    return " ".join(text.split())


def _characters(font: pikepdf.Object) -> dict[str, str]:
    lines = font.ToUnicode.read_bytes().decode().splitlines()
    pairs = [line.strip("<>").split("> <") for line in lines if line.startswith("<") and "> <" in line]
    return {pair[0]: bytes.fromhex(pair[1]).decode("utf-16-be") for pair in pairs if len(pair) == 2}
