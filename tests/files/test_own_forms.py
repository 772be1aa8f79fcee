"""Drawings and recordings of a pupil: sound by its content, no film, no document, and a picture drawn anew."""

import pytest

from rondom.core.decision import Refused
from rondom.files.content import checked
from rondom.files.terms import FilePurpose
from tests.files.samples import mp3, mp4, ogg, pdf, picture, wav, webm, word


@pytest.mark.parametrize(
    ("data", "content_type", "name"),
    [
        (wav(), "audio/wav", "opname.wav"),
        (mp3(), "audio/mpeg", "opname.mp3"),
        (mp3(label=True), "audio/mpeg", "opname.mp3"),
        (mp4(b"soun"), "audio/mp4", "opname.m4a"),
        (webm(b"A_OPUS"), "audio/webm", "opname.webm"),
        (ogg(b"OpusHead"), "audio/ogg", "opname.ogg"),
        (ogg(b"\x01vorbis"), "audio/ogg", "opname.ogg"),
    ],
)
def test_a_recording_is_known_by_what_is_in_it(data: bytes, content_type: str, name: str) -> None:
    kept = checked("opname", data, FilePurpose.VOICE)
    assert (kept.content_type, kept.name, kept.data) == (content_type, name, data)


@pytest.mark.parametrize(
    "data",
    [
        mp4(b"soun", b"vide"),
        mp4(b"vide"),
        mp4(),
        mp4(b"soun")[:40],
        webm(b"A_OPUS\x00V_VP8"),
        webm(b""),
        ogg(b"\x80theora"),
        b"\xff\xfb\x90\x00" + b"\x00" * 900,
        b"\xff\xfb\xf0\x00" * 300,
        b"\xff\xfb",
        b"ID3\x04",
        b"RIFF\x00\x00\x00\x00AVI " + b"\x00" * 40,
        picture("PNG"),
        pdf(),
        word(),
        b"<html>",
        b"gewone tekst",
    ],
)
def test_what_is_no_sound_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        checked("opname.mp3", data, FilePurpose.VOICE)
    assert caught.value.decision.code == "file.type"
    assert "Wel: MP3, M4A, OGG, WAV of WEBM." in caught.value.decision.reason


def test_a_drawing_is_a_picture_without_what_hides_behind_it() -> None:
    kept = checked("IMG_2041.heic", picture("JPEG", exif=True), FilePurpose.DRAWING)
    assert (kept.content_type, kept.name) == ("image/jpeg", "IMG_2041.heic.jpg")
    assert b"Speelplein" not in kept.data


@pytest.mark.parametrize("data", [pdf(), word(), wav(), b"tekst", b"<svg></svg>"])
def test_what_is_no_picture_is_no_drawing(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        checked("tekening.png", data, FilePurpose.DRAWING)
    assert caught.value.decision.code == "file.type"


@pytest.mark.parametrize("purpose", [FilePurpose.ATTACHMENT, FilePurpose.DRAWING])
def test_sound_belongs_only_to_the_voice_of_a_pupil(purpose: str) -> None:
    with pytest.raises(Refused):
        checked("opname.wav", wav(), purpose)
