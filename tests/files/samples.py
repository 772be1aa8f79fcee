"""Small files made on the spot: good ones and bad ones."""

import struct
import zipfile
import zlib
from io import BytesIO

import openpyxl
import pikepdf
from PIL import Image

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
WORD_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def picture(kind: str, *, size: tuple[int, int] = (40, 20), exif: bool = False) -> bytes:
    image, result, options = Image.new("RGB", size, "#154273"), BytesIO(), {}
    if exif:
        data = Image.Exif()
        data[0x010E] = "Speelplein De Kring"
        options = {"exif": data, "comment": b"Speelplein De Kring"} if kind == "JPEG" else {"exif": data}
    image.save(result, kind, **options)
    return result.getvalue()


def pdf(change: str = "") -> bytes:
    document, result = pikepdf.new(), BytesIO()
    document.add_blank_page()
    if change == "javascript":
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    elif change == "launch":
        action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
        document.pages[0].Annots = pikepdf.Array(
            [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)]
        )
    elif change == "hidden":
        document.attachments["x.exe"] = b"MZ"
    elif change == "empty":
        del document.pages[0]
    elif change == "form":
        document.Root.AcroForm = pikepdf.Dictionary(XFA="x", Fields=[])
    encryption = pikepdf.Encryption(owner="a", user="b") if change == "locked" else False
    document.save(result, encryption=encryption)
    return result.getvalue()


def pdf_bomb(megabytes: int) -> bytes:
    """A small PDF with an object stream that unpacks to a lot of spaces."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b"5 0 <</A 1>>")
    packed += b"".join(packer.compress(b" " * 1024 * 1024) for _ in range(megabytes)) + packer.flush()
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/X 5 0 R>>",
        4: b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(packed), packed),
    }
    result, rows = b"%PDF-1.7\n", struct.pack("!BIH", 0, 0, 0)
    for number, content in objects.items():
        rows += struct.pack("!BIH", 1, len(result), 0)
        result += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows += struct.pack("!BIH", 2, 4, 0) + struct.pack("!BIH", 1, len(result), 0)
    table = b"<</Type/XRef/Size 7/W[1 4 2]/Root 1 0 R/Length %d>>stream\n%s\nendstream" % (len(rows), rows)
    return result + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (table, len(result))


def pdf_nested(depth: int) -> bytes:
    document, result = pikepdf.new(), BytesIO()
    document.add_blank_page()
    document.Root.X = pikepdf.Object.parse(b"[" * depth + b"]" * depth)
    document.save(result)
    return result.getvalue()


def archive(parts: dict[str, bytes]) -> bytes:
    result = BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return result.getvalue()


def word(**more: bytes) -> bytes:
    return archive({"[Content_Types].xml": WORD_TYPES, "word/document.xml": b"<w:document/>"} | more)


def word_with(name: str, content: bytes) -> bytes:
    return archive({"[Content_Types].xml": WORD_TYPES, "word/document.xml": b"<w:document/>", name: content})


def excel() -> bytes:
    result = BytesIO()
    openpyxl.Workbook().save(result)
    return result.getvalue()


def open_text() -> bytes:
    return archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<office/>"})


def _box(kind: bytes, inside: bytes) -> bytes:
    return struct.pack("!I", len(inside) + 8) + kind + inside


def mp4(*tracks: bytes) -> bytes:
    """An mp4 with tracks of these kinds: b"soun", b"vide"."""
    boxes = [
        _box(b"trak", _box(b"mdia", _box(b"hdlr", b"\x00" * 8 + kind + b"\x00" * 13))) for kind in tracks
    ]
    return (
        _box(b"ftyp", b"M4A \x00\x00\x00\x00mp42isom") + _box(b"moov", b"".join(boxes)) + _box(b"mdat", b"x")
    )


def wav(seconds: int = 1) -> bytes:
    """Silence."""
    sound = b"\x80" * 8000 * seconds
    form = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    inside = (
        b"WAVEfmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(sound)) + sound
    )
    return b"RIFF" + struct.pack("<I", len(inside)) + inside


def mp3(*, label: bool = False) -> bytes:
    """Three silent frames of 128 kbit, 44.1 kHz: 417 bytes each."""
    start = b"ID3\x04\x00\x00\x00\x00\x01\x00" + b"\x00" * 128 if label else b""
    return start + (b"\xff\xfb\x90\x00" + b"\x00" * 413) * 3


def webm(codec: bytes) -> bytes:
    return b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm" + b"\x00" * 20 + b"\x86" + codec + b"\x00" * 40


def ogg(mark: bytes) -> bytes:
    return b"OggS\x00\x02" + b"\x00" * 20 + b"\x01\x13" + mark + b"\x00" * 40
