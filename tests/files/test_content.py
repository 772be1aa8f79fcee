"""What a file really is decides, not what it is called."""

from io import BytesIO

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from rondom.core.decision import Refused
from rondom.files import content_pdf
from rondom.files.content import SUFFIXES, checked, clean_name
from rondom.files.terms import FilePurpose
from tests.files.samples import (
    EICAR,
    archive,
    excel,
    open_text,
    pdf,
    pdf_bomb,
    pdf_nested,
    picture,
    word,
    word_with,
)

OUTSIDE = b'<Relationships><Relationship Type="http://x/%s" TargetMode="External" Target="http://x/"/></Relationships>'
OFFICE = "application/vnd.openxmlformats-officedocument."


@pytest.mark.parametrize(
    ("data", "content_type", "name"),
    [
        (pdf(), "application/pdf", "verslag.pdf"),
        (pdf_bomb(1), "application/pdf", "verslag.pdf"),
        (picture("PNG"), "image/png", "verslag.png"),
        (picture("JPEG"), "image/jpeg", "verslag.jpg"),
        ("Beste ouders, tot één uur.\r\n".encode(), "text/plain", "verslag.txt"),
        ("Beste ouders, tot één uur.".encode("cp1252"), "text/plain", "verslag.txt"),
        (b"BM hallo allemaal", "text/plain", "verslag.txt"),
        (word(), OFFICE + "wordprocessingml.document", "verslag.docx"),
        (excel(), OFFICE + "spreadsheetml.sheet", "verslag.xlsx"),
        (open_text(), "application/vnd.oasis.opendocument.text", "verslag.odt"),
        (
            word_with("word/_rels/document.xml.rels", OUTSIDE % b"hyperlink"),
            OFFICE + "wordprocessingml.document",
            "verslag.docx",
        ),
    ],
)
def test_good_files_are_kept(data: bytes, content_type: str, name: str) -> None:
    kept = checked("verslag", data, FilePurpose.ATTACHMENT)
    assert (kept.content_type, kept.name) == (content_type, name)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"a" * 1_000_001, "file.too_big"),
        (EICAR, "file.virus"),
        (word_with("word/media/a.txt", EICAR), "file.virus"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "file.type"),
        (b"\x7fELF\x02\x01\x01\x00", "file.type"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00", "file.type"),
        (b"#!/bin/sh\nrm -rf ~\n", "file.type"),
        (b"<!DOCTYPE html><p>hallo", "file.type"),
        (b"hallo <SCRIPT>alert(1)</SCRIPT>", "file.type"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "file.type"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><a/>', "file.type"),
        (b"tekst\x00met nul", "file.type"),
        ("tekst".encode("utf-16"), "file.type"),
        (pdf("javascript"), "file.active_pdf"),
        (pdf("launch"), "file.active_pdf"),
        (pdf("form"), "file.active_pdf"),
        (pdf("hidden"), "file.two_kinds"),
        (pdf() + word(), "file.two_kinds"),
        (pdf("locked"), "file.locked"),
        (b"%PDF-1.7\nniets", "file.broken"),
        (pdf("empty"), "file.broken"),
        (pdf_nested(100), "file.broken"),
        (pdf_bomb(300), "file.broken"),
        (picture("PNG").replace(b"IHDR", b"IHDX"), "file.broken"),
        (picture("PNG")[:60], "file.broken"),
        (archive({"a.txt": b"a"}), "file.type"),
        (archive({"mimetype": b"application/zip", "content.xml": b""}), "file.type"),
        (word()[:-30], "file.broken"),
        (word_with("../x", b"a"), "file.broken"),
        (word_with("word/vbaProject.bin", b"a"), "file.macros"),
        (word_with("word/activeX/activeX1.xml", b"a"), "file.macros"),
        (
            archive(
                {
                    "[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml",
                    "word/document.xml": b"",
                }
            ),
            "file.macros",
        ),
        (word_with("word/_rels/settings.xml.rels", OUTSIDE % b"attachedTemplate"), "file.macros"),
        (word_with("word/_rels/settings.xml.rels", b"<not xml"), "file.macros"),
        (word_with("word/media/a.bin", b"0" * 30_000_000), "file.zip_bomb"),
    ],
)
@override_settings(UPLOAD_MAX_BYTES=1_000_000)
def test_bad_files_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked("verslag.pdf", data, FilePurpose.ATTACHMENT)
    assert refusal.value.decision.code == code
    assert refusal.value.decision.reason.endswith(".")


def test_a_pdf_with_too_many_objects_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_pdf, "MOST_OBJECTS", 1)
    with pytest.raises(Refused) as refusal:
        checked("a.pdf", pdf(), FilePurpose.ATTACHMENT)
    assert refusal.value.decision.code == "file.broken"


def test_a_picture_with_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused) as refusal:
        checked("a.png", picture("PNG", size=(8000, 7000)), FilePurpose.ATTACHMENT)
    assert refusal.value.decision.code == "file.too_many_pixels"
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    with pytest.raises(Refused) as refusal:
        checked("a.png", picture("PNG"), FilePurpose.ATTACHMENT)
    assert refusal.value.decision.code == "file.too_many_pixels"


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_pictures_lose_what_is_behind_them(kind: str) -> None:
    data = picture(kind, exif=True) + b"PK\x03\x04 and a stowaway"
    assert b"Speelplein" in data
    kept = checked("foto", data, FilePurpose.ATTACHMENT).data
    assert b"Speelplein" not in kept
    assert b"stowaway" not in kept
    with Image.open(BytesIO(kept)) as image:
        assert (image.size, dict(image.getexif())) == ((40, 20), {})


def test_see_through_pictures_stay_see_through() -> None:
    result = BytesIO()
    Image.new("RGBA", (4, 4), (10, 20, 30, 0)).save(result, "PNG")
    with Image.open(BytesIO(checked("a", result.getvalue(), FilePurpose.ATTACHMENT).data)) as image:
        assert image.getpixel((0, 0)) == (10, 20, 30, 0)


def test_xml_is_only_for_imports() -> None:
    data = b'<?xml version="1.0"?><leerlingen><leerling/></leerlingen>'
    assert checked("lijst.xml", data, FilePurpose.IMPORT).content_type == "application/xml"
    with pytest.raises(Refused):
        checked("lijst.xml", data, FilePurpose.ATTACHMENT)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<a", "file.broken"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "file.broken"),
        (b'<a xmlns:s="http://www.w3.org/2000/svg"><s:svg/></a>', "file.type"),
        (b"<html></html>", "file.type"),
        (b'<?xml-stylesheet href="x.xsl"?><a/>', "file.type"),
    ],
)
def test_bad_imports_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked("lijst.xml", data, FilePurpose.IMPORT)
    assert refusal.value.decision.code == code


def test_our_own_plan_may_carry_its_content() -> None:
    assert checked("plan.pdf", pdf("hidden"), FilePurpose.FROZEN_PLAN).content_type == "application/pdf"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\jan\\verslag.PDF", "verslag.pdf"),
        ("verslag\x00.pdf", "verslag.pdf"),
        ("verslag\u202efdp.exe", "verslagfdp.exe.pdf"),
        ("..", "bestand.pdf"),
        ("", "bestand.pdf"),
        ("map/", "bestand.pdf"),
        ("verslag.pdf.exe", "verslag.pdf.exe.pdf"),
        ("één dag.pdf", "één dag.pdf"),
        ("a" * 300 + ".pdf", "a" * 116 + ".pdf"),
    ],
)
def test_names_become_plain(name: str, kept: str) -> None:
    assert clean_name(name, "application/pdf") == kept


@given(st.text(max_size=400), st.sampled_from(sorted(SUFFIXES)))
def test_any_name_becomes_a_name(name: str, content_type: str) -> None:
    kept = clean_name(name, content_type)
    assert 4 <= len(kept) <= 120
    assert kept.endswith(SUFFIXES[content_type])
    assert not set(kept) & set("/\\\x00\r\n")
    assert clean_name(kept, content_type) == kept


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"]),
)
def test_any_bytes_are_kept_or_refused(data: bytes, start: bytes) -> None:
    try:
        assert checked("a", start + data, FilePurpose.IMPORT).data
    except Refused as refusal:
        assert refusal.decision.reason  # noqa: PT017
